"""What the Slack surface needs to know of its workspace and of its place on the network."""

from dataclasses import dataclass, field

SLACK_API = "https://slack.com/api/"
EVENTS_PATH = "/slack/events"
INSTALL_PATH, REDIRECT_PATH = "/slack/install", "/slack/oauth_redirect"


@dataclass(frozen=True, slots=True)
class SlackSettings:
    """Tokens and addresses of one installation; the secrets stay out of its `repr`.

    An app token means Socket Mode; without one a signing secret means HTTP on `host`:`port`.
    `state` is a database URL. In seconds: a call to Slack takes `timeout` at most; a message
    belongs to the process that took it for `lease`, which is longer; `settle` is how late a post
    may show in a conversation; `linger` is how long requests are still taken after a stop, until
    whatever shares them out among copies has heard that this one is not ready.

    Without a bot token Versus can be installed in many workspaces, over HTTP: then the client's id
    and secret are needed, and the keys that tokens are sealed with, the newest first. Probes are
    served on `health_port` where there is one. Links below `pages_url` are unfurled, if it is set.

    News is looked for every `announce_every` seconds. `hold_unreadable` is whether a post that may
    be there is held where the channel may not be read, and not made once more.
    """

    bot_token: str = field(repr=False)
    signing_secret: str | None = field(default=None, repr=False)
    app_token: str | None = field(default=None, repr=False)
    api_url: str = SLACK_API
    host: str = "127.0.0.1"
    port: int = 3000
    state: str = field(default="sqlite:///data/state.db", repr=False)
    timeout: float = 10.0
    lease: float = 45.0
    settle: float = 30.0
    linger: float = 0.0
    client_id: str | None = None
    client_secret: str | None = field(default=None, repr=False)
    encryption_keys: tuple[str, ...] = field(default=(), repr=False)
    health_port: int | None = None
    pages_url: str | None = None
    announce_every: float = 60.0
    hold_unreadable: bool = True
