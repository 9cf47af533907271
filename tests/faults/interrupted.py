"""Bots killed and stopped with questions in flight: is every acknowledged one answered once?"""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.state.database import opened_database
from bot.state.migrating import migrate
from tests.faults.bots import OPEN, RunningBot, Troubled, settled, started
from tests.slack_standin.payloads import direct, mention

ODDS, LAG = (0.02, 0.03, 0.05, 0.03), 0.3
MOST_AT_ONCE = 5
LONGEST = 0.5


@dataclass(frozen=True, slots=True)
class Interrupted:
    """What came of it."""

    what: str
    acknowledged: int
    late: int
    faults: tuple[str, ...]

    @property
    def line(self) -> str:
        """The report in a line."""
        return (
            f"{self.what}: {self.acknowledged} questions acknowledged, {self.late} declared late, "
            f"the others answered once: {len(self.faults)} faults"
        )


async def interrupted(state: str, ends: int, *, kill: bool, bots: int = 1) -> Interrupted:
    """End one of the bots so many times, each time with questions in flight."""
    async with opened_database(state) as database:
        await migrate(database)
    slack = Troubled(ODDS, LAG)
    await slack.start()
    chance = random.Random(5)  # noqa: S311 - no secret
    running = [await started(slack, state) for _ in range(bots)]
    acknowledged: set[str] = set()
    again: list[dict[str, Any]] = []
    for number in range(ends):
        asked = [*again, *(_question(chance) for _ in range(chance.randint(1, MOST_AT_ONCE)))]
        again = await _delivered(running, asked, acknowledged, chance)
        await asyncio.sleep(chance.uniform(0, LONGEST))
        ended = number % bots
        await running[ended].end(kill=kill)
        running[ended] = await started(slack, state)
    await _delivered(running, again, acknowledged, chance)
    found = await settled(state)
    for bot in running:
        await bot.end(kill=False)
    await slack.stop()
    posts = Counter(each["metadata"]["event_payload"]["id"] for each in slack.posted)
    engine = state.partition(":")[0]
    what = f"{ends} {'kill -9' if kill else 'SIGTERM'} on {engine}, {bots} of them running"
    return Interrupted(what, len(acknowledged), _late(found), _faults(acknowledged, found, posts))


def _question(chance: random.Random) -> dict[str, Any]:
    write = mention if chance.random() < 0.5 else direct
    return write("aster 2 or briar")


async def _delivered(
    running: Sequence[RunningBot],
    asked: Sequence[dict[str, Any]],
    acknowledged: set[str],
    chance: random.Random,
) -> list[dict[str, Any]]:
    """Deliver events at once, some twice; those that no bot said it has, for another time."""
    bots = [chance.choice(running) for _ in asked]
    told = await asyncio.gather(*(bot.send(each) for bot, each in zip(bots, asked, strict=True)))
    twice = [each for each in asked if chance.random() < 0.2]
    await asyncio.gather(*(chance.choice(running).send(each) for each in twice))
    acknowledged.update(each["event_id"] for each, ok in zip(asked, told, strict=True) if ok)
    return [each for each, ok in zip(asked, told, strict=True) if not ok]


def _late(found: dict[str, str]) -> int:
    return sum(stage == "late" for stage in found.values())


def _faults(acknowledged: set[str], found: dict[str, str], posts: Counter[str]) -> tuple[str, ...]:
    lost = [key for key in acknowledged if not posts[key] and found.get(key) != "late"]
    doubled = [key for key, count in posts.items() if count > 1]
    still = [key for key, stage in found.items() if stage in OPEN]
    return (
        *(f"lost: {key} is {found.get(key)}" for key in lost),
        *(f"answered {posts[key]} times: {key}" for key in doubled),
        *(f"still open: {key}" for key in still),
    )
