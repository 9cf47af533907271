"""What Slack sends: events, slash commands and clicks, shaped as its documentation shows them."""

import itertools
import time
from typing import Any

Payload = dict[str, Any]

TEAM, APP, BOT_USER, BOT_ID = "T0TEAM", "A0VERSUS", "U0VERSUS", "B0VERSUS"
CHANNEL, OTHER_CHANNEL, DM, ADA = "C0MODELS", "C0PRIVATE", "D0ADA", "U0ADA"
_counter = itertools.count(1)


def new_ts() -> str:
    """Make a message's timestamp, as unique as Slack's."""
    return f"{int(time.time())}.{next(_counter):06d}"


def event(kind: str, **fields: object) -> Payload:
    """Wrap an event the way the Events API delivers it."""
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": APP,
        "event_id": f"Ev{next(_counter):08d}",
        "event_time": int(time.time()),
        "event": {"type": kind, **fields},
        "authorizations": [
            {"enterprise_id": None, "team_id": TEAM, "user_id": BOT_USER, "is_bot": True}
        ],
    }


def mention(text: str, **fields: object) -> Payload:
    """Mention the bot in a channel."""
    said = {"user": ADA, "text": f"<@{BOT_USER}> {text}", "ts": new_ts(), "channel": CHANNEL}
    return event("app_mention", **(said | fields))


def direct(text: str, **fields: object) -> Payload:
    """Write to the bot in a direct message."""
    said = {"user": ADA, "text": text, "ts": new_ts(), "channel": DM, "channel_type": "im"}
    return event("message", **(said | fields))


def command(text: str, response_url: str, **fields: str) -> dict[str, str]:
    """Type `/compare` and a text."""
    return {
        "team_id": TEAM,
        "channel_id": CHANNEL,
        "channel_name": "models",
        "user_id": ADA,
        "user_name": "ada",
        "command": "/compare",
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": f"1.{next(_counter)}",
    } | fields


def click(
    button: Payload,
    response_url: str,
    message: Payload | None,
    channel: str,
    thread_ts: str | None = None,
) -> Payload:
    """Click a button; without a message the one it is under is ephemeral, perhaps in a thread.

    Of threads as in slackapi/java-slack-sdk#1200.
    """
    stamp = message["ts"] if message else new_ts()
    container = {"type": "message", "message_ts": stamp, "channel_id": channel}
    container |= {"thread_ts": thread_ts} if thread_ts else {}
    payload: Payload = {
        "type": "block_actions",
        "user": {"id": ADA, "username": "ada", "name": "ada", "team_id": TEAM},
        "api_app_id": APP,
        "container": container | {"is_ephemeral": message is None},
        "trigger_id": f"1.{next(_counter)}",
        "team": {"id": TEAM, "domain": "example"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": channel, "name": "models"},
        "response_url": response_url,
        "actions": [button | {"action_ts": new_ts(), "block_id": "steps"}],
    }
    return payload | ({"message": message} if message else {})
