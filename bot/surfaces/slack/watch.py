"""What watches over a running bot: probes, figures, and the sweeping of old state."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial

from bot.state.migrating import revision_of, revisions
from bot.surfaces.slack.app import SlackApp
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.health import Check, Health, NotReadyError, listening
from bot.surfaces.slack.settings import SlackSettings
from bot.surfaces.slack.tasks import where

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_ROUNDS = 30.0
# How long a copy may answer from an edition after another has announced a newer one.
SECONDS_BETWEEN_LOOKS = 1.0


@asynccontextmanager
async def watched(
    slack: SlackApp, settings: SlackSettings, connected: Check
) -> AsyncIterator[Health]:
    """Serve the probes, where a port is set, and tend the state while inside.

    Whether the catalog is behind is known before anything comes in. `connected` tells whether
    Slack can reach the bot. Raises HealthUnavailableError.
    """
    desk = slack.desk
    checks = {"catalog": _catalog_of(desk), "state": _state_of(desk), "slack": connected}
    health = Health(checks, partial(_figures, desk))
    await desk.currency.look(desk.state, desk.answerer.catalog)
    beside = [asyncio.create_task(each) for each in (_tend(desk), _compare(desk))]
    try:
        if settings.health_port is None:
            yield health
        else:
            async with listening(health, settings.host, settings.health_port) as address:
                logger.info("Probes at %s/readyz", address)
                yield health
    finally:
        for each in beside:
            each.cancel()
        await asyncio.gather(*beside, return_exceptions=True)


async def _tend(desk: Desk) -> None:
    """Delete what is past its time, and note how full the inbox is; until cancelled."""
    while True:
        try:
            await desk.state.retention.sweep()
            desk.metrics.inbox(*await desk.state.inbox.depth())
            desk.metrics.ledger(await desk.state.ledger.counts())
        except Exception as error:
            logger.error("The state could not be tended: %s", where(error))  # noqa: TRY400
        await asyncio.sleep(SECONDS_BETWEEN_ROUNDS)


async def _compare(desk: Desk) -> None:
    """Know whether the catalog is behind what others have announced of; until cancelled."""
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
        await desk.currency.look(desk.state, desk.answerer.catalog)


def _figures(desk: Desk) -> tuple[bytes, str]:
    """The figures as they are asked for, of the edition that answers just then."""
    catalog = desk.answerer.catalog
    if catalog.updated:
        newest = datetime.fromisoformat(catalog.updated).replace(tzinfo=UTC)
        desk.metrics.catalog(catalog.edition, newest.timestamp())
    return desk.metrics.exposed()


def _catalog_of(desk: Desk) -> Check:
    async def check() -> str:
        edition = desk.answerer.catalog.edition
        if desk.is_behind:
            raise NotReadyError(f"edition {edition}: a newer one was announced")
        return f"edition {edition}"

    return check


def _state_of(desk: Desk) -> Check:
    """A state ahead of this version is one to be upgraded from: it works until the last copy is."""
    *older, _ = revisions()

    async def check() -> str:
        revision = await revision_of(desk.state.database)
        if revision is None or revision in older:
            raise NotReadyError(f"revision {revision}, run `versus migrate`")
        return f"revision {revision}"

    return check
