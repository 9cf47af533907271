"""Brings the state's tables to this version of Versus, one process at a time."""

import asyncio
from collections.abc import Callable
from functools import partial
from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from bot.state.database import Database

# Any number will do, so long as nothing else of the same database uses it.
LOCK = 8_397_114
TRIES, PAUSE = 60, 0.5


async def migrate(database: Database, revision: str = "head") -> None:
    """Bring a state to a revision; of several processes at once each finds it there.

    On PostgreSQL an advisory lock holds the others back, on SQLite the write lock does.
    """
    for attempt in range(TRIES):
        try:
            await _run(database, partial(_to, revision=revision))
        except OperationalError:
            if attempt + 1 == TRIES or not database.alone:
                raise
            await asyncio.sleep(PAUSE)
        else:
            return


async def revision_of(database: Database) -> str | None:
    """The revision that a state is at; None where it has no tables yet."""
    async with database.reading() as connection:
        return await connection.run_sync(
            lambda sync: MigrationContext.configure(sync).get_current_revision()
        )


def newest_revision() -> str:
    """The revision that this version of Versus works with."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def revisions() -> tuple[str, ...]:
    """All revisions, the oldest first."""
    line = ScriptDirectory.from_config(_config()).walk_revisions()
    return tuple(each.revision for each in line)[::-1]


async def _run(database: Database, work: Callable[[Connection], None]) -> None:
    async with database.writing() as connection:
        if not database.alone:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        await connection.run_sync(work)


def _to(connection: Connection, revision: str) -> None:
    config = _config()
    config.attributes["connection"] = connection
    here = MigrationContext.configure(connection).get_current_revision()
    line = ("base", *revisions())
    older = here in line and revision in line and line.index(revision) < line.index(here)
    (command.downgrade if older else command.upgrade)(config, revision)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("bot.state") / "migrations"))
    return config
