"""A look for news: what is new since the last one goes into the ledger, for whom it concerns.

It is one transaction: news that is marked as told is in the ledger for every channel, and what a
watch has said is what it is anchored at. The first look ever tells nobody anything.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.announcements.anchors import Fired
from bot.announcements.content import Told, Watched, written
from bot.announcements.news import News, Reviewed, news_of, subject_and_occasion
from bot.announcements.quiet import open_from
from bot.announcements.topics import Topic, Watch, concerns, topic_of
from bot.announcements.watching import looked
from bot.library import Library
from bot.state.database import Transaction
from bot.state.drafts import Draft, Item
from bot.state.state import State
from bot.state.subscriptions import Subscription
from bot.state.succession import Tick

# So many channels' drafts are put in the ledger at a time.
AT_ONCE = 500
# A watch and what it saw, both as text; what it sees now, and what there is to say of that.
Seen: TypeAlias = tuple[str, str]
Now: TypeAlias = tuple[str, Fired | None]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look came to: the number of the edition, None if a newer one was announced of."""

    number: int | None
    found: int = 0
    posts: int = 0


async def look(state: State, library: Library) -> Looked:
    """Put what is new in a library's catalog into the ledger, and keep that it was looked for."""
    edition, day = library.catalog.edition, library.today.isoformat()
    async with state.database.reading() as transaction:
        newest = await state.succession.newest(transaction)
        last = await state.succession.last(transaction)
    if newest and last and (newest.edition, last.edition, last.day) == (edition, edition, day):
        async with state.database.writing() as transaction:
            await state.succession.record(transaction, edition, day, 0, 0)
        return Looked(newest.number)
    return await _looked(state, library, await _watched(state, library))


async def _looked(state: State, library: Library, seen: Mapping[Seen, Now]) -> Looked:
    """Look for news in an edition, or on a day, that was not looked through yet."""
    catalog, day = library.catalog, library.today.isoformat()
    async with state.database.writing() as transaction:
        await state.succession.alone(transaction)
        number = await state.succession.number_of(transaction, catalog.edition, catalog.updated)
        if number is None:
            return Looked(None)
        last = await state.succession.last(transaction)
        await state.succession.follow(transaction, catalog.edition, catalog.updated, number)
        fresh = await _fresh(state, transaction, library, last)
        telling, posts = _Telling(state, library, fresh, seen), 0
        if last is not None:
            posts = await _tell(telling, transaction, number)
        await state.succession.record(transaction, catalog.edition, day, len(fresh), posts)
    return Looked(number, len(fresh), posts)


async def baseline(state: State, library: Library) -> None:
    """Take a catalog as the newest and as told, also an older one that somebody went back to."""
    catalog, day = library.catalog, library.today.isoformat()
    async with state.database.writing() as transaction:
        await state.succession.alone(transaction)
        number = await state.succession.next_number(transaction)
        await state.succession.follow(transaction, catalog.edition, catalog.updated, number)
        keys = {each.key for each in news_of(catalog, library.today)}
        await state.succession.untold(transaction, keys)
        await state.succession.record(transaction, catalog.edition, day, 0, 0)


async def _fresh(
    state: State, transaction: Transaction, library: Library, last: Tick | None
) -> Sequence[News]:
    news = news_of(library.catalog, library.today)
    untold = await state.succession.untold(transaction, {each.key for each in news})
    return [each for each in news if each.key in untold] if last else []


async def _watched(state: State, library: Library) -> Mapping[Seen, Now]:
    """What watches see in an edition, by the watch and what it saw before; not in a transaction.

    That takes a fraction of a second for each, and each is looked at once for all its channels.
    """
    async with state.database.reading() as transaction:
        before = await state.subscriptions.anchors(transaction)
    watches = ((topic_of(topic), topic, anchor) for topic, anchor in before)
    return {
        (topic, anchor): await asyncio.to_thread(looked, watch, library, anchor)
        for watch, topic, anchor in watches
        if isinstance(watch, Watch)
    }


async def _tell(telling: "_Telling", transaction: Transaction, number: int) -> int:
    """Draft what concerns each channel; how many posts that makes."""
    state, posts = telling.state, 0
    async for channels in _by_channel(state, transaction):
        drafts = [each async for each in telling.drafts(transaction, channels)]
        posts += await state.drafts.add(transaction, drafts, number)
    return posts


async def _by_channel(
    state: State, transaction: Transaction
) -> AsyncIterator[Sequence[Sequence[Subscription]]]:
    """All subscriptions, by channel, some hundred channels at a time."""
    channels: list[list[Subscription]] = []
    last: Subscription | None = None
    while page := await state.subscriptions.page(transaction, last):
        for each in page:
            if last is None or (last.team, last.channel) != (each.team, each.channel):
                if len(channels) == AT_ONCE:
                    yield channels
                    channels = []
                channels.append([])
            channels[-1].append(each)
            last = each
    if channels:
        yield channels


@dataclass(frozen=True, slots=True)
class _Telling:
    """Drafts of one look; topics that many channels share are read once."""

    state: State
    library: Library
    fresh: Sequence[News]
    seen: Mapping[Seen, Now]
    topics: dict[str, Topic | None] = field(default_factory=dict)

    async def drafts(
        self, transaction: Transaction, channels: Sequence[Sequence[Subscription]]
    ) -> AsyncIterator[Draft]:
        where = [(each[0].team, each[0].channel) for each in channels]
        muted = await self.state.muted.among(transaction, where)
        preferences = await self.state.preferences.among(transaction, where)
        now = self.state.clock()
        for place, subscriptions in zip(where, channels, strict=True):
            items = [*self._news(subscriptions, muted.get(place, frozenset()))]
            items += [each async for each in self._watches(transaction, subscriptions)]
            if items:
                quiet = preferences[place].quiet if place in preferences else None
                yield Draft(*place, tuple(items), open_from(quiet, now))

    def _news(self, subscriptions: Sequence[Subscription], muted: frozenset[str]) -> Iterator[Item]:
        topics = [topic for each in subscriptions if (topic := self._topic(each))]
        for news in self.fresh:
            if isinstance(news, Reviewed) and news.review.pair in muted:
                continue
            if any(concerns(topic, news, self.library.catalog) for topic in topics):
                yield Item(*subject_and_occasion(news.key), written(Told(news.key)))

    async def _watches(
        self, transaction: Transaction, subscriptions: Sequence[Subscription]
    ) -> AsyncIterator[Item]:
        for each in subscriptions:
            watch, before = self._topic(each), (each.topic, each.anchor)
            anchor, fired = self.seen.get(before, (each.anchor, None))
            if not isinstance(watch, Watch) or anchor == each.anchor:
                continue
            moved = await self.state.subscriptions.reanchor(transaction, each, anchor)
            if fired and moved:
                yield Item(each.id, each.firing, written(Watched(watch, fired)))

    def _topic(self, subscription: Subscription) -> Topic | None:
        text = subscription.topic
        if text not in self.topics:
            self.topics[text] = topic_of(text)
        return self.topics[text]
