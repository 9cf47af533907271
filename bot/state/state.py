"""All that is remembered, opened together."""

import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Self

from bot.state.database import Database, UnusableStateError, opened_database
from bot.state.feedback import Feedback
from bot.state.inbox import Clock, Inbox
from bot.state.migrating import migrate, newest_revision, revision_of
from bot.state.preferring import PreferenceStore
from bot.state.retention import Retention
from bot.state.seen import Seen
from bot.state.threads import Threads


@dataclass(frozen=True, slots=True)
class State:
    """The parts of one state, for one process."""

    database: Database
    inbox: Inbox
    seen: Seen
    threads: Threads
    preferences: PreferenceStore
    feedback: Feedback
    retention: Retention

    @classmethod
    def of(cls, database: Database, lease: float, clock: Clock = time.time) -> Self:
        """The parts over one database; this process gets a name of its own."""
        owner = uuid.uuid4().hex
        return cls(
            database,
            Inbox(database, owner, lease, clock),
            Seen(database, clock),
            Threads(database, clock),
            PreferenceStore(database, clock=clock),
            Feedback(database, clock),
            Retention(database, clock),
        )


@asynccontextmanager
async def opened_state(url: str, lease: float = 45.0) -> AsyncIterator[State]:
    """Open a state at the revision of this version; raises UnusableStateError.

    A SQLite file, which no other process uses, is brought there; a state that several may use is
    only brought there by `versus migrate`.
    """
    async with opened_database(url) as database:
        if database.alone:
            await migrate(database)
        elif await revision_of(database) != newest_revision():
            raise UnusableStateError("The state is of another version: run `versus migrate` first")
        yield State.of(database, lease)
