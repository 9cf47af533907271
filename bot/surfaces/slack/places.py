"""Where a message stands in Slack, hence where its answer goes and which talk it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Place:
    """A channel, and the thread in it that an answer is posted to (none: the channel itself)."""

    channel: str
    thread_ts: str | None = None

    @classmethod
    def of_message(cls, channel: str, message: Mapping[str, Any]) -> Self:
        """Find where the answer to a message goes: its thread, in a channel always a thread."""
        thread_ts = message.get("thread_ts")
        if thread_ts is None and not channel.startswith("D"):
            thread_ts = message["ts"]
        return cls(channel, thread_ts)

    @property
    def talk(self) -> str:
        """Name the conversation for the answerer: a thread, or a whole direct message channel."""
        if self.thread_ts is None or self.channel.startswith("D"):
            return self.channel
        return f"{self.channel}/{self.thread_ts}"
