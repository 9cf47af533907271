"""Announcements in Slack: what is new is looked for, drawn, and posted once in each channel."""

import asyncio
import logging
from dataclasses import dataclass, field
from typing import Self

from bot.announcements.announcer import Announcer, Pace, WhenUnreadable
from bot.announcements.fan_out import Looked, look
from bot.surfaces.slack.carrier import SlackCarrier
from bot.surfaces.slack.correcting import Editing
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.settings import SlackSettings
from bot.surfaces.slack.telling import Telling

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
        telling, editing = Telling(desk), Editing(desk, settings.timeout)
        carrier = SlackCarrier(desk.poster, telling.drawn, before=editing.edit)
        when = WhenUnreadable.HOLD if settings.hold_unreadable else WhenUnreadable.RETRY
        # A correction edits an answer before it is posted.
        pace = Pace(timeout=2 * settings.timeout, settle=settings.settle)
        announcer = Announcer(
            desk.state.ledger,
            carrier,
            telling.shut,
            when,
            pace,
            metrics=desk.metrics,
            quiet=telling.quiet,
        )
        return cls(desk, announcer)

    async def tick(self, patience: float) -> Looked:
        """Look for news, then post what is due within `patience` seconds."""
        async with self._turn:
            looked = await look(self.desk.state, self.desk.answerer.responder)
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
