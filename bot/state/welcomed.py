"""The channels that were greeted: once each, for as long as the installation lasts."""

import time
from dataclasses import dataclass

from bot.state.database import Database
from bot.state.tables import AUDIT


@dataclass(frozen=True, slots=True)
class Welcomed:
    """Keeps who brought the bot into which channel, in the audit."""

    database: Database

    async def first(self, team: str, channel: str, by: str) -> bool:
        """Note a channel; False where it was noted before."""
        row = {"id": f"welcomed/{team}/{channel}", "team": team, "channel": channel, "by": by}
        async with self.database.writing() as connection:
            noted = {**row, "what": "welcomed", "at": time.time()}
            return await self.database.insert_once(connection, AUDIT, noted)
