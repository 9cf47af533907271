"""Announcements in Slack: what is new is looked for, drawn, and posted once in each channel."""

import asyncio
import logging
from dataclasses import dataclass, field
from typing import Self

from bot.announcements.announcer import Announcer, Pace, WhenUnreadable
from bot.announcements.content import Paused, Told, Watched, read, written
from bot.announcements.digest import digest
from bot.announcements.fan_out import Looked, look
from bot.announcements.news import Reviewed, find
from bot.state.drafts import Draft, Item
from bot.state.posts import Post
from bot.surfaces.slack.blocks import Drawn, draw, sentence
from bot.surfaces.slack.carrier import SlackCarrier
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.mute_buttons import with_mute
from bot.surfaces.slack.settings import SlackSettings
from bot.surfaces.slack.wording import paused_in

logger = logging.getLogger(__name__)

# A post that was taken up is this process's for so many seconds: longer than a call to Slack and
# the lag of a channel's history together, with room for both.
LEASE = 90.0


@dataclass(frozen=True, slots=True)
class Announcing:
    """Looks for news and posts what is due; one tick at a time."""

    desk: Desk
    announcer: Announcer
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    @classmethod
    def of(cls, desk: Desk, settings: SlackSettings) -> Self:
        """Announce as a desk posts."""
        carrier = SlackCarrier(desk.poster, Telling(desk).drawn)
        when = WhenUnreadable.HOLD if settings.hold_unreadable else WhenUnreadable.RETRY
        pace = Pace(timeout=settings.timeout, settle=settings.settle)
        ledger = desk.state.ledger
        return cls(
            desk, Announcer(ledger, carrier, Telling(desk).shut, when, pace, metrics=desk.metrics)
        )

    async def tick(self, patience: float) -> Looked:
        """Look for news, then post what is due within `patience` seconds."""
        async with self._turn:
            looked = await look(self.desk.state, self.desk.answerer.responder.library)
            self.desk.metrics.looked()
            if looked.number is None:
                logger.warning("Nothing is announced: the catalog is older than one announced of")
                return looked
            if looked.found or looked.posts:
                logger.info("New: %d, in %d channels", looked.found, looked.posts)
            await self.announcer.drain(looked.number, patience)
            return looked

    async def stop(self, most: float = 10.0) -> None:
        """Take no more posts up, and wait for those under way, at most so many seconds."""
        self.announcer.stopping.set()
        try:
            async with asyncio.timeout(most), self._turn:
                pass
        except TimeoutError:
            logger.warning("Posts were still under way; they are looked for at the next start")


@dataclass(frozen=True, slots=True)
class Telling:
    """Draws what posts say, and tells who subscribed a channel that it is shut."""

    desk: Desk

    def drawn(self, post: Post) -> Drawn | None:
        """What a post says; None where nothing of it is news any more."""
        library, said = self.desk.answerer.responder.library, read(post.content)
        keys = [each.key for each in said if isinstance(each, Told)]
        news = [found for key in keys if (found := find(library.catalog, library.today, key))]
        fired = [(each.watch, each.fired) for each in said if isinstance(each, Watched)]
        reply = digest(library, news, fired)
        if reply is not None:
            pairs = [each.review for each in news if isinstance(each, Reviewed)]
            return with_mute(draw(reply), pairs, library.catalog)
        paused = next((each for each in said if isinstance(each, Paused)), None)
        return sentence(paused_in(paused.channel, paused.why)) if paused else None

    async def shut(self, post: Post, why: str) -> None:
        """Pause the subscriptions of a channel that takes no posts; who made them is told."""
        state = self.desk.state
        paused = await state.subscriptions.pause(post.team, post.channel, why)
        item = Item(post.channel, f"paused by {post.id}", written(Paused(post.channel, why)))
        told = [Draft(post.team, by, (item,)) for by in sorted({each.by for each in paused})]
        async with state.database.writing() as transaction:
            await state.drafts.add(transaction, told, post.edition)
