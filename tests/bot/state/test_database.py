"""Transactions of the state: reads wait for no writer, and write nothing."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from bot.state.database import Database, opened_database
from bot.state.migrating import migrate
from bot.state.tables import SEEN

ROW = {"key": "x", "at": 1.0}
# Far less than a reader would wait for a writer to end.
SOON = 3


async def rows(database: Database) -> int:
    """How many rows there are, as a read that may not wait sees it."""
    async with asyncio.timeout(SOON), database.reading() as connection:
        found = await connection.execute(select(func.count()).select_from(SEEN))
        return int(found.scalar_one())


async def test_a_read_goes_on_beside_a_transaction_that_writes(database: Database) -> None:
    async with database.writing() as connection:
        await connection.execute(SEEN.insert().values(ROW))
        assert await rows(database) == 0
    assert await rows(database) == 1


async def test_reads_go_on_beside_each_other_and_hold_up_no_writer(database: Database) -> None:
    count = select(func.count()).select_from(SEEN)
    async with database.reading() as connection:
        assert (await connection.execute(count)).scalar() == 0
        assert await rows(database) == 0
        async with asyncio.timeout(SOON), database.writing() as writer:
            await writer.execute(SEEN.insert().values(ROW))
        assert await rows(database) == 1


async def test_of_many_reads_at_once_each_has_its_turn(database: Database) -> None:
    assert await asyncio.gather(*(rows(database) for _ in range(50))) == [0] * 50


@pytest.mark.parametrize("statement", [SEEN.insert().values(ROW), SEEN.delete()])
async def test_a_read_may_write_nothing(database: Database, statement: object) -> None:
    with pytest.raises(DBAPIError):
        async with database.reading() as connection:
            await connection.execute(statement)  # type: ignore[call-overload]
    assert await rows(database) == 0


async def test_what_may_write_may_so_after_a_read_was_refused_it(database: Database) -> None:
    with pytest.raises(DBAPIError):
        async with database.reading() as connection:
            await connection.execute(SEEN.insert().values(ROW))
    async with database.writing() as connection:
        await connection.execute(SEEN.insert().values(ROW))
    assert await rows(database) == 1


async def test_a_file_that_is_closed_is_one_file(tmp_path: Path) -> None:
    async with opened_database(f"sqlite:///{tmp_path}/state.db") as database:
        await migrate(database)
        assert await rows(database) == 0
    assert _names(tmp_path) == ["state.db"]


def _names(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]
