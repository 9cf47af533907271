"""The database of the state: a SQLite file, or PostgreSQL by URL; the same statements on both.

SQLite runs in WAL mode and syncs every commit, as a mark that something is being posted must not
be forgotten by a power cut; every write transaction takes the write lock when it begins, since a
transaction that only turns to writing later fails at once where another writes. Reads have
connections of their own, so that they neither take that lock nor wait for it.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

# A transaction of a state, for those who pass it on and know nothing of databases.
Transaction: TypeAlias = AsyncConnection

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg"}
BUSY_SECONDS = 10
READERS = 2
OF_ALL = (f"busy_timeout={BUSY_SECONDS * 1000}", "trusted_schema=OFF")
OF_WRITERS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
OF_READERS = ("query_only=ON",)


class UnusableStateError(Exception):
    """The state cannot be used; the message is one line for whoever runs the bot."""


def state_url(text: str) -> URL:
    """The URL of a state with the driver that Versus has for it; raises UnusableStateError."""
    try:
        url = make_url(text)
    except ArgumentError:
        raise UnusableStateError(
            "VERSUS_STATE is no database URL, such as sqlite:///state.db"
        ) from None
    backend = url.get_backend_name()
    if backend not in DRIVERS:
        raise UnusableStateError(
            f"VERSUS_STATE is a {backend} URL; SQLite and PostgreSQL are known"
        )
    return url.set(drivername=DRIVERS[backend])


class Database:
    """Transactions of one state, over its connections for writing and for reading."""

    def __init__(self, writers: AsyncEngine, readers: AsyncEngine) -> None:
        self._writers, self._readers = writers, readers

    @property
    def alone(self) -> bool:
        """Whether only one process may use it, as of a SQLite file."""
        return self._writers.dialect.name == "sqlite"

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that may write; committed at its end, rolled back where it raises."""
        async with self._writers.begin() as connection:
            yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that waits for none that writes; a write in it raises DBAPIError."""
        async with self._readers.begin() as connection:
            yield connection

    async def reach(self) -> None:
        """Connect once, by which a SQLite file is made, in WAL mode; raises DBAPIError, OSError."""
        async with self._writers.connect():
            pass

    async def close(self) -> None:
        """Close all connections."""
        await self._readers.dispose()
        await self._writers.dispose()

    async def insert_once(
        self, connection: AsyncConnection, table: Table, values: Mapping[str, Any]
    ) -> bool:
        """Insert a row unless one of its unique values is there already; whether it was."""
        return bool(await self.insert_all(connection, table, [values]))

    async def insert_all(
        self, connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, Any]]
    ) -> Sequence[Any]:
        """Insert rows, each unless one of its unique values is there; the keys of those made."""
        if not rows:
            return []
        insert = sqlite.insert if self.alone else postgresql.insert
        key = next(iter(table.primary_key))
        statement = insert(table).on_conflict_do_nothing().returning(key)
        made: Sequence[Any] = (await connection.execute(statement, rows)).scalars().all()
        return made

    async def upsert(
        self, connection: AsyncConnection, table: Table, values: Mapping[str, Any]
    ) -> None:
        """Insert a row, or set the values of the one with its primary key."""
        keys = [column.name for column in table.primary_key]
        rest = {name: value for name, value in values.items() if name not in keys}
        insert = sqlite.insert if self.alone else postgresql.insert
        await connection.execute(
            insert(table).values(values).on_conflict_do_update(index_elements=keys, set_=rest)
        )


@asynccontextmanager
async def opened_database(text: str) -> AsyncIterator[Database]:
    """Open a state until the context is left; UnusableStateError where it cannot be reached."""
    url = state_url(text)
    database = _database(url)
    try:
        if database.alone and url.database:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        await database.reach()
    except (DBAPIError, OSError) as error:
        await database.close()
        raise UnusableStateError(f"The state at {_shown(url)} cannot be opened") from error
    try:
        yield database
    finally:
        # Let what a cancelled transaction still holds be rolled back first.
        await asyncio.shield(database.close())


def _database(url: URL) -> Database:
    if url.get_backend_name() == "sqlite":
        writers = _sqlite(url, 1, "BEGIN IMMEDIATE", OF_ALL + OF_WRITERS)
        return Database(writers, _sqlite(url, READERS, "BEGIN", OF_ALL + OF_READERS))
    engine = create_async_engine(
        url, pool_size=5, max_overflow=5, pool_pre_ping=True, hide_parameters=True
    )
    return Database(engine, engine.execution_options(postgresql_readonly=True))


def _sqlite(url: URL, most: int, begin: str, pragmas: Sequence[str]) -> AsyncEngine:
    engine = create_async_engine(url, pool_size=most, max_overflow=0, hide_parameters=True)

    def prepared(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # The driver begins no transaction by itself then.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def begun(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine.sync_engine, "connect", prepared)
    event.listen(engine.sync_engine, "begin", begun)
    return engine


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)
