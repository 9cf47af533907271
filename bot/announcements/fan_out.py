"""A look for news: what is new since the last one goes into the ledger, for whom it concerns.

It goes in some hundred channels at a time, so that nothing else that is written waits for all of
them, and counts as told once it is in for every channel: who dies before that leaves it to the next
look, and what is in for a channel does not go in again. What a watch has said is what it is
anchored at. The first look ever tells nobody anything.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.announcements.correcting import correct
from bot.announcements.drafting import Drafting, Now, Seen, next_channels
from bot.announcements.news import News, news_of
from bot.announcements.topics import Watch, topic_of
from bot.announcements.watching import looked
from bot.library import Library
from bot.responder import Responder
from bot.state.database import Transaction
from bot.state.state import State
from bot.state.subscriptions import Subscription
from bot.state.succession import Tick

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look came to: the number of the edition, None if a newer one was announced of."""

    number: int | None
    found: int = 0
    posts: int = 0


async def look(state: State, responder: Responder) -> Looked:
    """Put what is new in a catalog into the ledger, and keep that it was looked for."""
    library = responder.library
    edition, day = library.catalog.edition, library.today.isoformat()
    async with state.database.writing() as transaction:
        unchanged = await state.succession.record_quiet(transaction, edition, day)
    if unchanged is not None:
        return Looked(unchanged)
    async with state.database.reading() as transaction:
        number = await state.succession.number_of(transaction, edition, library.catalog.updated)
    return Looked(None) if number is None else await _looked(state, responder)


async def _looked(state: State, responder: Responder) -> Looked:
    """Look for news in an edition, or on a day, that was not looked through yet."""
    library, catalog = responder.library, responder.catalog
    seen = await _watched(state, library)
    async with state.database.writing() as transaction:
        await state.succession.alone(transaction)
        number = await state.succession.number_of(transaction, catalog.edition, catalog.updated)
        if number is None:
            return Looked(None)
        last = await state.succession.last(transaction)
        await state.succession.follow(transaction, catalog.edition, catalog.updated, number)
        fresh = await _fresh(state, transaction, library, last)
    posts = 0
    if last is not None:
        posts = await _tell(Drafting(state, library, fresh, seen), number)
        posts += await correct(state, responder, number)
    await _told(state, library, len(fresh), posts)
    return Looked(number, len(fresh), posts)


async def baseline(state: State, library: Library) -> None:
    """Take a catalog as the newest and as told, also an older one that somebody went back to."""
    catalog, seen = library.catalog, await _watched(state, library)
    async with state.database.writing() as transaction:
        await state.succession.alone(transaction)
        number = await state.succession.next_number(transaction)
        await state.succession.follow(transaction, catalog.edition, catalog.updated, number)
    await _tell(Drafting(state, library, (), seen), None)
    await _told(state, library, 0, 0)


async def _fresh(
    state: State, transaction: Transaction, library: Library, last: Tick | None
) -> Sequence[News]:
    if last is None:
        return ()
    news = news_of(library.catalog, library.today)
    untold = await state.succession.untold(transaction, {each.key for each in news})
    return [each for each in news if each.key in untold]


async def _watched(state: State, library: Library) -> Mapping[Seen, Now]:
    """What watches see in an edition, by the watch and what it saw before; not in a transaction.

    That takes a fraction of a second for each, and each is looked at once for all its channels. One
    that cannot be looked at stops no other; it stays where it is anchored.
    """
    async with state.database.reading() as transaction:
        before = await state.subscriptions.anchors(transaction)
    found: dict[Seen, Now] = {}
    for topic, anchor in before:
        watch = topic_of(topic)
        if isinstance(watch, Watch):
            try:
                found[topic, anchor] = await asyncio.to_thread(looked, watch, library, anchor)
            except Exception as error:
                logger.error("A watch could not be looked at: %s", type(error).__name__)  # noqa: TRY400
    return found


async def _tell(drafting: Drafting, number: int | None) -> int:
    """Put in the ledger what concerns each channel; how many posts that makes.

    Without the number of an edition watches are anchored anew and nothing is said.
    """
    state, posts = drafting.state, 0
    after: Subscription | None = None
    while drafting.has_any:
        async with state.database.writing() as transaction:
            await state.succession.alone(transaction)
            channels = await next_channels(state, transaction, after)
            drafts = [each async for each in drafting.drafts(transaction, channels)]
            if number is not None:
                posts += await state.drafts.add(transaction, drafts, number)
        if not channels:
            break
        after = channels[-1][-1]
    return posts


async def _told(state: State, library: Library, found: int, posts: int) -> None:
    """Count all news of a catalog as told, and keep that it was looked for."""
    keys = {each.key for each in news_of(library.catalog, library.today)}
    async with state.database.writing() as transaction:
        await state.succession.told(transaction, keys)
        day = library.today.isoformat()
        await state.succession.record(transaction, library.catalog.edition, day, found, posts)
