"""The bot connected: its state, a session with Slack, and the workspaces it is installed in."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import ClientError, ClientSession, ClientTimeout
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.metrics import Metrics
from bot.state.installations import Installations
from bot.state.oauth_states import OAuthStates
from bot.state.sealing import Sealer
from bot.state.state import State, opened_state
from bot.surfaces.slack.authorising import ManyWorkspaces, OneWorkspace
from bot.surfaces.slack.clients import NO_ANSWER, Clients, Counting, with_token
from bot.surfaces.slack.desk import Answerer, Desk
from bot.surfaces.slack.manifest import asked_scopes
from bot.surfaces.slack.oauth import Installing
from bot.surfaces.slack.posting import Poster, refusal
from bot.surfaces.slack.settings import SlackSettings
from bot.surfaces.slack.workspaces import Workspaces

# The libraries log tokens at DEBUG and unverified request bodies at INFO; Bolt also warns about
# every token it finds in the environment. Their level is fixed here, whatever the program's is.
LIBRARY_LOG = "bot.surfaces.slack.library"

NO_WORKSPACE = (
    "SLACK_BOT_TOKEN is needed, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for many workspaces"
)
NOT_OVER_A_SOCKET = (
    "Many workspaces are served over HTTP: set SLACK_SIGNING_SECRET and take SLACK_APP_TOKEN away"
)


class SlackUnavailableError(Exception):
    """Slack cannot be used as it is set up; the message is one line for whoever runs the bot."""


def refused(token: str, error: SlackApiError) -> SlackUnavailableError:
    """Say in one line that Slack refused a token, or that it was not Slack that answered."""
    if refusal(error) == NO_ANSWER:
        return SlackUnavailableError("What answers at SLACK_API_URL is not Slack")
    return SlackUnavailableError(f"Slack refused the {token}: {refusal(error)}")


@dataclass(frozen=True, slots=True)
class Connected:
    """Who answers and posts, a client without a token, who is let in, and where it installs."""

    desk: Desk
    client: AsyncWebClient
    authorize: OneWorkspace | ManyWorkspaces
    installing: Installing | None


@asynccontextmanager
async def connected(settings: SlackSettings, answerer: Answerer) -> AsyncIterator[Connected]:
    """Connect to Slack and to the state; on leaving, wait for the posts under way.

    Raises SlackUnavailableError where Slack refuses the bot token or cannot be reached, and
    UnusableStateError where the state cannot be used.
    """
    # With a session of its own the SDK ignores its timeout, so the session has one.
    async with (
        opened_state(settings.state, settings.lease) as state,
        ClientSession(timeout=ClientTimeout(total=settings.timeout)) as session,
    ):
        metrics = Metrics.fresh()
        client = _client(settings, session, metrics)
        installing = None if settings.bot_token else await _installing(settings, state, client)
        many = ManyWorkspaces(installing.workspaces) if installing else None
        authorize = many or OneWorkspace(await _installed(with_token(client, settings.bot_token)))
        poster = Poster(Clients(client, authorize.bot_of))
        desk = Desk(answerer, poster, state, settings.settle, metrics=metrics)
        try:
            yield Connected(desk, client, authorize, installing)
        finally:
            await desk.tasks.drain()


def library_log(level: int) -> logging.Logger:
    """Give the log of the Slack libraries, at a level of its own and never below INFO."""
    log = logging.getLogger(f"{LIBRARY_LOG}.{logging.getLevelName(level).lower()}")
    log.setLevel(max(level, logging.INFO))
    return log


def _client(settings: SlackSettings, session: ClientSession, metrics: Metrics) -> AsyncWebClient:
    return AsyncWebClient(
        base_url=settings.api_url,
        session=session,
        logger=library_log(logging.ERROR),
        retry_handlers=[Counting(metrics)],
    )


async def _installing(settings: SlackSettings, state: State, client: AsyncWebClient) -> Installing:
    """The pages that install Versus, once it is clear that what they store can be read."""
    if not settings.client_id or not settings.client_secret:
        raise SlackUnavailableError(NO_WORKSPACE)
    if settings.app_token:
        raise SlackUnavailableError(NOT_OVER_A_SOCKET)
    installations = Installations(state.database, Sealer(settings.encryption_keys))
    await installations.check()
    return Installing(
        settings.client_id,
        settings.client_secret,
        client,
        OAuthStates(state.database),
        Workspaces(installations),
        asked_scopes(settings.pages_url),
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
