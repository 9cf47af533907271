"""Clients of Slack's Web API: one session for all workspaces, each with its own token."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

# Gives the token of a workspace; None where the bot is not installed there, or no longer.
TokenOf: TypeAlias = Callable[[str], Awaitable[str | None]]

NOT_INSTALLED = "not_installed"


@dataclass(frozen=True, slots=True)
class Clients:
    """Makes clients out of `bare`, which has a session, no token and no retry handlers."""

    bare: AsyncWebClient
    token_of: TokenOf

    async def of(self, team: str) -> AsyncWebClient:
        """A client with a workspace's token; SlackApiError, as of Slack, where there is none."""
        token = await self.token_of(team)
        if token is None:
            said = {"ok": False, "error": NOT_INSTALLED}
            raise SlackApiError("no installation", said)  # type: ignore[no-untyped-call]
        return with_token(self.bare, token)


def with_token(client: AsyncWebClient, token: str) -> AsyncWebClient:
    """A client like another, with a token, that never sends twice."""
    return AsyncWebClient(
        token=token,
        base_url=client.base_url,
        session=client.session,
        logger=client.logger,
        retry_handlers=[],
    )
