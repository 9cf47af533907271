"""How long what is kept is kept, and what is forgotten of a whole workspace."""

import time
from dataclasses import dataclass

from sqlalchemy import delete, update

from bot.state.database import Database
from bot.state.inbox import Clock, Stage
from bot.state.tables import AUDIT, FEEDBACK, INBOX, INSTALLATIONS, PREFERENCES, SEEN, THREADS

HOUR = 3600.0
# Slack delivers an event again for up to 24 hours, where that is set (Delayed Events).
IDENTITIES = 26 * HOUR
# A question's words are not kept past their use, and a thread's models not for long.
WORDS, LAST_QUESTION = 0.5 * HOUR, 1 * HOUR
OPINIONS = 30 * 24 * HOUR


@dataclass(frozen=True, slots=True)
class Retention:
    """Deletes what is past its time."""

    database: Database
    clock: Clock = time.time

    async def sweep(self) -> None:
        """Delete old identities, words, threads and opinions."""
        now = self.clock()
        async with self.database.writing() as connection:
            await connection.execute(
                update(INBOX)
                .where(INBOX.c.received < now - WORDS, INBOX.c.text.is_not(None))
                .values(text=None, state=Stage.LATE)
            )
            await connection.execute(delete(INBOX).where(INBOX.c.received < now - IDENTITIES))
            await connection.execute(delete(SEEN).where(SEEN.c.at < now - IDENTITIES))
            await connection.execute(delete(THREADS).where(THREADS.c.at < now - LAST_QUESTION))
            await connection.execute(delete(FEEDBACK).where(FEEDBACK.c.at < now - OPINIONS))

    async def purge(self, team: str) -> int:
        """Forget a workspace: all rows of its own; how many there were."""
        count = 0
        async with self.database.writing() as connection:
            for table in (INBOX, THREADS, PREFERENCES, AUDIT, FEEDBACK, INSTALLATIONS):
                found = await connection.execute(delete(table).where(table.c.team == team))
                count += found.rowcount
        return count
