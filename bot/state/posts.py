"""A message that is to be posted once, and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import RowMapping


class Outgo(StrEnum):
    """How far a post has come."""

    PENDING = "pending"
    SENDING = "sending"
    POSTED = "posted"
    PARKED = "parked"
    HELD = "held"


OPEN = (Outgo.PENDING, Outgo.SENDING)


@dataclass(frozen=True, slots=True)
class Post:
    """A message that is to be posted once; `content` says of what, `edition` of which edition.

    `until` is when it is this process's no more, `first_at` when it was first tried; in seconds
    since the epoch.
    """

    id: str
    team: str
    channel: str
    thread_ts: str | None
    content: str
    edition: int
    attempts: int
    first_at: float
    until: float
    ts: str | None = None


def post_of(row: RowMapping | Mapping[str, Any], until: float, now: float = 0.0) -> Post:
    """The post of a row, which is this process's `until` then; tried first `now`, if not before."""
    return Post(
        id=row["id"],
        team=row["team"],
        channel=row["channel"],
        thread_ts=row["thread_ts"],
        content=row["content"],
        edition=row["edition"],
        attempts=row["attempts"],
        first_at=row["first_at"] or now,
        until=until,
        ts=row["ts"],
    )
