"""Mentions in channels and direct messages: answered where they were written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext

from bot.surfaces.slack.answering import Answering, received_of
from bot.surfaces.slack.edits import mentioned_now
from bot.surfaces.slack.places import team_of

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

    answering: Answering

    async def written(
        self, event: dict[str, Any], body: dict[str, Any], context: AsyncBoltContext
    ) -> None:
        """Take a mention or a direct message in; ignore all else.

        It is stored before this returns, and Slack hears of it after that. One message is
        answered once, however often and by however many events it is delivered.
        """
        said = mentioned_now(event, context.bot_user_id) or event
        if for_us(said):
            received = received_of(said, body.get("event_id", said["ts"]), team_of(body))
            await self.answering.take(received)

    async def other(self) -> None:
        """Let any other event be: without a listener Slack would count it as not delivered."""
