"""Gates: until when nothing is posted in a channel, or by a method of a workspace."""

import time

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.inbox import Clock
from bot.state.ledger_tables import GATES


class Gates:
    """The gates of all workspaces, as all processes over one state see them."""

    def __init__(self, database: Database, clock: Clock = time.time) -> None:
        self._database, self._clock = database, clock

    async def take(self, connection: AsyncConnection, team: str, name: str, seconds: float) -> bool:
        """Shut an open gate for so many seconds; False where it is shut already."""
        now = self._clock()
        insert = sqlite.insert if self._database.alone else postgresql.insert
        statement = (
            insert(GATES)
            .values(team=team, name=name, open_at=now + seconds)
            .on_conflict_do_update(
                index_elements=["team", "name"],
                set_={"open_at": now + seconds},
                where=GATES.c.open_at <= now,
            )
            .returning(GATES.c.name)
        )
        return (await connection.execute(statement)).first() is not None

    async def open_in(
        self, connection: AsyncConnection, team: str, name: str, seconds: float
    ) -> None:
        """Say when a gate opens that is in the caller's hands."""
        values = {"team": team, "name": name, "open_at": self._clock() + seconds}
        await self._database.upsert(connection, GATES, values)

    async def shut_for(self, team: str, name: str) -> float:
        """For how many seconds a gate is still shut; 0 where it is open."""
        query = select(GATES.c.open_at).where(GATES.c.team == team, GATES.c.name == name)
        async with self._database.reading() as connection:
            open_at = (await connection.execute(query)).scalar()
        return max(0.0, open_at - self._clock()) if open_at else 0.0

    async def shut(self, team: str, name: str, seconds: float) -> None:
        """Shut a gate for so many seconds from now, unless it is shut for longer."""
        until = self._clock() + seconds
        insert = sqlite.insert if self._database.alone else postgresql.insert
        later = func.max if self._database.alone else func.greatest
        statement = insert(GATES).values(team=team, name=name, open_at=until)
        async with self._database.writing() as connection:
            await connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["team", "name"],
                    set_={"open_at": later(GATES.c.open_at, until)},
                )
            )
