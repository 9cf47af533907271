"""A look for news: for every channel or for none, each time once, whatever becomes of who looks."""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.announcements import fan_out
from bot.announcements.anchors import Fired
from bot.announcements.fan_out import baseline, look
from bot.announcements.topics import Everything, Topic, Watch, stored
from bot.announcements.watching import looked
from bot.announcements.wishes import topic_in
from bot.library import Library
from bot.responder import Responder
from bot.state.database import Transaction, opened_database
from bot.state.drafts import Draft, Drafts
from bot.state.ledger_tables import POSTS, SUBSCRIPTIONS
from bot.state.migrating import migrate
from bot.state.state import State
from bot.state.subscriptions import PAGE, subscription_id
from knowledge.catalog import Catalog, Review
from tests.bot.announcements.birds import TODAY
from tests.bot.announcements.slack_model import DiedError
from tests.bot.state.conftest import Clock
from tests.small import catalog, model

REVIEW = Review("a", ("tern-1", "tern-2"), "2026-06-01", "", {"tern-1": {}, "tern-2": {}})
MANY = [f"C{number:04}" for number in range(PAGE + 10)]
WISH = "anything under $1 output"


def birds(*reviews: Review, price: str = "1 2") -> Responder:
    return Responder(_catalog(*reviews, price=price), TODAY)


def _catalog(*reviews: Review, price: str) -> Catalog:
    terns = [model("Tern 1", {}, {"north": price}), model("Tern 2", {}, {"north": "1 3"})]
    return catalog(terns, reviews=reviews)


WATCH = topic_in(WISH, birds())


@dataclass
class Dying(Drafts):
    """Puts some channels in, and dies at the next."""

    left: int = 1

    def __init__(self, state: State) -> None:
        super().__init__(state.database, state.clock)

    async def add(self, connection: Transaction, drafts: Sequence[Draft], edition: int) -> int:
        self.left -= 1
        if self.left < 0:
            raise DiedError
        return await super().add(connection, drafts, edition)


@dataclass
class Channels:
    """What channels were told, in a state."""

    state: State
    clock: Clock = field(default_factory=Clock)

    async def subscribe(self, topic: Topic | object, channel: str = "C") -> None:
        assert isinstance(topic, Everything | Watch)
        anchor = looked(topic, birds().library, "")[0] if isinstance(topic, Watch) else ""
        self.clock.now += 1
        await self.state.subscriptions.add("T", channel, stored(topic), "U", anchor)

    async def subscribe_many(self, names: Sequence[str]) -> None:
        """Subscribe channels to everything, in one transaction."""
        row = {"team": "T", "topic": stored(Everything()), "by": "U", "at": 1.0, "fired": 0}
        rows = [row | {"channel": name, "id": name, "anchor": ""} for name in names]
        async with self.state.database.writing() as transaction:
            await transaction.execute(SUBSCRIPTIONS.insert(), rows)

    async def end(self, topic: Topic | object, channel: str = "C") -> None:
        assert isinstance(topic, Watch)
        each = subscription_id("T", channel, stored(topic))
        assert await self.state.subscriptions.remove("T", channel, each, "U")

    async def told(self) -> Counter[str]:
        async with self.state.database.reading() as transaction:
            return Counter((await transaction.execute(select(POSTS.c.channel))).scalars())


@pytest.fixture
async def channels(tmp_path: Path) -> AsyncIterator[Channels]:
    clock = Clock()
    async with opened_database(f"sqlite:///{tmp_path}/state.db") as database:
        await migrate(database)
        state = State.of(database, 45, clock)
        await look(state, birds())
        yield Channels(state, clock)


async def test_who_dies_half_way_leaves_the_rest_to_the_next_look(channels: Channels) -> None:
    await channels.subscribe_many(MANY)
    dying = replace(channels.state, drafts=Dying(channels.state))
    with pytest.raises(DiedError):
        await look(dying, birds(REVIEW))
    assert 0 < len(await channels.told()) < len(MANY)
    await look(channels.state, birds(REVIEW))
    assert await channels.told() == dict.fromkeys(MANY, 1)


async def test_a_channel_whose_subscriptions_come_in_two_pages_is_told_once(
    channels: Channels,
) -> None:
    await channels.subscribe_many(MANY[: PAGE - 1])
    await channels.subscribe(Everything(), "D")
    await channels.subscribe(WATCH, "D")
    await look(channels.state, birds(REVIEW, price="0.1 0.2"))
    assert (await channels.told())["D"] == 1
    assert (await channels.told()).total() == PAGE


async def test_a_watch_that_was_ended_and_subscribed_again_fires_again(channels: Channels) -> None:
    await channels.subscribe(WATCH)
    await look(channels.state, birds(price="0.1 0.2"))
    assert await channels.told() == {"C": 1}
    await channels.end(WATCH)
    await look(channels.state, birds(REVIEW))
    await channels.subscribe(WATCH)
    await look(channels.state, birds(REVIEW, price="0.2 0.4"))
    assert await channels.told() == {"C": 2}


async def test_a_watch_that_moves_back_and_forth_is_told_each_time(channels: Channels) -> None:
    await channels.subscribe(WATCH)
    for price in ("0.1 0.2", "2 4", "0.1 0.3"):
        await look(channels.state, birds(price=price))
        await look(channels.state, birds(price=price))
    assert await channels.told() == {"C": 3}


async def test_what_a_watch_sees_in_a_baseline_is_told_neither_now_nor_later(
    channels: Channels,
) -> None:
    await channels.subscribe(WATCH)
    cheap = birds(price="0.1 0.2")
    await baseline(channels.state, cheap.library)
    await look(channels.state, Responder(cheap.catalog, TODAY.replace(day=TODAY.day - 1)))
    assert not await channels.told()


async def test_a_watch_that_cannot_be_looked_at_stops_nobody(
    channels: Channels, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Watch, __: Library, ___: str) -> tuple[str, Fired | None]:
        raise KeyError

    await channels.subscribe(WATCH)
    await channels.subscribe(Everything(), "D")
    monkeypatch.setattr(fan_out, "looked", broken)
    await look(channels.state, birds(REVIEW, price="0.1 0.2"))
    assert await channels.told() == {"D": 1}
