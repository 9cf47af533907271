"""Drafts of one look for news: what is new for each channel, and where its watches are now."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeAlias

from bot.announcements.anchors import Fired
from bot.announcements.content import Told, Watched, written
from bot.announcements.news import News, Reviewed, subject_and_occasion
from bot.announcements.quiet import open_from
from bot.announcements.topics import Topic, Watch, concerns, topic_of
from bot.library import Library
from bot.state.database import Transaction
from bot.state.drafts import Draft, Item
from bot.state.state import State
from bot.state.subscriptions import PAGE, Subscription

# A watch and what it saw, both as text; what it sees now, and what there is to say of that.
Seen: TypeAlias = tuple[str, str]
Now: TypeAlias = tuple[str, Fired | None]
# All that a channel wants to hear of.
OfChannel: TypeAlias = Sequence[Subscription]


async def next_channels(
    state: State, transaction: Transaction, after: Subscription | None
) -> Sequence[OfChannel]:
    """The channels that come after a subscription, some hundred at a time, each of them whole."""
    page = await state.subscriptions.page(transaction, after)
    channels = [[*found] for _, found in groupby(page, lambda each: (each.team, each.channel))]
    return channels[:-1] if len(page) == PAGE and len(channels) > 1 else channels


@dataclass(frozen=True, slots=True)
class Drafting:
    """Drafts of one look; topics that many channels share are read once."""

    state: State
    library: Library
    fresh: Sequence[News]
    seen: Mapping[Seen, Now]
    topics: dict[str, Topic | None] = field(default_factory=dict)

    @property
    def has_any(self) -> bool:
        """Whether there is anything new for any channel, or a watch to be anchored anew."""
        moved = (anchor != before for (_, before), (anchor, _) in self.seen.items())
        return bool(self.fresh) or any(moved)

    async def drafts(
        self, transaction: Transaction, channels: Sequence[OfChannel]
    ) -> AsyncIterator[Draft]:
        """A draft for each channel that there is anything for; its watches are anchored anew."""
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

    def _news(self, subscriptions: OfChannel, muted: frozenset[str]) -> Iterator[Item]:
        topics = [topic for each in subscriptions if (topic := self._topic(each))]
        for news in self.fresh:
            if isinstance(news, Reviewed) and news.review.pair in muted:
                continue
            if any(concerns(topic, news, self.library.catalog) for topic in topics):
                yield Item(*subject_and_occasion(news.key), written(Told(news.key)))

    async def _watches(
        self, transaction: Transaction, subscriptions: OfChannel
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
