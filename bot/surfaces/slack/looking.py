"""Looking for what was posted: by its mark, in the channel or thread that it was posted to."""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.surfaces.slack.places import Place

MARKED = "versus_answer"
# Of a conversation so many messages are read at once; more is refused to some apps.
PAGE = 15
# The clock that stamps messages is Slack's, and may be some seconds off.
ASKEW = 5


async def found(
    client: AsyncWebClient, place: Place, mark: str, since: float, *, by: str
) -> tuple[str, ...]:
    """The timestamps of the messages with a mark, posted after a time, the oldest first.

    They are `by` our bot's own user: another app can set the same mark, and is not believed.
    Raises SlackApiError where the conversation may not be read.
    """
    asked: dict[str, Any] = {
        "channel": place.channel,
        "oldest": f"{since - ASKEW:.6f}",
        "include_all_metadata": True,
        "limit": PAGE,
    }
    stamps: list[str] = []
    cursor = ""
    while True:
        asked |= {"cursor": cursor} if cursor else {}
        page = (
            await client.conversations_replies(**asked, ts=place.thread_ts)
            if place.thread_ts
            else await client.conversations_history(**asked)
        )
        ours = (each for each in page["messages"] if each.get("bot_id") and each.get("user") == by)
        stamps += [str(each["ts"]) for each in ours if mark_of(each) == mark]
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return tuple(sorted(stamps))


def mark_of(message: dict[str, Any]) -> str:
    """The mark of a message; empty where it has none of ours."""
    metadata = message.get("metadata") or {}
    ours = metadata.get("event_type") == MARKED
    return str((metadata.get("event_payload") or {}).get("id", "")) if ours else ""
