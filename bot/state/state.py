"""All that is remembered, opened together."""

import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Self

from bot.state.database import Database, UnusableStateError, opened_database
from bot.state.drafts import Drafts
from bot.state.feedback import Feedback
from bot.state.inbox import Clock, Inbox
from bot.state.ledger import Ledger
from bot.state.migrating import migrate, newest_revision, revision_of
from bot.state.muted import Muted
from bot.state.preferring import PreferenceStore
from bot.state.receipts import Receipts
from bot.state.retention import Retention
from bot.state.seen import Seen
from bot.state.subscriptions import Subscriptions
from bot.state.succession import Succession
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
    subscriptions: Subscriptions
    muted: Muted
    succession: Succession
    drafts: Drafts
    ledger: Ledger
    receipts: Receipts
    clock: Clock

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
            Subscriptions(database, clock),
            Muted(database, clock),
            Succession(database, clock),
            Drafts(database, clock),
            Ledger(database, owner, clock=clock),
            Receipts(database, clock),
            clock,
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
