"""Pairs of models that a channel wants to hear no more of; who muted which stays in the audit."""

import time
import uuid
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.inbox import Clock
from bot.state.ledger_tables import MUTED
from bot.state.tables import AUDIT

# A workspace and a channel of it.
Where = tuple[str, str]


class Muted:
    """Mutes pairs, channel by channel, and lets them be heard of again."""

    def __init__(self, database: Database, clock: Clock = time.time) -> None:
        self._database, self._clock = database, clock

    async def mute(self, team: str, channel: str, pair: str, by: str) -> bool:
        """Mute a pair; False where it was already."""
        row = {"team": team, "channel": channel, "pair": pair, "by": by, "at": self._clock()}
        async with self._database.writing() as connection:
            first = await self._database.insert_once(connection, MUTED, row)
            if first:
                await self._note(connection, (team, channel), by, f"muted {pair}")
        return first

    async def unmute(self, team: str, channel: str, pair: str, by: str) -> bool:
        """Let a channel hear of a pair again; False where it was not muted."""
        here = (MUTED.c.team == team, MUTED.c.channel == channel, MUTED.c.pair == pair)
        async with self._database.writing() as connection:
            ended = (await connection.execute(delete(MUTED).where(*here))).rowcount > 0
            if ended:
                await self._note(connection, (team, channel), by, f"unmuted {pair}")
        return ended

    async def of(self, team: str, channel: str) -> Sequence[str]:
        """The muted pairs of a channel, the one last muted first."""
        here = (MUTED.c.team == team, MUTED.c.channel == channel)
        query = select(MUTED.c.pair).where(*here).order_by(MUTED.c.at.desc(), MUTED.c.pair)
        async with self._database.reading() as connection:
            return (await connection.execute(query)).scalars().all()

    async def among(
        self, connection: AsyncConnection, channels: Collection[Where]
    ) -> Mapping[Where, frozenset[str]]:
        """The muted pairs of channels, of those that have any."""
        names = {channel for _, channel in channels}
        query = select(MUTED.c.team, MUTED.c.channel, MUTED.c.pair).where(
            MUTED.c.channel.in_(names)
        )
        found: dict[Where, frozenset[str]] = {}
        for team, channel, pair in await connection.execute(query):
            found[team, channel] = found.get((team, channel), frozenset()) | {pair}
        return found

    async def _note(self, connection: AsyncConnection, where: Where, by: str, what: str) -> None:
        team, channel = where
        row = {"id": str(uuid.uuid4()), "team": team, "channel": channel, "by": by}
        await connection.execute(AUDIT.insert().values(**row, what=what, at=self._clock()))
