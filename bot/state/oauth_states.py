"""The states of installations under way: each is good once, and for ten minutes.

Looking a state up and then deleting it would let two requests at once both find it. Here it is
good for whoever's deletion gives it back.
"""

import secrets
import time

from sqlalchemy import delete

from bot.state.database import Database
from bot.state.inbox import Clock
from bot.state.tables import OAUTH_STATES

MINUTES_10 = 600.0


class OAuthStates:
    """Issues states and takes them back; `lifetime` is in seconds."""

    def __init__(
        self, database: Database, lifetime: float = MINUTES_10, clock: Clock = time.time
    ) -> None:
        self._database, self.lifetime, self._clock = database, lifetime, clock

    async def issue(self) -> str:
        """Make a state that nobody can guess; those that have expired are swept out."""
        state, now = secrets.token_urlsafe(32), self._clock()
        row = {"state": state, "expires": now + self.lifetime}
        async with self._database.writing() as connection:
            await connection.execute(delete(OAUTH_STATES).where(OAUTH_STATES.c.expires <= now))
            await connection.execute(OAUTH_STATES.insert().values(row))
        return state

    async def consume(self, state: str) -> bool:
        """Whether a state was issued and is used for the first time, and in time."""
        taken = (
            delete(OAUTH_STATES)
            .where(OAUTH_STATES.c.state == state, OAUTH_STATES.c.expires > self._clock())
            .returning(OAUTH_STATES.c.state)
        )
        async with self._database.writing() as connection:
            return (await connection.execute(taken)).first() is not None
