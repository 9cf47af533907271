"""The announcer beside what goes wrong: no post stops another, and none is left there twice."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.announcements.announcer import Announcer, Pace
from bot.announcements.outcomes import Failed, Looking, Posting, Uncertain
from bot.state.database import Database, opened_database
from bot.state.drafts import Draft, Drafts, Item
from bot.state.ledger import Ledger
from bot.state.migrating import migrate
from bot.state.posts import Post
from tests.bot.announcements.slack_model import SlackModel, Trouble
from tests.bot.state.conftest import Clock

BAD = '[{"news": "bad"}]'
PACE = Pace(pause=0, at_once=1, most=4)
LEASE = 91


class Running(Clock):
    """A clock that goes on a little whenever it is looked at."""

    def __call__(self) -> float:
        self.now += 0.05
        return self.now


@dataclass
class Slack(SlackModel):
    """One that fails for what is bad; it may be busy for some seconds, or not delete.

    `meanwhile` is what others do while a process is held up right before its first post.
    """

    busy: float = 0.0
    deletes: bool = True
    meanwhile: Callable[[], Awaitable[None]] | None = None
    tried: list[str] = field(default_factory=list)

    async def send(self, post: Post) -> Posting | Failed:
        self.tried.append(post.content)
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile:
            await meanwhile()
        return Failed("KeyError") if post.content == BAD else await super().send(post)

    async def find(self, post: Post) -> Looking | Failed:
        return Uncertain("ratelimited", self.busy) if self.busy else await super().find(post)

    async def delete(self, post: Post, ts: str) -> bool:
        return self.deletes and await super().delete(post, ts)


@dataclass
class Book:
    """One channel, the ledger of it, and two processes that announce."""

    database: Database
    clock: Clock = field(default_factory=Running)
    slack: Slack = field(default_factory=Slack)

    def __post_init__(self) -> None:
        self.here, self.there = self._announcer("here"), self._announcer("there")

    def _announcer(self, owner: str) -> Announcer:
        ledger = Ledger(self.database, owner, clock=self.clock)
        return Announcer(ledger, self.slack, _shut, pace=PACE, clock=self.clock)

    async def add(self, *said: str) -> None:
        for each in said:
            self.clock.now += 0.01
            draft = Draft("T", "C", (Item("pair", each, {"news": each}),))
            async with self.database.writing() as transaction:
                await Drafts(self.database, self.clock).add(transaction, [draft], 1)

    async def drain(self, later: float, announcer: Announcer | None = None) -> None:
        self.clock.now += later
        await (announcer or self.here).drain(1, 0)

    async def wake_up_too_late(self, *troubles: Trouble) -> None:
        """One is held up right before it posts; another posts, and looks for doubles."""
        await self.add("good")

        async def others() -> None:
            await self.drain(LEASE, self.there)
            await self.drain(LEASE, self.there)
            self.slack.troubles = [*troubles]

        self.slack.meanwhile = others
        await self.drain(1)

    @property
    def stored(self) -> int:
        return len(self.slack.stored["C"])

    async def counts(self) -> dict[str, int]:
        return await self.here.ledger.counts()


@pytest.fixture
async def book(tmp_path: Path) -> AsyncIterator[Book]:
    async with opened_database(f"sqlite:///{tmp_path}/state.db") as database:
        await migrate(database)
        yield Book(database)


async def _shut(_: Post, __: str) -> None:
    """Nobody is to be told."""


async def test_a_post_that_fails_stops_no_other_of_its_channel(book: Book) -> None:
    await book.add("bad", "good")
    await book.drain(1)
    await book.drain(2)
    assert book.stored == 1
    assert await book.counts() == {"sending": 1, "posted": 1}


async def test_a_post_that_fails_is_tried_later_each_time_and_held_in_the_end(book: Book) -> None:
    await book.add("bad")
    tried = []
    for _ in range(200):
        await book.drain(10)
        tried.append(len(book.slack.tried))
    waits = [tried.index(number + 1) - tried.index(number) for number in range(1, PACE.tries)]
    assert tried[-1] == PACE.tries
    assert waits == sorted(waits)
    assert waits[-1] > 10 * waits[0]
    assert await book.counts() == {"held": 1}


async def test_a_channel_is_not_looked_into_before_slack_allows_it(book: Book) -> None:
    await book.add("good")
    await book.here.ledger.claim(1)
    book.slack.busy = 60
    await book.drain(LEASE)
    book.slack.busy = 0
    await book.drain(50)
    assert book.stored == 0
    await book.drain(11)
    assert book.stored == 1


async def test_what_one_posts_that_was_held_up_is_taken_away(book: Book) -> None:
    await book.wake_up_too_late()
    assert book.stored == 1


async def test_it_is_taken_away_later_where_its_reply_was_lost(book: Book) -> None:
    await book.wake_up_too_late(Trouble.LOST)
    assert book.stored == 2
    await book.drain(31)
    assert book.stored == 1


async def test_it_is_taken_away_later_where_slack_did_not_delete_it(book: Book) -> None:
    book.slack.deletes = False
    await book.wake_up_too_late()
    assert book.stored == 2
    book.slack.deletes = True
    await book.drain(31)
    assert book.stored == 1


async def test_once_it_is_told_to_stop_nothing_is_posted_or_looked_for(book: Book) -> None:
    await book.add("good")
    book.here.stopping.set()
    async with asyncio.timeout(1):
        await book.here.drain(1, 60)
    assert book.slack.tried == []
