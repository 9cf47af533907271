"""What happens when Versus is taken out of a workspace: all that is known of it is deleted."""

import logging
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.state.gathering import NotStoredError
from bot.state.retention import Retention
from bot.surfaces.slack.places import team_of
from bot.surfaces.slack.workspaces import Workspaces

logger = logging.getLogger(__name__)

# Slack sends both, in any order.
APP_UNINSTALLED, TOKENS_REVOKED = UNINSTALLED = ("app_uninstalled", "tokens_revoked")


@dataclass(frozen=True, slots=True)
class Uninstalling:
    """The listeners for both events; `workspaces` is None where there is one only."""

    retention: Retention
    workspaces: Workspaces | None

    def register(self, app: AsyncApp) -> None:
        """Listen; before whatever listens to every event."""
        app.event(APP_UNINSTALLED)(self.uninstalled)
        app.event(TOKENS_REVOKED)(self.revoked)

    async def uninstalled(self, body: dict[str, Any]) -> None:
        """Forget a workspace, unless it has installed Versus again since.

        Slack sends an event again for up to a day, and hears of it when all is deleted.
        """
        team = team_of(body)
        try:
            await self._forget(team, float(body["event_time"]))
        except Exception as error:
            raise NotStoredError from error

    async def revoked(self, event: dict[str, Any], body: dict[str, Any]) -> None:
        """Forget a workspace whose bot token is gone; a token in the settings may be renewed."""
        if self.workspaces and event.get("tokens", {}).get("bot"):
            await self.uninstalled(body)

    async def _forget(self, team: str, at: float) -> None:
        if self.workspaces:
            # Slack gives whole seconds.
            if await self.workspaces.installations.is_newer_than(team, at + 1):
                logger.info("Workspace %s has installed Versus again since it left", team)
                return
            self.workspaces.forget(team)
        count = await self.retention.purge(team)
        if self.workspaces:
            self.workspaces.forget(team)
        logger.info("Workspace %s has uninstalled Versus: %d rows deleted", team, count)
