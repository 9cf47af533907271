"""Clicks and submissions that were dealt with: Slack may deliver each more than once."""

import time

from sqlalchemy import delete, select

from bot.state.database import Database
from bot.state.inbox import Clock
from bot.state.tables import SEEN


class Seen:
    """The identities of what was dealt with."""

    def __init__(self, database: Database, clock: Clock = time.time) -> None:
        self._database, self._clock = database, clock

    async def claim(self, key: str) -> bool:
        """Take an identity; False where it was taken before."""
        values = {"key": key, "at": self._clock()}
        async with self._database.writing() as connection:
            return await self._database.insert_once(connection, SEEN, values)

    async def known(self, key: str) -> bool:
        """Whether an identity was taken before."""
        asked = select(SEEN.c.key).where(SEEN.c.key == key)
        async with self._database.reading() as connection:
            return (await connection.execute(asked)).first() is not None

    async def release(self, key: str) -> None:
        """Give an identity back, so that what failed can be tried again."""
        async with self._database.writing() as connection:
            await connection.execute(delete(SEEN).where(SEEN.c.key == key))
