"""The tables: the same by migration as declared, there and back, by many at once."""

import asyncio

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from bot.state import ledger_tables  # noqa: F401 - declares its tables
from bot.state.database import UnusableStateError, opened_database
from bot.state.migrating import migrate, newest_revision, revision_of, revisions
from bot.state.state import opened_state
from bot.state.tables import METADATA


async def test_migrations_make_the_tables_that_are_declared(state_url: str) -> None:
    async with opened_database(state_url) as database:
        await migrate(database)
        async with database.reading() as connection:
            assert await connection.run_sync(_differences) == []


async def test_each_revision_goes_up_down_and_up_again(state_url: str) -> None:
    async with opened_database(state_url) as database:
        for revision in revisions():
            await migrate(database, revision)
            assert await revision_of(database) == revision
            await migrate(database, "base")
            assert await revision_of(database) is None
            await migrate(database, revision)
        await migrate(database)
        assert await revision_of(database) == newest_revision()


async def test_of_many_migrators_at_once_all_succeed(state_url: str) -> None:
    async def one() -> None:
        async with opened_database(state_url) as database:
            await migrate(database)

    await asyncio.gather(*(one() for _ in range(5)))
    async with opened_database(state_url) as database:
        assert await revision_of(database) == newest_revision()


async def test_a_state_that_several_use_is_not_migrated_at_the_start(state_url: str) -> None:
    if state_url.startswith("sqlite"):
        async with opened_state(state_url) as state:
            assert await revision_of(state.database) == newest_revision()
        return
    with pytest.raises(UnusableStateError, match="versus migrate"):
        async with opened_state(state_url):
            pass


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "no database URL"),
        ("mysql://root@127.0.0.1/test", "mysql"),
        ("postgresql://root:hunter2@127.0.0.1:1/test", r"root:\*\*\*@"),
        ("sqlite:////proc/nowhere/state.db", "cannot be"),
    ],
)
async def test_a_state_that_cannot_be_used_is_said_in_a_line_without_secrets(
    url: str, said: str
) -> None:
    with pytest.raises(UnusableStateError, match=said) as fault:
        async with opened_database(url):
            pass
    assert "hunter2" not in str(fault.value)


def _differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), METADATA))
