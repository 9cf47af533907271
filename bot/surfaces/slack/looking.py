"""Looking for what was posted: by its mark, in the channel or thread that it was posted to."""

from collections.abc import AsyncIterator
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.surfaces.slack.places import Place

MARKED = "versus_answer"
# Of a conversation so many messages are read at once; more is refused to some apps.
PAGE = 15
# The clock that stamps messages is Slack's. Where ours is ahead by more, what is there is not seen.
ASKEW = 60


async def found(
    client: AsyncWebClient, place: Place, mark: str, since: float, *, by: str
) -> tuple[str, ...]:
    """The timestamps of the messages with a mark, posted after a time, the oldest first.

    They are `by` our bot's own user: another app can set the same mark, and is not believed.
    Raises SlackApiError where the conversation may not be read.
    """
    messages = [each async for page in _pages(client, place, since) for each in page]
    ours = (each for each in messages if each.get("bot_id") and each.get("user") == by)
    return tuple(sorted(str(each["ts"]) for each in ours if mark_of(each) == mark))


async def _pages(
    client: AsyncWebClient, place: Place, since: float
) -> AsyncIterator[list[dict[str, Any]]]:
    asked: dict[str, Any] = {
        "channel": place.channel,
        "oldest": f"{since - ASKEW:.6f}",
        "include_all_metadata": True,
        "limit": PAGE,
    }
    while True:
        page = (
            await client.conversations_replies(**asked, ts=place.thread_ts)
            if place.thread_ts
            else await client.conversations_history(**asked)
        )
        yield page["messages"]
        cursor = (page.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return
        asked["cursor"] = cursor


def mark_of(message: dict[str, Any]) -> str:
    """The mark of a message; empty where it has none of ours."""
    metadata = message.get("metadata") or {}
    ours = metadata.get("event_type") == MARKED
    return str((metadata.get("event_payload") or {}).get("id", "")) if ours else ""
