"""What comes of posting and of looking for a post: known, or said to be unknown."""

from dataclasses import dataclass
from typing import Protocol, TypeAlias

from bot.state.posts import Post


@dataclass(frozen=True, slots=True)
class Sent:
    """The message is there; `ts` is its timestamp."""

    ts: str


@dataclass(frozen=True, slots=True)
class Limited:
    """Nothing was posted, and nothing is to be for so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was posted, and trying again is no use; `away` is whether the channel is shut."""

    error: str
    away: bool = False


@dataclass(frozen=True, slots=True)
class Uncertain:
    """It is not known whether anything was posted, or found; ask again in so many `seconds`."""

    why: str
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Failed:
    """Something went wrong that nobody foresaw; it may go wrong again, and again."""

    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """The timestamps of all messages of a post, the oldest first; none if it is not there."""

    all: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The channel may not be read."""

    error: str


Posting: TypeAlias = Sent | Limited | Refused | Uncertain
Looking: TypeAlias = Found | Unreadable | Uncertain


class Carrier(Protocol):
    """Carries posts to channels; never raises, whatever Slack does and whatever a post says."""

    async def send(self, post: Post) -> Posting | Failed:
        """Post a message."""
        ...

    async def find(self, post: Post) -> Looking | Failed:
        """Look for the messages of a post in its channel."""
        ...

    async def delete(self, post: Post, ts: str) -> bool:
        """Take a message away; False where that is to be tried again."""
        ...
