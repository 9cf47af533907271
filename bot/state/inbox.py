"""The inbox: each message is stored before it is acknowledged, and dealt with once.

A row is `new`, then `sending` from before its answer is posted, then `answered`; or `late` where
it is too old to be answered, `refused` where Slack will not have the answer. Until `due` it
belongs to its owner; later anybody may take it up.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import RowMapping, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.gathering import Gathering
from bot.state.tables import INBOX

Clock = Callable[[], float]
MOST_AT_ONCE = 20


class Stage(StrEnum):
    """How far a message has come."""

    NEW = "new"
    SENDING = "sending"
    ANSWERED = "answered"
    LATE = "late"
    REFUSED = "refused"


OPEN = (Stage.NEW, Stage.SENDING)


@dataclass(frozen=True, slots=True)
class Received:
    """A message that a person wrote to the bot.

    `key` is the id of the event that brought it, `client` the id that the sender's client gave it.
    """

    key: str
    team: str
    channel: str
    ts: str
    user: str
    text: str
    thread_ts: str | None = None
    client: str | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message taken up again: `sending` is whether its answer may be there already."""

    received: Received
    sending: bool
    since: float


class Inbox:
    """The messages under way; `owner` names this process, `lease` is in seconds."""

    def __init__(
        self, database: Database, owner: str, lease: float = 45.0, clock: Clock = time.time
    ) -> None:
        self._database, self._owner = database, owner
        self._lease, self._clock = lease, clock
        self._taking = Gathering(database, INBOX)

    async def take(self, received: Received) -> bool:
        """Store a message; False where it was stored before, by whatever event; NotStoredError."""
        now = self._clock()
        values = {
            "key": received.key,
            # The team is left out: in a shared channel each side has its own.
            "message": f"{received.channel}/{received.ts}",
            "client": received.client,
            "team": received.team,
            "channel": received.channel,
            "ts": received.ts,
            "thread_ts": received.thread_ts,
            "user": received.user,
            "text": received.text,
            "state": Stage.NEW,
            "attempts": 0,
            "owner": self._owner,
            "received": now,
            "due": now + self._lease,
        }
        return await self._taking.insert(values)

    async def sending(self, key: str) -> bool:
        """Mark that the answer is about to be posted; False where another process has the row."""
        until = self._clock() + self._lease
        return await self._set(key, state=Stage.SENDING, attempts=INBOX.c.attempts + 1, due=until)

    async def close(self, key: str, stage: Stage, answer_ts: str | None = None) -> bool:
        """Mark a message as dealt with, and forget its words."""
        return await self._set(key, state=stage, answer_ts=answer_ts, text=None)

    async def postpone(self, key: str, seconds: float) -> bool:
        """Put off a message of which it is certain that no answer was posted."""
        return await self._set(key, state=Stage.NEW, due=self._clock() + seconds)

    async def leave(self, key: str, seconds: float) -> bool:
        """Put off a message whose answer may have been posted: it is looked for first."""
        return await self._set(key, due=self._clock() + seconds)

    async def due(self, *, all_of_before: bool = False) -> Sequence[Waiting]:
        """Take up the messages whose lease has lapsed, or all open ones where no other runs."""
        now = self._clock()
        async with self._database.writing() as connection:
            rows = await self._lapsed(connection, now, all_of_before=all_of_before)
            for row in rows:
                await connection.execute(
                    update(INBOX)
                    .where(INBOX.c.key == row["key"])
                    .values(owner=self._owner, due=now + self._lease)
                )
        return [_waiting(row) for row in rows]

    async def depth(self) -> tuple[int, float]:
        """How many messages are open, and for how many seconds the oldest has been."""
        query = select(func.count(), func.min(INBOX.c.received)).where(INBOX.c.state.in_(OPEN))
        async with self._database.reading() as connection:
            count, oldest = (await connection.execute(query)).one()
        return count, self._clock() - oldest if oldest is not None else 0.0

    async def _lapsed(
        self, connection: AsyncConnection, now: float, *, all_of_before: bool
    ) -> Sequence[RowMapping]:
        lapsed = INBOX.c.owner != self._owner if all_of_before else INBOX.c.due <= now
        query = (
            select(INBOX)
            .where(INBOX.c.state.in_(OPEN), lapsed)
            .order_by(INBOX.c.received)
            .limit(None if all_of_before else MOST_AT_ONCE)
            .with_for_update(skip_locked=True)
        )
        return (await connection.execute(query)).mappings().all()

    async def _set(self, key: str, **values: object) -> bool:
        mine = (INBOX.c.key == key, INBOX.c.owner == self._owner, INBOX.c.state.in_(OPEN))
        async with self._database.writing() as connection:
            found = await connection.execute(update(INBOX).where(*mine).values(**values))
        return found.rowcount > 0


def _waiting(row: RowMapping) -> Waiting:
    received = Received(
        key=row["key"],
        team=row["team"],
        channel=row["channel"],
        ts=row["ts"],
        user=row["user"],
        text=row["text"] or "",
        thread_ts=row["thread_ts"],
        client=row["client"],
    )
    return Waiting(received, row["state"] == Stage.SENDING, row["received"])
