"""Where a message stands in Slack, hence where its answer goes and which talk it belongs to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Place:
    """A channel, and the thread in it that an answer is posted to (none: the channel itself).

    `team` is the workspace as whose bot it is posted.
    """

    channel: str
    thread_ts: str | None = None
    team: str = ""

    @classmethod
    def of_message(cls, channel: str, message: Mapping[str, Any], team: str = "") -> Self:
        """Find where the answer to a message goes: its thread, in a channel always a thread."""
        thread_ts = message.get("thread_ts")
        if thread_ts is None and not channel.startswith("D"):
            thread_ts = message["ts"]
        return cls(channel, thread_ts, team)

    @property
    def talk(self) -> str:
        """Name the conversation for the answerer: a thread, or a whole direct message channel."""
        if self.thread_ts is None or self.channel.startswith("D"):
            return self.channel
        return f"{self.channel}/{self.thread_ts}"


def team_of(body: Mapping[str, Any]) -> str:
    """The workspace as whose bot an event was sent to us.

    In a channel that two workspaces share, `team_id` may be the other's.
    """
    installed = (body.get("authorizations") or [{}])[0].get("team_id")
    return str(installed or body["team_id"])


def at_home(body: Mapping[str, Any]) -> Place:
    """The direct message of whoever clicked in the App Home, which was drawn with its channel."""
    channel = json.loads(body["view"]["private_metadata"] or "{}").get("channel")
    team = (body.get("team") or {}).get("id") or body["user"].get("team_id", "")
    return Place(channel or body["user"]["id"], team=team)
