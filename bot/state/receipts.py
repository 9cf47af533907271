"""Receipts of answers that a whole channel sees, by which they are corrected later.

A receipt has no words of the question: what was asked is ids and figures, and so is what was shown.
"""

import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, RowMapping, delete, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.preferences import Preferences
from bot.state.database import Database
from bot.state.inbox import Clock
from bot.state.ledger_tables import RECEIPTS
from bot.state.retention import POSTED

PAGE = 500
_PREFERENCES = TypeAdapter(Preferences)


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer in a channel: its question as text without words, and the figures it showed.

    Where `memory` is empty the question cannot be asked again. `edition` is the one whose figures
    these are, and `at` when it was kept, in seconds since the epoch.
    """

    team: str
    channel: str
    ts: str
    thread_ts: str | None
    memory: str
    preferences: Preferences
    figures: str
    edition: str
    at: float = 0.0

    @property
    def id(self) -> str:
        """The id of its receipt."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.team}/{self.channel}/{self.ts}"))

    @property
    def thread(self) -> str:
        """The thread that it is in, or begins."""
        return self.thread_ts or self.ts


class Receipts:
    """Keeps receipts, and goes through those of older editions."""

    def __init__(self, database: Database, clock: Clock = time.time) -> None:
        self._database, self._clock = database, clock

    async def keep(self, answered: Answered) -> None:
        """Keep the receipt of an answer, in place of that of one which stood there before."""
        async with self._database.writing() as connection:
            await self._database.upsert(connection, RECEIPTS, _row(answered, self._clock()))

    async def of(self, team: str, channel: str, ts: str) -> Answered | None:
        """The receipt of a message; None where it has none."""
        query = select(RECEIPTS).where(*_at(team, channel, ts))
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).mappings().first()
        return _answered(row) if row else None

    async def forget(self, team: str, channel: str, ts: str) -> None:
        """Delete the receipt of a message that is gone."""
        async with self._database.writing() as connection:
            await connection.execute(delete(RECEIPTS).where(*_at(team, channel, ts)))

    async def page(
        self, connection: AsyncConnection, edition: str, after: Answered | None = None
    ) -> Sequence[Answered]:
        """The next receipts of other editions, the newest first; none at the end."""
        order = (RECEIPTS.c.at, RECEIPTS.c.id)
        since = self._clock() - POSTED
        query = select(RECEIPTS).where(RECEIPTS.c.edition != edition, RECEIPTS.c.at > since)
        if after is not None:
            query = query.where(tuple_(*order) < tuple_(after.at, after.id))
        newest = query.order_by(*(each.desc() for each in order)).limit(PAGE)
        return [_answered(row) for row in (await connection.execute(newest)).mappings()]

    async def unchanged(self, answers: Sequence[Answered], edition: str) -> None:
        """Note that another edition has the same figures for answers."""
        if not answers:
            return
        same = RECEIPTS.c.id.in_([each.id for each in answers])
        async with self._database.writing() as connection:
            await connection.execute(update(RECEIPTS).where(same).values(edition=edition))

    async def update(
        self, connection: AsyncConnection, of: Answered, figures: str, edition: str
    ) -> bool:
        """Set the figures that were said last; False where it is not as it was read any more."""
        as_read = (RECEIPTS.c.edition == of.edition, RECEIPTS.c.figures == of.figures)
        moved = await connection.execute(
            update(RECEIPTS)
            .where(RECEIPTS.c.id == of.id, *as_read)
            .values(figures=figures, edition=edition)
        )
        return moved.rowcount > 0


def _row(answered: Answered, now: float) -> dict[str, Any]:
    return {
        "id": answered.id,
        "team": answered.team,
        "channel": answered.channel,
        "ts": answered.ts,
        "thread_ts": answered.thread_ts,
        "memory": answered.memory,
        "preferences": _PREFERENCES.dump_json(answered.preferences).decode(),
        "figures": answered.figures,
        "edition": answered.edition,
        "at": now,
    }


def _answered(row: RowMapping) -> Answered:
    columns = (name for name in Answered.__slots__ if name != "preferences")
    preferences = _PREFERENCES.validate_json(row["preferences"])
    return Answered(**{name: row[name] for name in columns}, preferences=preferences)


def _at(team: str, channel: str, ts: str) -> tuple[ColumnElement[bool], ...]:
    return RECEIPTS.c.team == team, RECEIPTS.c.channel == channel, RECEIPTS.c.ts == ts
