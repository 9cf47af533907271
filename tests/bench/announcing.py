"""Announcing to many channels: how long it takes, and what a look that finds nothing costs."""

import asyncio
import time
import uuid
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.announcements.announcer import Announcer, Pace
from bot.announcements.fan_out import look
from bot.announcements.outcomes import Found, Limited, Looking, Posting, Sent
from bot.responder import Responder
from bot.state.database import opened_database
from bot.state.ledger import Ledger
from bot.state.ledger_tables import SUBSCRIPTIONS
from bot.state.migrating import migrate
from bot.state.posts import Post
from bot.state.state import State
from knowledge.catalog import Review
from tests import postgres
from tests.small import catalog, model

CHANNELS, WORKSPACES, QUIET = 10_000, 10, 200
DRAINED = 600
# Slack takes "several hundred" messages a minute of a workspace
# (docs.slack.dev/apis/web-api/rate-limits).
A_MINUTE = 300
TODAY = date(2026, 6, 30)
MODELS = [model("Tern 4"), model("Skua 1")]
REVIEW = Review("a", ("tern-4", "skua-1"), "2026-06-29", "", {"tern-4": {}, "skua-1": {}})


@dataclass
class Counted:
    """Slack with so many messages a minute for each workspace, none for as many as there come."""

    a_minute: int | None = None
    sent: int = 0
    next_at: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    enough: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, post: Post) -> Posting:
        now = time.monotonic()
        if self.a_minute:
            if now < self.next_at[post.team]:
                return Limited(self.next_at[post.team] - now)
            self.next_at[post.team] = max(now, self.next_at[post.team]) + 60 / self.a_minute
        self.sent += 1
        if self.sent == DRAINED:
            self.enough.set()
        return Sent(str(self.sent))

    async def find(self, _: Post) -> Looking:
        return Found(())

    async def delete(self, _: Post, __: str) -> bool:
        return True


def report() -> list[str]:
    """The figures on SQLite and PostgreSQL."""
    return [*asyncio.run(_figures("SQLite")), *asyncio.run(_figures("PostgreSQL"))]


async def _figures(engine: str) -> list[str]:
    async with _state(engine) as state:
        before = _responder()
        await look(state, before)
        await _subscribe(state)
        memory = _peak(anew=True)
        start = time.perf_counter()
        found = await look(state, _responder(REVIEW))
        took = time.perf_counter() - start
        quiet = await _quiet(state, _responder(REVIEW))
        free, freely = await _drained(state, Counted(), 1e6)
        slack, limited = await _drained(state, Counted(A_MINUTE), A_MINUTE)
        ideal = slack.sent / (A_MINUTE / 60 * WORKSPACES)
        pace = f"{slack.sent} posts at {A_MINUTE} a minute in {WORKSPACES} workspaces"
        return [
            f"announcing, {engine}: {found.posts:,} channels fanned out in {took:.1f} s",
            f"    memory {_peak() - memory:+d} MB; a look that finds nothing {quiet * 1000:.1f} ms",
            f"    {free.sent / freely:.0f} posts a second where Slack sets no limit",
            f"    {pace} in {limited:.1f} s, x{limited / ideal:.2f} of what that takes",
        ]


@asynccontextmanager
async def _state(engine: str) -> AsyncIterator[State]:
    async with _url(engine) as url, opened_database(url) as database:
        await migrate(database)
        yield State.of(database, 45)


@asynccontextmanager
async def _url(engine: str) -> AsyncIterator[str]:
    if engine == "SQLite":
        with TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/state.db"
    else:
        async with postgres.database() as url:
            yield url


def _responder(*reviews: Review) -> Responder:
    return Responder(catalog(MODELS, reviews=reviews), TODAY)


async def _subscribe(state: State) -> None:
    rows = [
        {
            "id": str(uuid.uuid4()),
            "team": f"T{number % WORKSPACES}",
            "channel": f"C{number}",
            "topic": "all",
            "by": "U",
            "at": 0.0,
            "fired": 0,
        }
        for number in range(CHANNELS)
    ]
    async with state.database.writing() as transaction:
        await state.database.insert_all(transaction, SUBSCRIPTIONS, rows)


async def _quiet(state: State, responder: Responder) -> float:
    """The median of a look that finds nothing, in seconds."""
    took = []
    for _ in range(QUIET):
        start = time.perf_counter()
        await look(state, responder)
        took.append(time.perf_counter() - start)
    return sorted(took)[QUIET // 2]


async def _drained(state: State, slack: Counted, pace: float) -> tuple[Counted, float]:
    """Drain until so many are posted; how long that took."""

    async def shut(_: Post, __: str) -> None:
        raise AssertionError("no channel is shut")

    ledger = Ledger(state.database, f"at {pace}", a_minute=pace)
    announcer = Announcer(ledger, slack, shut, pace=Pace(pause=0.02), stopping=slack.enough)
    start = time.perf_counter()
    await announcer.drain(2, 60)
    return slack, time.perf_counter() - start


def _peak(*, anew: bool = False) -> int:
    """The most memory that was used, in MB, since the process began or since `anew`."""
    if anew:
        Path("/proc/self/clear_refs").write_text("5")
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024
