"""The database of the state: a SQLite file, or PostgreSQL by URL; the same statements on both.

SQLite runs in WAL mode and syncs every commit, as a mark that something is being posted must not
be forgotten by a power cut; every write transaction takes the write lock when it begins, since a
transaction that only turns to writing later fails at once where another writes.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg"}
BUSY_SECONDS = 10
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    f"busy_timeout={BUSY_SECONDS * 1000}",
    "foreign_keys=ON",
    "trusted_schema=OFF",
)


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
    """Transactions of one state, over a pool of connections."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @property
    def alone(self) -> bool:
        """Whether only one process may use it, as of a SQLite file."""
        return self._engine.dialect.name == "sqlite"

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that may write; committed at its end, rolled back where it raises."""
        async with self._engine.begin() as connection:
            yield connection

    async def insert_once(
        self, connection: AsyncConnection, table: Table, values: Mapping[str, Any]
    ) -> bool:
        """Insert a row unless one of its unique values is there already; whether it was."""
        return bool(await self.insert_all(connection, table, [values]))

    async def insert_all(
        self, connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, Any]]
    ) -> Sequence[Any]:
        """Insert rows, each unless one of its unique values is there; the keys of those made."""
        insert = sqlite.insert if self.alone else postgresql.insert
        statement = insert(table).values(list(rows)).on_conflict_do_nothing()
        key = next(iter(table.primary_key))
        made: Sequence[Any] = (await connection.execute(statement.returning(key))).scalars().all()
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
    engine = _engine(url)
    try:
        if url.get_backend_name() == "sqlite" and url.database:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        async with engine.connect():
            pass
    except (DBAPIError, OSError) as error:
        await engine.dispose()
        raise UnusableStateError(f"The state at {_shown(url)} cannot be opened") from error
    try:
        yield Database(engine)
    finally:
        # Let what a cancelled transaction still holds be rolled back first.
        await asyncio.shield(engine.dispose())


def _engine(url: URL) -> AsyncEngine:
    if url.get_backend_name() != "sqlite":
        return create_async_engine(
            url, pool_size=5, max_overflow=5, pool_pre_ping=True, hide_parameters=True
        )
    engine = create_async_engine(url, pool_size=1, max_overflow=0, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepared)
    event.listen(engine.sync_engine, "begin", _begun)
    return engine


def _prepared(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver begins no transaction by itself then.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begun(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)
