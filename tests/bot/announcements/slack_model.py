"""A Slack of a few lines: what it stores, what it answers, and where a process dies."""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import Enum

from bot.announcements.outcomes import (
    Failed,
    Found,
    Limited,
    Looking,
    Posting,
    Refused,
    Sent,
    Uncertain,
    Unreadable,
)
from bot.state.posts import Post


class Trouble(Enum):
    """What happens to a post."""

    NONE = "none"
    DIES_BEFORE = "the process dies before it"
    DIES_AFTER = "the process dies after it"
    LIMITED = "429"
    BROKEN = "an error before it is stored"
    LOST = "its reply is lost"
    SHUT = "the channel is shut"


class DiedError(Exception):
    """The process is no more."""


@dataclass
class SlackModel:
    """Stores posts by channel; `troubles` come with the next posts, the last one first."""

    stored: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    troubles: list[Trouble] = field(default_factory=list)
    readable: bool = True
    _count: int = 0

    async def send(self, post: Post) -> Posting | Failed:
        trouble = self.troubles.pop() if self.troubles else Trouble.NONE
        if trouble is Trouble.DIES_BEFORE:
            raise DiedError
        if trouble is Trouble.LIMITED:
            return Limited(30)
        if trouble is Trouble.BROKEN:
            return Uncertain("internal_error")
        if trouble is Trouble.SHUT:
            return Refused("is_archived", away=True)
        self._count += 1
        ts = f"{self._count:06d}.000000"
        self.stored[post.channel].append((ts, post.id))
        if trouble is Trouble.DIES_AFTER:
            raise DiedError
        return Uncertain("no reply") if trouble is Trouble.LOST else Sent(ts)

    async def find(self, post: Post) -> Looking | Failed:
        if not self.readable:
            return Unreadable("missing_scope")
        return Found(tuple(ts for ts, each in self.stored[post.channel] if each == post.id))

    async def delete(self, post: Post, ts: str) -> bool:
        kept = [each for each in self.stored[post.channel] if each[0] != ts]
        self.stored[post.channel] = kept
        return True
