"""Clients of Slack's Web API: one session for all workspaces, each with its own token."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry import HttpRequest, HttpResponse, RetryState
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.metrics import Metrics


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot in one workspace: what it posts with, and the user whose messages its posts are."""

    token: str = field(repr=False)
    user: str


# Gives the bot of a workspace; None where it is not installed there, or no longer.
BotOf: TypeAlias = Callable[[str], Awaitable[Bot | None]]

NOT_INSTALLED = "not_installed"
NO_ANSWER, LIMITED = "no_answer", "ratelimited"
_TOO_MANY = 429


class Counting(AsyncRetryHandler):
    """Counts each call of the Web API, by what came of it, and never sends one again.

    Bolt makes a client of its own for each request, and of ours it takes the handlers along; the
    SDK asks them after every call, whether it was answered, refused or lost.
    """

    def __init__(self, metrics: Metrics) -> None:
        super().__init__()
        self._metrics = metrics

    async def can_retry_async(
        self,
        *,
        state: RetryState,  # noqa: ARG002 - the SDK passes all of these by name
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,  # noqa: ARG002
    ) -> bool:
        """Count a call; it is not to be sent again."""
        self._metrics.called(request.url.rpartition("/")[2], _refusal(response))
        return False


@dataclass(frozen=True, slots=True)
class Clients:
    """Makes clients out of `bare`, which has a session and no token, and never sends twice."""

    bare: AsyncWebClient
    bot_of: BotOf

    async def of(self, team: str) -> AsyncWebClient:
        """A client with a workspace's token; SlackApiError, as of Slack, where there is none."""
        return with_token(self.bare, (await self.bot(team)).token)

    async def bot(self, team: str) -> Bot:
        """The bot of a workspace; SlackApiError, as of Slack, where there is none."""
        bot = await self.bot_of(team)
        if bot is None:
            said = {"ok": False, "error": NOT_INSTALLED}
            raise SlackApiError("no installation", said)  # type: ignore[no-untyped-call]
        return bot


def with_token(client: AsyncWebClient, token: str) -> AsyncWebClient:
    """A client like another, with a token."""
    return AsyncWebClient(
        token=token,
        base_url=client.base_url,
        session=client.session,
        logger=client.logger,
        retry_handlers=client.retry_handlers,
    )


def _refusal(response: HttpResponse | None) -> str:
    """The name of the error that a call was answered with; empty where it was taken."""
    if response is not None and response.status_code == _TOO_MANY:
        return LIMITED
    body = response.body if response is not None else None
    if not isinstance(body, dict):
        return NO_ANSWER
    return "" if body.get("ok") else str(body.get("error") or NO_ANSWER)
