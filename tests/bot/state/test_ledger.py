"""The ledger: what is to be posted, taken by one at a time, in its order, at Slack's pace."""

import pytest

from bot.state.database import Database
from bot.state.drafts import Draft, Drafts, Item
from bot.state.ledger import Ledger
from bot.state.posts import Post
from tests.bot.state.conftest import Clock

LEASE, GAP = 90.0, 1.15
EDITION = 3


class Book:
    """A ledger of two processes, and the drafts that go into it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database, self.clock = database, clock
        self.here, self.there = self.ledger("here"), self.ledger("there")

    def ledger(self, owner: str) -> Ledger:
        limits = {"lease": LEASE, "gap": GAP, "a_minute": 6_000_000.0}
        return Ledger(self.database, owner, clock=self.clock, **limits)

    async def add(self, occasion: str, channel: str = "C1", team: str = "T", due: float = 0) -> int:
        """Put in a draft that is made later than those before it."""
        self.clock.now += 0.01
        draft = Draft(team, channel, (Item("pair", occasion, {"news": occasion}),), due)
        async with self.database.writing() as transaction:
            return await Drafts(self.database, self.clock).add(transaction, [draft], EDITION)

    async def claim(self, ledger: Ledger | None = None) -> Post:
        self.clock.now += 0.01
        post = await (ledger or self.here).claim(EDITION)
        assert post is not None
        return post


@pytest.fixture
def book(database: Database, clock: Clock) -> Book:
    return Book(database, clock)


async def test_an_occasion_is_put_in_once_for_a_channel(book: Book) -> None:
    assert [await book.add("may"), await book.add("may"), await book.add("june")] == [1, 0, 1]
    assert await book.add("may", channel="C2") == 1
    assert await book.add("may", team="U") == 1


async def test_a_draft_says_only_what_was_not_said_before(book: Book) -> None:
    await book.add("may")
    both = (Item("pair", "may", {"news": "may"}), Item("pair", "june", {"news": "june"}))
    book.clock.now += 1
    async with book.database.writing() as transaction:
        await Drafts(book.database, book.clock).add(transaction, [Draft("T", "C1", both)], EDITION)
    first = await book.claim()
    await book.here.posted(first, "1.0")
    book.clock.now += GAP
    assert (await book.claim()).content == '[{"news": "june"}]'


async def test_a_post_belongs_to_one_process_until_its_lease_is_over(book: Book) -> None:
    await book.add("may")
    post = await book.claim(book.here)
    assert await book.there.claim(EDITION) is None
    book.clock.now += LEASE + 1
    again = await book.claim(book.there)
    assert (again.id, again.attempts) == (post.id, 2)
    assert again.first_at == post.first_at
    assert not await book.here.posted(post, "1.0")
    assert await book.there.posted(again, "2.0")
    assert await book.here.ts_of(post) == "2.0"


async def test_a_channel_gets_one_post_at_a_time_the_oldest_first(book: Book) -> None:
    for occasion in ("may", "june"):
        await book.add(occasion)
    first = await book.claim()
    assert "may" in first.content
    assert await book.there.claim(EDITION) is None
    await book.here.posted(first, "1.0")
    assert await book.there.claim(EDITION) is None
    book.clock.now += GAP
    assert "june" in (await book.claim(book.there)).content


async def test_another_channel_does_not_wait(book: Book) -> None:
    await book.add("may")
    await book.add("may", channel="C2")
    assert {(await book.claim()).channel, (await book.claim()).channel} == {"C1", "C2"}


async def test_a_429_stops_the_workspace_for_as_long_as_slack_asks(book: Book) -> None:
    await book.add("may")
    await book.add("may", channel="C2")
    await book.add("may", channel="C3", team="U")
    post = await book.claim()
    await book.here.give_back(post, 30, limited=True)
    assert (await book.claim(book.there)).team == "U"
    assert await book.there.claim(EDITION) is None
    book.clock.now += 29
    assert await book.there.claim(EDITION) is None
    book.clock.now += 2
    assert (await book.claim(book.there)).attempts == 1


async def test_a_shorter_429_does_not_end_a_longer_one(book: Book) -> None:
    await book.add("may")
    await book.add("may", channel="C2")
    one, other = await book.claim(book.here), await book.claim(book.there)
    await book.here.give_back(one, 60, limited=True)
    await book.there.give_back(other, 1, limited=True)
    assert await book.here.limited(one) > 59


async def test_what_was_tried_before_a_429_is_still_looked_for(book: Book) -> None:
    await book.add("may")
    await book.here.leave(await book.claim(), 5)
    book.clock.now += 6
    again = await book.claim()
    await book.here.give_back(again, 1, limited=True)
    book.clock.now += 2
    assert (await book.claim()).attempts == 2


async def test_a_post_waits_until_it_is_due(book: Book) -> None:
    await book.add("may", due=book.clock.now + 3600)
    assert await book.here.claim(EDITION) is None
    assert not await book.here.soon(EDITION, 60)
    assert await book.here.soon(EDITION, 3700)
    book.clock.now += 3601
    assert await book.here.claim(EDITION) is not None


async def test_an_older_edition_leaves_the_posts_of_a_newer_one(book: Book) -> None:
    await book.add("may")
    assert await book.here.claim(EDITION - 1) is None
    assert not await book.here.soon(EDITION - 1, 60)


async def test_what_is_refused_or_held_is_never_taken_again(book: Book) -> None:
    await book.add("may")
    await book.add("may", channel="C2")
    await book.here.refused(await book.claim(), "is_archived")
    await book.here.hold(await book.claim(), "missing_scope")
    book.clock.now += 10 * LEASE
    assert await book.here.claim(EDITION) is None
    assert await book.here.counts() == {"parked": 1, "held": 1}


async def test_only_what_was_tried_twice_is_looked_for_a_last_time(book: Book) -> None:
    await book.add("may")
    await book.add("may", channel="C2")
    await book.here.posted(await book.claim(), "1.0")
    await book.here.leave(await book.claim(), 5)
    book.clock.now += 6
    await book.here.posted(await book.claim(), "2.0")
    assert await book.here.doubtful() == []
    book.clock.now += LEASE + 1
    (post,) = await book.here.doubtful()
    assert post.ts == "2.0"
    await book.here.checked(post)
    assert await book.here.doubtful() == []
