"""What was posted, read back: `conversations.history` and `conversations.replies`.

Both show a message only `lag` seconds after it was posted, and metadata only where it is asked for.
A message says whose it is: the bot's, unless it was put there as somebody else's.
"""

import time
from collections.abc import Sequence
from typing import Any

from tests.slack_standin.payloads import BOT_ID, BOT_USER

Payload = dict[str, Any]


def page_of(posted: Sequence[Payload], asked: Payload, lag: float) -> Payload:
    """One page of a conversation or a thread, the newest message first in the former."""
    thread, oldest = asked.get("ts"), float(asked.get("oldest") or 0)
    found = [
        each
        for each in posted
        if each["channel"] == asked["channel"]
        and (thread is None or each.get("thread_ts") == thread)
        and float(each["ts"]) >= oldest
        and each["posted_at"] <= time.time() - lag
    ]
    start, limit = int(asked.get("cursor") or 0), int(asked.get("limit") or 100)
    shown = [_shown(each, asked) for each in found[start : start + limit]]
    more = start + limit < len(found)
    return {
        "ok": True,
        "messages": shown,
        "has_more": more,
        "response_metadata": {"next_cursor": str(start + limit) if more else ""},
    }


def _shown(message: Payload, asked: Payload) -> Payload:
    hidden = {"posted_at"} | (
        set()
        if str(asked.get("include_all_metadata", "")).lower() in {"1", "true"}
        else {"metadata"}
    )
    shown = {key: value for key, value in message.items() if key not in hidden}
    return {"user": BOT_USER, "bot_id": BOT_ID} | shown
