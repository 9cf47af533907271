"""`make faults`: prints what came of every fault; ends with 1 if anything went wrong.

With names after it only those reports: `python -m tests.faults killed stopped`.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from tempfile import TemporaryDirectory
from typing import TypeVar

from knowledge.storage import read
from tests import postgres
from tests.faults.announced import Trouble, announced
from tests.faults.crowded import crowded
from tests.faults.forged import forged
from tests.faults.hostile import refused
from tests.faults.interrupted import interrupted
from tests.faults.kills import killed
from tests.faults.leaks import leaked
from tests.faults.paced import paced
from tests.faults.replies import drawn
from tests.faults.served import HOUSE
from tests.faults.swaps import swapped

Found = TypeVar("Found")
# What is said, and what went wrong.
Report = tuple[str, Sequence[str]]
State = Callable[[], AbstractAsyncContextManager[str]]

SWAPS, READS = 400, 50_000
BUILDERS = 100
LINES = 100_000
REPLIES, PAYLOADS = 20_000, 10_000
KILLS, STOPS, AT_ONCE = 200, 100, 500
ANNOUNCERS_KILLED, FREEZES = 500, 100


@asynccontextmanager
async def _file() -> AsyncIterator[str]:
    with TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/state.db"


def _swaps() -> Iterator[Report]:
    found = swapped(SWAPS, READS)
    yield found.line, (*found.errors, *found.torn)


def _builders() -> Iterator[Report]:
    found = killed(BUILDERS)
    yield found.line, found.faults


def _files() -> Iterator[Report]:
    found = refused()
    yield found.line, found.faults


def _log() -> Iterator[Report]:
    found = leaked(LINES)
    yield found.line, found.found


def _replies() -> Iterator[Report]:
    found = drawn(read(HOUSE / "catalog.db"), REPLIES)
    yield found.line, found.faults


def _forged() -> Iterator[Report]:
    found = forged(PAYLOADS)
    yield found.line, found.faults


def _interrupted(ends: int, *, kill: bool) -> Iterator[Report]:
    for bots, state in ((1, _file), (2, postgres.database)):
        found = asyncio.run(_over(state, partial(interrupted, ends=ends, kill=kill, bots=bots)))
        yield found.line, found.faults


def _crowd() -> Iterator[Report]:
    for bots, state in ((1, _file), (2, postgres.database)):
        found = asyncio.run(_over(state, partial(crowded, questions=AT_ONCE, bots=bots)))
        yield found.line, found.faults


def _announced() -> Iterator[Report]:
    for announcers, state in ((1, _file), (3, postgres.database)):
        trouble = Trouble(ANNOUNCERS_KILLED, announcers)
        found = asyncio.run(_over(state, partial(announced, trouble=trouble)))
        yield found.line, found.faults


def _frozen() -> Iterator[Report]:
    trouble = Trouble(FREEZES, 3, freezes=True)
    found = asyncio.run(_over(postgres.database, partial(announced, trouble=trouble)))
    yield found.line, found.faults


def _paced() -> Iterator[Report]:
    for run in (partial(paced, posts=40), partial(paced, posts=400, channels=100, odds=0.2)):
        found = asyncio.run(_over(postgres.database, run))
        yield found.line, found.faults


async def _over(state: State, run: Callable[[str], Awaitable[Found]]) -> Found:
    async with state() as url:
        return await run(url)


REPORTS: Mapping[str, Callable[[], Iterator[Report]]] = {
    "swaps": _swaps,
    "builders": _builders,
    "files": _files,
    "log": _log,
    "replies": _replies,
    "forged": _forged,
    "killed": lambda: _interrupted(KILLS, kill=True),
    "stopped": lambda: _interrupted(STOPS, kill=False),
    "crowd": _crowd,
    "announced": _announced,
    "frozen": _frozen,
    "paced": _paced,
}


def main(names: Sequence[str]) -> None:
    """Print the reports, all or those named."""
    wrong: list[str] = []
    for name in names or REPORTS:
        for line, faults in REPORTS[name]():
            print(line, flush=True)  # noqa: T201 - a report
            wrong += faults
    for each in wrong[:20]:
        print(f"  {each[:200]}")  # noqa: T201 - a report
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
