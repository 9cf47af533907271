"""Which workspace a request comes from, and with what token it is answered."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot.state.gathering import NotStoredError
from bot.surfaces.slack.clients import Bot
from bot.surfaces.slack.uninstalling import UNINSTALLED
from bot.surfaces.slack.wording import NOT_INSTALLED
from bot.surfaces.slack.workspaces import Workspaces


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

    async def bot_of(self, team: str) -> Bot | None:  # noqa: ARG002 - there is one for all
        """The bot."""
        token, user = self._installed.bot_token, self._installed.bot_user_id
        return Bot(token, user) if token and user else None


class ManyWorkspaces(AsyncAuthorize):
    """The installation of the workspace that a request comes from."""

    def __init__(self, workspaces: Workspaces) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.workspaces = workspaces

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,  # noqa: ARG002 - Bolt passes all of these by name
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,  # noqa: ARG002
        actor_enterprise_id: str | None = None,  # noqa: ARG002
        actor_team_id: str | None = None,  # noqa: ARG002
        actor_user_id: str | None = None,  # noqa: ARG002
    ) -> AuthorizeResult | None:
        """Give the installation of a workspace, if any."""
        found = await self.workspaces.of(team_id) if team_id else None
        if found is None:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=found.team,
            bot_user_id=found.bot_user,
            bot_token=found.bot_token,
            bot_scopes=found.scopes,
        )

    async def bot_of(self, team: str) -> Bot | None:
        """The bot of a workspace, if Versus is installed there."""
        found = await self.workspaces.of(team)
        return Bot(found.bot_token, found.bot_user) if found else None

    async def let_in(
        self,
        context: AsyncBoltContext,
        body: dict[str, Any],
        next_: Callable[[], Awaitable[None]],
    ) -> BoltResponse | None:
        """Acknowledge what comes from elsewhere, which Slack would only send again.

        Bolt would do so too, with an error in the log each time.
        """
        kind = (body.get("event") or {}).get("type") or body.get("type")
        if kind in UNINSTALLED or kind == "url_verification" or await self._is_known(context):
            await next_()
            return None
        if "command" in body:
            said = {"response_type": "ephemeral", "text": NOT_INSTALLED}
            return BoltResponse(status=200, body=said)
        return BoltResponse(status=200)

    async def _is_known(self, context: AsyncBoltContext) -> bool:
        try:
            return await self.workspaces.of(context.team_id or "(none)") is not None
        except Exception as error:
            # Slack sends it again, by when the state may be there again.
            raise NotStoredError from error
