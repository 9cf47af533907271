"""An announcer that runs in a process of its own until it is killed."""

import asyncio
import logging
import os
import random
import signal
import uuid
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection

from aiohttp import ClientSession, ClientTimeout
from slack_sdk.web.async_client import AsyncWebClient

from bot.announcements.announcer import Announcer, Pace
from bot.announcements.outcomes import Failed, Posting
from bot.state.database import opened_database
from bot.state.ledger import Ledger
from bot.state.posts import Post
from bot.surfaces.slack.blocks import Drawn
from bot.surfaces.slack.carrier import SlackCarrier
from bot.surfaces.slack.clients import Bot, Clients
from bot.surfaces.slack.posting import Poster
from tests.slack_standin.payloads import BOT_USER

PATIENCE = 3_600.0


@dataclass(frozen=True, slots=True)
class Started:
    """How one runs; seconds as in earnest, only fewer.

    `chance` is how likely it freezes right before a post, until somebody wakes it.
    """

    address: str
    token: str
    state: str
    timeout: float
    lease: float
    settle: float
    gap: float
    chance: float


@dataclass(frozen=True, slots=True)
class Freezing(SlackCarrier):
    """Now and then the process stops right before it posts, as a machine that swaps does."""

    chance: float = 0.0

    async def send(self, post: Post) -> Posting | Failed:
        """Post a message, perhaps long after it was decided to."""
        if random.random() < self.chance:  # noqa: S311 - no secret
            os.kill(os.getpid(), signal.SIGSTOP)
        return await SlackCarrier.send(self, post)


def run(started: Started, told: Connection) -> None:
    """Announce until killed; whoever started it is told once it is ready."""
    logging.disable()
    asyncio.run(_announce(started, told))


async def _announce(of: Started, told: Connection) -> None:
    async with (
        opened_database(of.state) as database,
        ClientSession(timeout=ClientTimeout(total=of.timeout)) as session,
    ):
        client = AsyncWebClient(base_url=of.address, session=session, retry_handlers=[])
        poster = Poster(Clients(client, partial(_bot, of.token)))
        ledger = Ledger(database, uuid.uuid4().hex, lease=of.lease, gap=of.gap, a_minute=6_000)
        pace = Pace(of.timeout, of.settle, pause=0.02, most=PATIENCE)
        carrier = Freezing(poster, _drawn, of.chance)
        announcer = Announcer(ledger, carrier, _shut, pace=pace)
        told.send(True)
        while True:
            await announcer.drain(1, 0)
            await asyncio.sleep(0.05)


async def _bot(token: str, _: str) -> Bot:
    return Bot(token, BOT_USER)


def _drawn(post: Post) -> Drawn:
    return Drawn(f"News {post.id}", ())


async def _shut(_: Post, __: str) -> None:
    """Nobody is to be told."""
