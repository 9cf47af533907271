"""What every listener works with: who answers, who posts, and what is remembered."""

import asyncio
from dataclasses import dataclass, field
from typing import Protocol

from bot.metrics import Metrics
from bot.preferences import Preferences
from bot.reply import Reply
from bot.responder import Responder
from bot.state.state import State
from bot.surfaces.slack.arrivals import Arrivals
from bot.surfaces.slack.currency import Currency
from bot.surfaces.slack.posting import Poster
from bot.surfaces.slack.tasks import Tasks
from knowledge.catalog import Catalog

TURNS = 8


class Answerer(Protocol):
    """Answers one message of a conversation; never waits, never raises on any text."""

    @property
    def catalog(self) -> Catalog:
        """The edition of the catalog that the next message is answered from."""
        ...

    @property
    def responder(self) -> Responder:
        """The same edition, for what is no message of a conversation."""
        ...

    def ask(self, message: str, thread: str | None = None, preferences: Preferences = ...) -> Reply:
        """Give the reply to a message; `thread` names the conversation it belongs to."""
        ...

    def named(self, text: str) -> tuple[str, ...]:
        """The models that a text names, by id, in their order; it need be no question."""
        ...

    def recall(self, thread: str, memory: str) -> None:
        """Take up a thread where another process left it."""
        ...

    def memory_of(self, thread: str) -> str | None:
        """What is remembered of a thread, as text without its words."""
        ...


@dataclass(frozen=True, slots=True)
class Given:
    """A reply, what its thread remembers of the question as text, and by which settings."""

    reply: Reply
    memory: str
    preferences: Preferences


@dataclass(frozen=True, slots=True)
class Desk:
    """One for the whole app; the listeners share it.

    `settle` is how many seconds an answer takes at most to show in a conversation. `under_way` are
    the questions that this process is at, so many at once as there are `turns`.
    """

    answerer: Answerer
    poster: Poster
    state: State
    settle: float = 30.0
    under_way: set[str] = field(default_factory=set)
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(TURNS))
    arrivals: Arrivals = field(default_factory=Arrivals)
    metrics: Metrics = field(default_factory=Metrics.fresh)
    tasks: Tasks = field(default_factory=Tasks)
    currency: Currency = field(default_factory=Currency)

    @property
    def is_behind(self) -> bool:
        """Whether the catalog is older than one announced of, so that nothing is to be answered."""
        return self.currency.is_behind(self.answerer.catalog.edition)

    async def answered(
        self, message: str, team: str, talk: str, *, continues: bool = True
    ) -> Given:
        """The reply to a message of a thread, which may have begun in another process.

        `continues` is whether anything can have been said in it before.
        """
        preferences = await self.state.preferences.of(team, talk.partition("/")[0])
        memory = await self.state.threads.of(talk) if continues else None
        if memory is not None:
            self.answerer.recall(talk, memory)
        reply = self.answerer.ask(message, talk, preferences)
        kept = self.answerer.memory_of(talk)
        if kept is not None and kept != memory:
            await self.state.threads.keep(team, talk, kept)
        return Given(reply, kept or "", preferences)
