"""The clock of the announcements: a tick every so often, in memory.

A tick only makes what is due, so one that is late, missed or doubled does no harm; what is to be
posted is in the ledger and not in the clock.
"""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped]

from bot.surfaces.slack.announcing import Announcing
from bot.surfaces.slack.tasks import where

logger = logging.getLogger(__name__)


@asynccontextmanager
async def ticking(announcing: Announcing, seconds: float) -> AsyncIterator[None]:
    """Tick every so many seconds while inside; on leaving, finish the posts under way."""

    async def tick() -> None:
        try:
            await announcing.tick(seconds)
        except Exception as error:
            logger.error("News was not announced: %s", where(error))  # noqa: TRY400

    clock = AsyncIOScheduler(timezone="UTC")
    clock.add_job(
        tick,
        "interval",
        seconds=seconds,
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
    )
    clock.start()
    try:
        yield
    finally:
        await announcing.stop()
        clock.shutdown(wait=False)
