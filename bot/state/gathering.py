"""Rows that come at the same time are written in one transaction, and so synced to disk once."""

import asyncio
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table
from sqlalchemy.exc import SQLAlchemyError

from bot.state.database import Database

MOST_AT_ONCE = 100
Row = Mapping[str, Any]


class NotStoredError(Exception):
    """A row could not be stored, so that Slack must deliver again what it is of."""


class Gathering:
    """Inserts rows into one table, each unless one of its unique values is there already."""

    def __init__(self, database: Database, table: Table) -> None:
        self._database, self._table = database, table
        self._key = next(iter(table.primary_key)).name
        self._waiting: list[tuple[Row, asyncio.Future[bool]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def insert(self, row: Row) -> bool:
        """Insert a row with those that wait beside it; whether it was not there before.

        Raises NotStoredError.
        """
        stored: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((row, stored))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        return await stored

    async def _write(self) -> None:
        while self._waiting:
            batch = self._waiting[:MOST_AT_ONCE]
            del self._waiting[:MOST_AT_ONCE]
            try:
                made = await self._insert([row for row, _ in batch])
            except (SQLAlchemyError, OSError) as error:
                for _, stored in batch:
                    if not stored.done():
                        stored.set_exception(NotStoredError(type(error).__name__))
                continue
            for row, stored in batch:
                if not stored.done():
                    # Of two rows with one key in a batch only the first is the one that was made.
                    stored.set_result(made.pop(row[self._key], False))

    async def _insert(self, rows: list[Row]) -> dict[str, bool]:
        async with self._database.writing() as connection:
            made = await self._database.insert_all(connection, self._table, rows)
        return dict.fromkeys(made, True)
