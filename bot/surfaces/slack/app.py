"""The Bolt app of one installation, put together: one session, one auth.test, the listeners."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import ClientError, ClientSession, ClientTimeout
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.state.state import opened_state
from bot.surfaces.slack.answering import Answering
from bot.surfaces.slack.desk import Answerer, Desk
from bot.surfaces.slack.listeners import register
from bot.surfaces.slack.posting import NO_ANSWER, Poster, refusal
from bot.surfaces.slack.settings import SlackSettings

# The libraries log tokens at DEBUG and unverified request bodies at INFO; Bolt also warns about
# every token it finds in the environment. Their level is fixed here, whatever the program's is.
LIBRARY_LOG = "bot.surfaces.slack.library"


# How long Slack may take to answer, seconds; shorter than a lease on a message (settings.py).
TIMEOUT = 10

Listeners = Callable[[AsyncApp, Desk], None]


class SlackUnavailableError(Exception):
    """Slack cannot be used as it is set up; the message is one line for whoever runs the bot."""


def refused(token: str, error: SlackApiError) -> SlackUnavailableError:
    """Say in one line that Slack refused a token, or that it was not Slack that answered."""
    if refusal(error) == NO_ANSWER:
        return SlackUnavailableError("What answers at SLACK_API_URL is not Slack")
    return SlackUnavailableError(f"Slack refused the {token}: {refusal(error)}")


class OneWorkspace(AsyncAuthorize):
    """The same installation for every request, without asking Slack again."""

    def __init__(self, installed: AuthorizeResult) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._installed = installed

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,  # noqa: ARG002 - Bolt passes all of these by name
        enterprise_id: str | None,  # noqa: ARG002
        team_id: str | None,  # noqa: ARG002
        user_id: str | None,  # noqa: ARG002
        actor_enterprise_id: str | None = None,  # noqa: ARG002
        actor_team_id: str | None = None,  # noqa: ARG002
        actor_user_id: str | None = None,  # noqa: ARG002
    ) -> AuthorizeResult:
        """Give the installation read at the start."""
        return self._installed


@dataclass(frozen=True, slots=True)
class SlackApp:
    """A Bolt app with its listeners, and a client of Slack that carries the bot's token."""

    bolt: AsyncApp
    client: AsyncWebClient
    desk: Desk


@asynccontextmanager
async def opened(
    settings: SlackSettings, answerer: Answerer, listeners: Listeners = register
) -> AsyncIterator[SlackApp]:
    """Connect to Slack and build the app; on leaving, wait for the posts under way.

    `listeners` are those of the bot, unless a benchmark sets others beside them. Raises
    SlackUnavailableError where Slack refuses the bot token or cannot be reached, and
    UnusableStateError where the state cannot be used.
    """
    # With a session of its own the SDK ignores its timeout, so the session has one.
    async with (
        opened_state(settings.state, settings.lease) as state,
        ClientSession(timeout=ClientTimeout(total=TIMEOUT)) as session,
    ):
        client = _client(settings, session, settings.bot_token)
        bolt = AsyncApp(
            name="versus",
            logger=library_log(logging.ERROR),
            # The default polls for the acknowledgement every 10 ms.
            process_before_response=True,
            signing_secret=settings.signing_secret or "",
            # Bolt makes a client per request out of this one: address, session and the empty list
            # of retry handlers carry over, and `authorize` brings the token.
            client=_client(settings, session, None),
            authorize=OneWorkspace(await _installed(client)),
            ssl_check_enabled=False,
            attaching_function_token_enabled=False,
            attaching_conversation_kwargs_enabled=False,
        )
        desk = Desk(answerer, Poster(client), state, settings.settle)
        listeners(bolt, desk)
        resuming = asyncio.create_task(Answering(desk).resume_forever())
        try:
            yield SlackApp(bolt, client, desk)
        finally:
            resuming.cancel()
            await asyncio.gather(resuming, return_exceptions=True)
            await desk.tasks.drain()


def library_log(level: int) -> logging.Logger:
    """Give the log of the Slack libraries, at a level of its own and never below INFO."""
    log = logging.getLogger(f"{LIBRARY_LOG}.{logging.getLevelName(level).lower()}")
    log.setLevel(max(level, logging.INFO))
    return log


def _client(settings: SlackSettings, session: ClientSession, token: str | None) -> AsyncWebClient:
    return AsyncWebClient(
        token=token,
        base_url=settings.api_url,
        session=session,
        logger=library_log(logging.ERROR),
        retry_handlers=[],
    )


async def _installed(client: AsyncWebClient) -> AuthorizeResult:
    """Ask Slack once who the bot is."""
    try:
        who = await client.auth_test()
    except SlackApiError as error:
        raise refused("bot token", error) from None
    except (ClientError, TimeoutError):
        raise SlackUnavailableError(f"Slack cannot be reached at {client.base_url}") from None
    return AuthorizeResult(
        enterprise_id=who.get("enterprise_id"),
        team_id=who.get("team_id"),
        team=who.get("team"),
        bot_user_id=who.get("user_id"),
        bot_id=who.get("bot_id"),
        bot_token=client.token,
    )
