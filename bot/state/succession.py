"""The editions of the catalog in their order, the looks for their news, and what was told."""

import time
import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import RowMapping, func, insert, literal, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.inbox import Clock
from bot.state.ledger_tables import EDITIONS, NEWS, TICKS

# Any number will do, so long as nothing else of the same database uses it.
LOCK = 8_397_115
AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Tick:
    """One look for news: in which edition, on which ISO day, and how many posts it made."""

    at: float
    edition: str
    day: str
    found: int
    posts: int


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition in its order, and the ISO day that its catalog was last updated."""

    edition: str
    number: int
    updated: str


class Succession:
    """Knows which edition is the newest that anything was announced of, and what was."""

    def __init__(self, database: Database, clock: Clock = time.time) -> None:
        self._database, self._clock = database, clock

    async def last(self, connection: AsyncConnection) -> Tick | None:
        """The last look for news; None where there was none."""
        newest = select(TICKS).order_by(TICKS.c.at.desc()).limit(1)
        row = (await connection.execute(newest)).mappings().first()
        return _tick(row) if row else None

    async def alone(self, connection: AsyncConnection) -> None:
        """Wait until no other process looks for news; it holds until the transaction ends."""
        if not self._database.alone:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})

    async def record_quiet(self, connection: AsyncConnection, edition: str, day: str) -> int | None:
        """Keep a look at the newest edition if the last one was at it too, on that day.

        The edition's number; None where there may be something new, and nothing is kept. It is one
        statement, as most looks are such.
        """
        newest = select(func.max(EDITIONS.c.number)).scalar_subquery()
        latest = select(TICKS.c.edition + " " + TICKS.c.day).order_by(TICKS.c.at.desc()).limit(1)
        row = {"id": str(uuid.uuid4()), "at": self._clock(), "day": day, "found": 0, "posts": 0}
        same = select(
            EDITIONS.c.edition,
            EDITIONS.c.number,
            *(literal(value, TICKS.c[name].type) for name, value in row.items()),
        ).where(
            EDITIONS.c.edition == edition,
            EDITIONS.c.number == newest,
            latest.scalar_subquery() == f"{edition} {day}",
        )
        kept = insert(TICKS).from_select(["edition", "number", *row], same)
        number: int | None = (await connection.execute(kept.returning(TICKS.c.number))).scalar()
        return number

    async def newest(self, connection: AsyncConnection) -> Edition | None:
        """The newest edition that anything was announced of; None where there was none."""
        query = select(EDITIONS).order_by(EDITIONS.c.number.desc()).limit(1)
        row = (await connection.execute(query)).mappings().first()
        return Edition(row["edition"], row["number"], row["updated"]) if row else None

    async def number_of(
        self, connection: AsyncConnection, edition: str, updated: str
    ) -> int | None:
        """The number of an edition in its order; None where a newer one was announced of.

        One never seen follows the newest, unless it was `updated`, an ISO day, before that.
        """
        newest = await self.newest(connection)
        if newest is None or newest.edition == edition:
            return newest.number if newest else 1
        known = select(EDITIONS.c.number).where(EDITIONS.c.edition == edition)
        was = (await connection.execute(known)).scalar()
        return newest.number + 1 if was is None and updated >= newest.updated else None

    async def next_number(self, connection: AsyncConnection) -> int:
        """The number of an edition that comes after all others."""
        newest = select(func.max(EDITIONS.c.number))
        return ((await connection.execute(newest)).scalar() or 0) + 1

    async def follow(
        self, connection: AsyncConnection, edition: str, updated: str, number: int
    ) -> None:
        """Make an edition the newest; of one that is in the order already, its place moves."""
        values = {"edition": edition, "number": number, "updated": updated, "at": self._clock()}
        await self._database.upsert(connection, EDITIONS, values)

    async def untold(self, connection: AsyncConnection, keys: Collection[str]) -> frozenset[str]:
        """Those of the news that nobody was told of before."""
        told: set[str] = set()
        for some in _some(sorted(keys)):
            found = await connection.execute(select(NEWS.c.key).where(NEWS.c.key.in_(some)))
            told.update(found.scalars())
        return frozenset(keys) - told

    async def told(self, connection: AsyncConnection, keys: Collection[str]) -> None:
        """Count news as told from now on."""
        rows = [{"key": key, "at": self._clock()} for key in sorted(keys)]
        await self._database.insert_all(connection, NEWS, rows)

    async def record(
        self, connection: AsyncConnection, edition: str, day: str, found: int, posts: int
    ) -> None:
        """Keep a look at an edition that is in the order, and what came of it."""
        number = select(EDITIONS.c.number).where(EDITIONS.c.edition == edition).scalar_subquery()
        row = {"edition": edition, "number": number, "day": day, "found": found, "posts": posts}
        await connection.execute(
            TICKS.insert().values(id=str(uuid.uuid4()), at=self._clock(), **row)
        )


def _some(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """Keys, as many at a time as a query may have."""
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))


def _tick(row: RowMapping) -> Tick:
    return Tick(row["at"], row["edition"], row["day"], row["found"], row["posts"])
