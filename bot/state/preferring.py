"""Channels' preferences, as stored; who changed them stays in the audit."""

import time
import uuid
from collections import OrderedDict
from collections.abc import Collection, Mapping

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.preferences import Preferences
from bot.state.database import Database
from bot.state.inbox import Clock
from bot.state.tables import AUDIT, PREFERENCES

_STORED = TypeAdapter(Preferences)
MOST_KEPT = 5_000


class PreferenceStore:
    """Reads and changes channels' preferences.

    What was read is kept for some seconds, so that a change made by another process holds soon.
    """

    def __init__(
        self, database: Database, kept_seconds: float = 5.0, clock: Clock = time.time
    ) -> None:
        self._database, self._kept_seconds, self._clock = database, kept_seconds, clock
        self._kept: OrderedDict[tuple[str, str], tuple[float, Preferences]] = OrderedDict()

    async def of(self, team: str, channel: str) -> Preferences:
        """The preferences of a channel; the defaults where it has none."""
        kept = self._kept.get((team, channel))
        if kept and kept[0] > self._clock():
            return kept[1]
        query = select(PREFERENCES.c.settings).where(
            PREFERENCES.c.team == team, PREFERENCES.c.channel == channel
        )
        async with self._database.reading() as connection:
            stored = (await connection.execute(query)).scalar()
        found = _STORED.validate_json(stored) if stored else Preferences()
        self._keep(team, channel, found)
        return found

    async def among(
        self, connection: AsyncConnection, channels: Collection[tuple[str, str]]
    ) -> Mapping[tuple[str, str], Preferences]:
        """The preferences of channels, by workspace and channel, of those that have any."""
        names = {channel for _, channel in channels}
        columns = (PREFERENCES.c.team, PREFERENCES.c.channel, PREFERENCES.c.settings)
        query = select(*columns).where(PREFERENCES.c.channel.in_(names))
        return {
            (team, channel): _STORED.validate_json(settings)
            for team, channel, settings in await connection.execute(query)
        }

    async def change(self, team: str, channel: str, preferences: Preferences, by: str) -> None:
        """Set a channel's preferences, and note who did."""
        now, stored = self._clock(), _STORED.dump_json(preferences).decode()
        row = {"team": team, "channel": channel, "by": by, "at": now}
        async with self._database.writing() as connection:
            await self._database.upsert(connection, PREFERENCES, {**row, "settings": stored})
            await connection.execute(
                AUDIT.insert().values(**row, id=str(uuid.uuid4()), what=f"preferences {stored}")
            )
        self._keep(team, channel, preferences)

    def _keep(self, team: str, channel: str, preferences: Preferences) -> None:
        self._kept[team, channel] = (self._clock() + self._kept_seconds, preferences)
        self._kept.move_to_end((team, channel))
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
