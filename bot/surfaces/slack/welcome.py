"""The bot comes into a channel: one short message that says how to ask, once per channel."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext

from bot.questions.help import STARTERS
from bot.state.welcomed import Welcomed
from bot.surfaces.slack.blocks import Drawn
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.escaping import mrkdwn
from bot.surfaces.slack.forms import button, line, row
from bot.surfaces.slack.places import Place, team_of
from bot.surfaces.slack.wording import WELCOME


@dataclass(frozen=True, slots=True)
class Welcome:
    """The listener for members that join."""

    desk: Desk

    async def joined(
        self, event: dict[str, Any], body: Mapping[str, Any], context: AsyncBoltContext
    ) -> None:
        """Greet a channel that the bot itself has come into; let everybody else be."""
        if event.get("user") != context.bot_user_id or not context.bot_user_id:
            return
        place = Place(event["channel"], team=team_of(body))
        self.desk.tasks.start(self._greet(place, str(event.get("inviter") or "")))

    async def _greet(self, place: Place, by: str) -> None:
        if await Welcomed(self.desk.state.database).first(place.team, place.channel, by):
            await self.desk.poster.post(place, welcome())


def welcome() -> Drawn:
    """The message: a line, and three questions that are answered when they are pressed."""
    asked = [
        button(f"ask:{number}", question, question) for number, (_, question) in enumerate(STARTERS)
    ]
    examples = "\n".join(f"• {question}" for _, question in STARTERS)
    return Drawn(mrkdwn(f"{WELCOME}\n{examples}"), (line("welcome", WELCOME), row("try", asked)))
