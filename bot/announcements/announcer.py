"""Posts what the ledger holds, each message once.

What was tried before is looked for before it is posted again. A post whose lease is nearly over is
not made: somebody else may be about to. A process that was held up for longer than its lease right
before it posted can still make a double; that is taken away when it is found.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum

from bot.announcements.outcomes import (
    Carrier,
    Failed,
    Found,
    Limited,
    Refused,
    Sent,
    Uncertain,
    Unreadable,
)
from bot.metrics import Metrics
from bot.state.inbox import Clock
from bot.state.ledger import Ledger
from bot.state.posts import Post

logger = logging.getLogger(__name__)

# Called with a post that was refused because its channel is shut, and why.
Shut = Callable[[Post, str], Awaitable[None]]
# Gives for how many seconds the channel of a post is to hear nothing.
Quiet = Callable[[Post], Awaitable[float]]


class WhenUnreadable(StrEnum):
    """What is done with a post that may be there, in a channel that may not be read."""

    HOLD = "hold"
    RETRY = "retry"


@dataclass(frozen=True, slots=True)
class Pace:
    """How long things take, in seconds: a call at most, until a post shows, between looks.

    `at_once` is how many posts are under way at a time, `most` how long a drain goes on. What fails
    is tried so many `tries`, each time after twice the time, from `settle` on.
    """

    timeout: float = 10.0
    settle: float = 30.0
    pause: float = 0.25
    at_once: int = 4
    most: float = 300.0
    tries: int = 6


@dataclass(frozen=True, slots=True)
class Announcer:
    """Drains the ledger through a carrier; `shut` is told of channels that are closed.

    `quiet` is asked right before a post, which may have waited into the night.
    """

    ledger: Ledger
    carrier: Carrier
    shut: Shut
    unreadable: WhenUnreadable = WhenUnreadable.HOLD
    pace: Pace = field(default_factory=Pace)
    clock: Clock = time.time
    metrics: Metrics = field(default_factory=Metrics.fresh)
    quiet: Quiet | None = None
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    async def drain(self, edition: int, patience: float) -> None:
        """Make every post that is due within `patience` seconds, then look for doubles."""
        until = self.clock() + self.pace.most
        work = (self._work(edition, patience, until) for _ in range(self.pace.at_once))
        # All are waited for, as nobody is to post once this has ended.
        for error in await asyncio.gather(*work, return_exceptions=True):
            if error is not None:
                raise error
        await self.sweep()

    async def _work(self, edition: int, patience: float, until: float) -> None:
        while not self.stopping.is_set() and self.clock() < until:
            post = await self.ledger.claim(edition)
            if post is not None:
                await self.deliver(post)
            elif await self.ledger.soon(edition, patience):
                await asyncio.sleep(self.pace.pause)
            else:
                return

    async def deliver(self, post: Post) -> None:
        """Make one post, unless it is there already."""
        if post.attempts > 1 and not await self._absent(post):
            return
        wait = await self.ledger.limited(post) or (await self.quiet(post) if self.quiet else 0.0)
        if wait or self.clock() + self.pace.timeout > post.until:
            await self.ledger.give_back(post, wait)
            return
        match await self.carrier.send(post):
            case Sent(ts):
                self.metrics.post("sent")
                if not await self.ledger.posted(post, ts):
                    await self._late(post, ts)
            case Limited(seconds):
                self.metrics.post("limited")
                await self.ledger.give_back(post, seconds, limited=True)
            case Refused(error, away):
                await self._refused(post, error, away=away)
            case Uncertain(why):
                self.metrics.post("uncertain")
                logger.warning("Whether a post was made is not known: %s", why)
                if not await self.ledger.leave(post, self.pace.settle):
                    await self.ledger.checked(post, again_in=self.pace.settle)
            case Failed(why):
                await self._failed(post, why)

    async def sweep(self) -> None:
        """Take away doubles of posts that were tried more than once."""
        for post in await self.ledger.doubtful():
            if self.stopping.is_set():
                return
            match await self.carrier.find(post):
                case Found(found):
                    await self._only_one(post, found)
                case Unreadable(error):
                    logger.warning("A post may be there twice and may not be looked for: %s", error)
                    await self.ledger.checked(post)
                case Uncertain(_, seconds):
                    await self.ledger.checked(post, again_in=max(seconds, self.pace.settle))
                case Failed():
                    await self.ledger.checked(post)

    async def _absent(self, post: Post) -> bool:
        """Whether a post is certainly not there; where it is, or may be, that is noted."""
        match await self.carrier.find(post):
            case Found(()):
                return True
            case Found((ts, *_)):
                self.metrics.post("found")
                await self.ledger.posted(post, ts)
            case Unreadable(error):
                if self.unreadable is WhenUnreadable.RETRY:
                    return True
                logger.error("A post may be there and cannot be looked for: %s; it is held", error)
                self.metrics.post("held")
                await self.ledger.hold(post, error)
            case Uncertain(why, seconds):
                logger.warning("A post could not be looked for: %s", why)
                await self.ledger.leave(post, max(seconds, self.pace.settle))
            case Failed(why):
                await self._failed(post, why)
        return False

    async def _failed(self, post: Post, why: str) -> None:
        """Try again later, and let the channel's other posts go first; hold it after some tries."""
        self.metrics.post("failed")
        if post.attempts < self.pace.tries:
            later = self.pace.settle * 2 ** (post.attempts - 1)
            await self.ledger.leave(post, later, alone=True)
            return
        logger.error("A post failed %d times: %s; it is held", post.attempts, why)
        self.metrics.post("held")
        await self.ledger.hold(post, why)

    async def _refused(self, post: Post, error: str, *, away: bool) -> None:
        self.metrics.post("refused")
        logger.warning("A post was refused: %s", error)
        if await self.ledger.refused(post, error) and away:
            await self.shut(post, error)

    async def _late(self, post: Post, ts: str) -> None:
        """Deal with a message that was posted after somebody else had taken its post up."""
        now = await self.ledger.ts_of(post)
        if now not in {None, ts}:
            self.metrics.post("doubled")
            logger.warning("A post was there twice; the later one is taken away")
            if not await self.carrier.delete(post, ts):
                await self.ledger.checked(post, again_in=self.pace.settle)

    async def _only_one(self, post: Post, found: tuple[str, ...]) -> None:
        kept = post.ts if post.ts in found else next(iter(found), None)
        gone = [await self.carrier.delete(post, ts) for ts in found if ts != kept]
        if gone:
            self.metrics.post("doubled")
            logger.warning("A post was there %d times; one is left", len(found))
        await self.ledger.checked(post, again_in=None if all(gone) else self.pace.settle)
