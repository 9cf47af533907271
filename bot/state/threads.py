"""What was last asked in each thread, for as long as somebody may go on with it."""

import time

from sqlalchemy import select

from bot.state.database import Database
from bot.state.inbox import Clock
from bot.state.tables import THREADS


class Threads:
    """Keeps the memory of each thread: text without its words (bot/conversation/memory.py)."""

    def __init__(self, database: Database, clock: Clock = time.time) -> None:
        self._database, self._clock = database, clock

    async def of(self, talk: str) -> str | None:
        """The memory of a thread; None where there is none, or no longer."""
        query = select(THREADS.c.reading).where(THREADS.c.talk == talk)
        async with self._database.reading() as connection:
            found: str | None = (await connection.execute(query)).scalar()
        return found

    async def keep(self, team: str, talk: str, memory: str) -> None:
        """Keep the memory of a thread in place of the one before."""
        row = {"talk": talk, "team": team, "reading": memory, "at": self._clock()}
        async with self._database.writing() as connection:
            await self._database.upsert(connection, THREADS, row)
