"""Announcers killed and frozen while they post: is everything in its channel, once?"""

import asyncio
import multiprocessing
import os
import random
import signal
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess

from bot.state.database import Database, opened_database
from bot.state.drafts import Draft, Drafts, Item
from bot.state.ledger import Ledger
from bot.state.migrating import migrate
from bot.state.posts import Outgo
from tests.faults.announcer import Started, run
from tests.faults.bots import Odds, Troubled
from tests.slack_standin.workspace import BOT_TOKEN

# Of a 429, an error before the post, and after it a reply lost and an error.
ODDS: Odds = (0.02, 0.03, 0.05, 0.05)
LAG = 0.5
# Timeout, lease, settle and gap: as they are in earnest, only quicker.
SECONDS = (1.0, 2.5, 1.2, 0.02)
CHANNELS = [f"C{number:08d}" for number in range(200)]
TEAM = "T0000001"
ENDS_AFTER = 0.6
MOST_SETTLING = 240.0


@dataclass(frozen=True, slots=True)
class Announced:
    """What came of it."""

    what: str
    posts: int
    faults: tuple[str, ...]

    @property
    def line(self) -> str:
        """The report in a line."""
        lost = sum(fault.startswith("lost") for fault in self.faults)
        return (
            f"{self.what}: {self.posts} posts, {lost} lost, {len(self.faults) - lost} other faults"
        )


@dataclass(frozen=True, slots=True)
class Trouble:
    """How announcers are ended, how often, and how many run; `freezes` right before a post."""

    ends: int
    announcers: int = 1
    per_end: int = 5
    freezes: bool = False

    @property
    def chance(self) -> float:
        """How likely an announcer freezes itself before a post."""
        return 0.05 if self.freezes else 0.0


async def announced(state: str, trouble: Trouble) -> Announced:
    """Announce while announcers are ended, then let the rest settle and look at every channel."""
    slack = Troubled(ODDS, LAG)
    slack.channels = set(CHANNELS)
    await slack.start()
    async with opened_database(state) as database:
        await migrate(database)
        how = _how(slack, state, trouble)
        running = [await started(how) for _ in range(trouble.announcers)]
        end = _frozen if trouble.freezes else _killed
        chance = random.Random(9)  # noqa: S311 - no secret
        for number in range(trouble.ends):
            await _add(database, number, trouble.per_end)
            which = number % trouble.announcers
            await asyncio.sleep(chance.uniform(0, ENDS_AFTER))
            running[which] = await end(running[which], how)
        await settled(database, running)
        for process in running:
            await stopped(process)
        states = await _counts(database)
    await slack.stop()
    engine, kind = state.partition(":")[0], "freezes" if trouble.freezes else "kill -9"
    what = f"{trouble.ends} {kind} on {engine}, {trouble.announcers} announcing"
    wanted = trouble.ends * trouble.per_end
    return Announced(what, wanted, _faults(slack, states, trouble))


def _how(slack: Troubled, state: str, trouble: Trouble) -> Started:
    return Started(slack.api_url, BOT_TOKEN, state, *SECONDS, trouble.chance)


async def started(how: Started) -> ForkServerProcess:
    """Start an announcer, and wait until it is ready."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", "tests.faults.announcer"])
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=run, args=(how, there), daemon=True)
    process.start()
    there.close()
    assert await asyncio.to_thread(here.recv)
    here.close()
    return process


async def _killed(process: ForkServerProcess, how: Started) -> ForkServerProcess:
    await stopped(process)
    return await started(how)


async def _frozen(process: ForkServerProcess, how: Started) -> ForkServerProcess:
    """Stop a process wherever it is, for longer than its lease; another may be stopped already."""
    _signal(process, signal.SIGSTOP)
    await asyncio.sleep(how.lease + how.settle)
    _signal(process, signal.SIGCONT)
    return process


async def stopped(process: ForkServerProcess) -> None:
    """End an announcer there and then."""
    process.kill()
    await asyncio.to_thread(process.join)


def _signal(process: ForkServerProcess, number: signal.Signals) -> None:
    assert process.pid is not None
    os.kill(process.pid, number)


async def _add(database: Database, number: int, count: int) -> None:
    """Put posts in the ledger, of which each has a subject and an occasion of its own."""
    drafts = [
        Draft(TEAM, CHANNELS[index % len(CHANNELS)], (Item("pair", f"review {index}", {}),))
        for index in range(number * count, (number + 1) * count)
    ]
    async with database.writing() as connection:
        await Drafts(database).add(connection, drafts, 1)


async def settled(database: Database, running: Sequence[ForkServerProcess]) -> None:
    """Wait until nothing is to be posted and nothing to be swept; those that sleep are woken."""
    ledger = Ledger(database, "onlooker")
    async with asyncio.timeout(MOST_SETTLING):
        while await ledger.soon(1, 3_600) or await _unswept(database):
            for process in running:
                _signal(process, signal.SIGCONT)
            await asyncio.sleep(0.5)


async def _unswept(database: Database) -> bool:
    later = Ledger(database, "onlooker", clock=lambda: 1e12)
    return bool(await later.doubtful())


async def _counts(database: Database) -> dict[str, int]:
    return await Ledger(database, "onlooker").counts()


def _faults(slack: Troubled, states: dict[str, int], trouble: Trouble) -> tuple[str, ...]:
    seen = Counter(each["metadata"]["event_payload"]["id"] for each in slack.posted)
    wanted = trouble.ends * trouble.per_end
    other = {state: count for state, count in states.items() if state != Outgo.POSTED}
    return (
        *(f"lost: {wanted - len(seen)} posts" for _ in range(len(seen) < wanted)),
        *(f"posted {count} times: {post}" for post, count in seen.items() if count > 1),
        *(f"{count} posts are {state}" for state, count in other.items()),
    )
