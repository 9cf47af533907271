"""Installing Versus in a workspace: two pages beside Slack's own, in front of the guard.

The first sends the browser to Slack with a state, and gives it the same state as a cookie; the
second takes it back with both, which proves that one browser went all the way.
"""

import hmac
import logging
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.state.installations import Installation
from bot.state.oauth_states import OAuthStates
from bot.surfaces.slack.guard import AsgiApp, Receive, Scope, Send
from bot.surfaces.slack.pages import FAILED, INSTALLED, NOT_ALLOWED, NOT_CONFIRMED, Page
from bot.surfaces.slack.posting import refusal
from bot.surfaces.slack.settings import INSTALL_PATH, REDIRECT_PATH
from bot.surfaces.slack.tasks import where
from bot.surfaces.slack.workspaces import Workspaces

logger = logging.getLogger(__name__)

# The prefix has browsers refuse it from any other host, or without TLS.
COOKIE = "__Host-versus-install"
FOUND, OK, BAD_REQUEST = 302, 200, 400
MOST_FIELDS, LONGEST_QUERY = 20, 4_096
_ANSWERED = (
    *("team", "enterprise", "access_token", "refresh_token", "expires_in"),
    *("bot_user_id", "scope", "authed_user"),
)


@dataclass(frozen=True, slots=True)
class Installing:
    """The two pages; `client` has neither a token nor retry handlers, as a code is good once."""

    client_id: str
    client_secret: str = field(repr=False)
    client: AsyncWebClient
    states: OAuthStates
    workspaces: Workspaces
    scopes: Sequence[str]

    async def begin(self) -> Page:
        """Send the browser to Slack, which asks whether Versus may be installed."""
        state = await self.states.issue()
        asked = {"client_id": self.client_id, "scope": ",".join(self.scopes), "state": state}
        address = urljoin(self.client.base_url, "/oauth/v2/authorize")
        cookie = _cookie_of(state, self.states.lifetime)
        return Page(FOUND, goes_to=f"{address}?{urlencode(asked)}", cookie=cookie)

    async def finish(self, query: Mapping[str, str], cookie: str) -> Page:
        """Take the browser back, and install Versus where Slack says so."""
        state = query.get("state", "")
        if not hmac.compare_digest(state.encode(), cookie.encode()):
            return _refused(NOT_CONFIRMED)
        if not await self.states.consume(state):
            return _refused(NOT_CONFIRMED)
        if "code" not in query:
            return _refused(NOT_ALLOWED)
        installed = await self._exchanged(query["code"])
        await self.workspaces.installations.save(installed)
        self.workspaces.forget(installed.team)
        logger.info("Workspace %s has installed Versus", installed.team)
        return Page(OK, INSTALLED, cookie=_cookie_of("", 0))

    async def _exchanged(self, code: str) -> Installation:
        ours = {"client_id": self.client_id, "client_secret": self.client_secret}
        # The SDK's own method sends these with a class that aiohttp is about to take away.
        answer = await self.client.api_call("oauth.v2.access", data={**ours, "code": code})
        return _installation({name: answer.get(name) for name in _ANSWERED}, time.time())


def routes(installing: Installing | None, behind: AsgiApp) -> AsgiApp:
    """Put the pages in front of another ASGI app; where there are none it stands alone."""
    if installing is None:
        return behind

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "GET" or scope["path"] not in {INSTALL_PATH, REDIRECT_PATH}:
            await behind(scope, receive, send)
        else:
            await (await _page(installing, scope)).send(send)

    return app


async def _page(installing: Installing, scope: Scope) -> Page:
    """The page of a request; one that fails says so and no more."""
    try:
        if scope["path"] == INSTALL_PATH:
            return await installing.begin()
        return await installing.finish(_query(scope["query_string"]), _cookie(scope["headers"]))
    except SlackApiError as error:
        logger.warning("Slack refused an installation: %s", refusal(error))
    except Exception as error:
        # Without a trace: it may quote a code or a token.
        logger.error("An installation failed: %s", where(error))  # noqa: TRY400
    return _refused(FAILED)


def _refused(said: str) -> Page:
    return Page(BAD_REQUEST, said, again=INSTALL_PATH)


def _query(written: bytes) -> dict[str, str]:
    if len(written) > LONGEST_QUERY:
        return {}
    return dict(parse_qsl(written.decode("ascii"), max_num_fields=MOST_FIELDS))


def _cookie_of(state: str, seconds: float) -> str:
    kept = f"Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age={seconds:.0f}"
    return f"{COOKIE}={state}; {kept}"


def _cookie(headers: Iterable[tuple[bytes, bytes]]) -> str:
    """The state that the browser was given; nothing where it has none."""
    cookies = (each for name, value in headers if name == b"cookie" for each in value.split(b";"))
    pairs = (cookie.strip().partition(b"=") for cookie in cookies)
    states = [value.decode("latin-1") for name, _, value in pairs if name == COOKIE.encode()]
    return states[0] if states else ""


def _installation(answer: Mapping[str, Any], now: float) -> Installation:
    """Read Slack's answer (docs.slack.dev/reference/methods/oauth.v2.access).

    An installation for a whole organisation has no team, and the manifest does not offer it.
    """
    expires_in = answer["expires_in"]
    if expires_in:
        logger.warning("Slack rotates the tokens of this app, which Versus does not renew")
    return Installation(
        team=answer["team"]["id"],
        bot_token=answer["access_token"],
        bot_user=answer["bot_user_id"],
        scopes=tuple(answer["scope"].split(",")),
        installer=answer["authed_user"]["id"],
        enterprise=(answer["enterprise"] or {}).get("id"),
        refresh_token=answer["refresh_token"],
        expires=now + expires_in if expires_in else None,
    )
