"""Pairs of models that a channel wants to hear no more of."""

import time
from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.inbox import Clock
from bot.state.ledger_tables import MUTED

# A workspace and a channel of it.
Where = tuple[str, str]


class Muted:
    """Mutes pairs, channel by channel."""

    def __init__(self, database: Database, clock: Clock = time.time) -> None:
        self._database, self._clock = database, clock

    async def mute(self, team: str, channel: str, pair: str, by: str) -> bool:
        """Mute a pair; False where it was already."""
        row = {"team": team, "channel": channel, "pair": pair, "by": by, "at": self._clock()}
        async with self._database.writing() as connection:
            return await self._database.insert_once(connection, MUTED, row)

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
