"""How long what is kept is kept, and what is forgotten of a whole workspace."""

import time
from dataclasses import dataclass

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.state.database import Database
from bot.state.inbox import Clock, Stage
from bot.state.ledger_tables import (
    ANNOUNCED,
    GATES,
    MUTED,
    POSTS,
    RECEIPTS,
    SUBSCRIPTIONS,
    TICKS,
)
from bot.state.posts import OPEN
from bot.state.tables import AUDIT, FEEDBACK, INBOX, INSTALLATIONS, PREFERENCES, SEEN, THREADS

HOUR = 3600.0
# Slack delivers an event again for up to 24 hours, where that is set (Delayed Events).
IDENTITIES = 26 * HOUR
# A question's words are not kept past their use, and a thread's models not for long.
WORDS, LAST_QUESTION = 0.5 * HOUR, 1 * HOUR
OPINIONS = 30 * 24 * HOUR
# What was posted where, and from what it was computed. That news was told stays, so none is again.
POSTED = 30 * 24 * HOUR
LOOKS = 7 * 24 * HOUR
# All that belongs to a workspace.
OWNED = (
    INBOX,
    THREADS,
    PREFERENCES,
    AUDIT,
    FEEDBACK,
    INSTALLATIONS,
    SUBSCRIPTIONS,
    MUTED,
    POSTS,
    ANNOUNCED,
    GATES,
    RECEIPTS,
)


@dataclass(frozen=True, slots=True)
class Retention:
    """Deletes what is past its time."""

    database: Database
    clock: Clock = time.time

    async def sweep(self) -> None:
        """Delete old identities, words, threads, opinions, posts and receipts."""
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
            await connection.execute(delete(RECEIPTS).where(RECEIPTS.c.at < now - POSTED))
            await _forget_looks(connection, now - LOOKS)
            await _forget_posts(connection, now - POSTED)

    async def purge(self, team: str) -> int:
        """Forget a workspace: all rows of its own; how many there were."""
        count = 0
        async with self.database.writing() as connection:
            for table in OWNED:
                found = await connection.execute(delete(table).where(table.c.team == team))
                count += found.rowcount
        return count


async def _forget_looks(connection: AsyncConnection, before: float) -> None:
    """Delete old looks for news, but never the last: where there is none, nothing is news."""
    last = select(func.max(TICKS.c.at)).scalar_subquery()
    await connection.execute(delete(TICKS).where(TICKS.c.at < before, TICKS.c.at < last))


async def _forget_posts(connection: AsyncConnection, before: float) -> None:
    """Delete posts that were made long ago, and what they announced."""
    old = select(POSTS.c.id).where(POSTS.c.made < before, POSTS.c.state.not_in(OPEN))
    await connection.execute(delete(ANNOUNCED).where(ANNOUNCED.c.post.in_(old)))
    await connection.execute(delete(POSTS).where(POSTS.c.made < before, POSTS.c.state.not_in(OPEN)))
