"""Messages that were edited: one that mentions the bot only now is answered, once; no other is."""

from collections.abc import Mapping
from typing import Any


def mentioned_now(event: Mapping[str, Any], bot: str | None) -> Mapping[str, Any] | None:
    """The message that an edit made one for the bot; None where it was, or still is not."""
    now, before = event.get("message"), event.get("previous_message")
    if event.get("subtype") != "message_changed" or not (now and before and bot):
        return None
    mark = f"<@{bot}"
    if mark not in (now.get("text") or "") or mark in (before.get("text") or ""):
        return None
    # As if it had just been written: without the traces of the edit.
    written = {key: value for key, value in now.items() if key not in {"edited", "client_msg_id"}}
    return written | {"type": "app_mention", "channel": event["channel"]}
