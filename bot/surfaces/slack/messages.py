"""Mentions in channels and direct messages: answered where they were written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.surfaces.slack.blocks import draw
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.incoming import question
from bot.surfaces.slack.places import Place

# A person's message, with or without a file, and a thread reply also sent to the channel. All
# other subtypes are edits, deletions, joins and the like.
_SUBTYPES = frozenset({None, "file_share", "thread_broadcast"})
_OF_A_BOT = ("bot_id", "bot_profile", "app_id")


def written_by_a_person(event: Mapping[str, Any]) -> bool:
    """Tell whether a person just wrote this: neither a bot, nor an edit or a deletion."""
    return (
        event.get("subtype") in _SUBTYPES
        and "edited" not in event
        and event.get("user") not in {None, "USLACKBOT"}
        and not any(event.get(key) for key in _OF_A_BOT)
    )


def for_us(event: Mapping[str, Any]) -> bool:
    """Tell whether an event is a mention or a direct message that a person just wrote."""
    direct = event.get("type") == "message" and event.get("channel_type") == "im"
    return (event.get("type") == "app_mention" or direct) and written_by_a_person(event)


@dataclass(frozen=True, slots=True)
class Messages:
    """The listeners for events that carry a message."""

    desk: Desk

    async def written(self, event: dict[str, Any], body: dict[str, Any]) -> None:
        """Answer a mention in its thread, a direct message where it stands; ignore all else.

        One message is answered once, however often and by however many events it is delivered.
        """
        if not for_us(event):
            return
        channel, ts = event["channel"], event["ts"]
        # The team is left out of the key: in a shared channel each side has its own.
        if not self.desk.claims.claim(body.get("event_id", ts), (channel, ts)):
            return
        place = Place.of_message(channel, event)
        reply = self.desk.answer(question(event.get("text") or ""), place.talk)
        self.desk.tasks.start(self.desk.poster.post(place, draw(reply)))

    async def other(self) -> None:
        """Let any other event be: without a listener Slack would count it as not delivered."""
