"""What the Slack surface is told of the settings, for all commands that start it."""

from pydantic import SecretStr

from bot.settings import Settings
from bot.surfaces.slack.settings import SlackSettings

# A proxy asks every two seconds or so whether a copy is ready, and may wait for the reply.
LINGER = 5.0


def slack_settings(settings: Settings) -> SlackSettings:
    """Give the surface its settings, with the secrets in the plain."""
    return SlackSettings(
        bot_token=_plain(settings.bot_token) or "",
        signing_secret=_plain(settings.signing_secret),
        app_token=_plain(settings.app_token),
        api_url=settings.api_url,
        host=settings.host,
        port=settings.port,
        state=settings.state.get_secret_value(),
        client_id=settings.client_id,
        client_secret=_plain(settings.client_secret),
        encryption_keys=tuple(key.get_secret_value() for key in settings.encryption_keys),
        health_port=settings.health_port,
        linger=LINGER if settings.replicas > 1 else 0.0,
        announce_every=settings.announce_every,
        hold_unreadable=settings.unreadable == "hold",
        pages_url=settings.pages_url,
    )


def _plain(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
