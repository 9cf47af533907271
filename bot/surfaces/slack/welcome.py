"""The bot comes into a channel: it says how to ask, once, and what goes on there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext

from bot.questions.help import STARTERS
from bot.state.welcomed import Welcomed
from bot.surfaces.slack.blocks import Drawn, sentence
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.escaping import mrkdwn
from bot.surfaces.slack.forms import button, line, row
from bot.surfaces.slack.named import words_of
from bot.surfaces.slack.places import Place, team_of
from bot.surfaces.slack.subscription_wording import hears_again
from bot.surfaces.slack.wording import WELCOME
from knowledge.units import listing

MOST_NAMED = 5


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
        going_on = await self._resumed(place)
        if await Welcomed(self.desk.state.database).first(place.team, place.channel, by):
            await self.desk.poster.post(place, welcome(going_on))
        elif going_on:
            await self.desk.poster.post(place, sentence(going_on))

    async def _resumed(self, place: Place) -> str:
        """Let go on what was paused while the bot was away; the line that says so, if any."""
        store, library = self.desk.state.subscriptions, self.desk.answerer.responder.library
        found = [each for each in await store.of(place.team, place.channel) if each.why]
        if not await store.resume(place.team, place.channel):
            return ""
        named = [words_of(each, library) for each in found[:MOST_NAMED]]
        left = [f"{len(found) - MOST_NAMED} more"] if len(found) > MOST_NAMED else []
        return hears_again(listing([*named, *left]))


def welcome(going_on: str = "") -> Drawn:
    """The message: a line, and three questions that are answered when they are pressed.

    `going_on` says what the channel hears of again.
    """
    asked = [
        button(f"ask:{number}", question, question) for number, (_, question) in enumerate(STARTERS)
    ]
    examples = "\n".join(f"• {question}" for _, question in STARTERS)
    again = [line("again", going_on)] if going_on else []
    text = mrkdwn(f"{WELCOME}\n{examples}" + (f"\n{going_on}" if going_on else ""))
    return Drawn(text, (line("welcome", WELCOME), row("try", asked), *again))
