"""Many questions at once, each delivered up to four times, to one bot or to two over one state."""

import asyncio
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.state.database import opened_database
from bot.state.migrating import migrate
from tests.faults.bots import RunningBot, Troubled, settled, started
from tests.slack_standin.delivery import signed
from tests.slack_standin.payloads import direct, event, mention

LIMIT, AIM = 3.0, 1.0
MOST_TIMES = 4
AT_ONCE, AGAIN_AT_ONCE = 500, 100


@dataclass(frozen=True, slots=True)
class Crowded:
    """What came of it; `acks` are seconds, in order."""

    what: str
    acks: tuple[float, ...]
    answered_after: float
    faults: tuple[str, ...]

    @property
    def line(self) -> str:
        """The report in a line."""
        at = self.acks[int(len(self.acks) * 0.99)]
        return (
            f"{self.what}: acknowledged p50 {self.acks[len(self.acks) // 2]:.2f} s, p99 {at:.2f} s "
            f"(aim {AIM:.0f}), at most {self.acks[-1]:.2f} s (limit {LIMIT:.0f}), all answered "
            f"after {self.answered_after:.1f} s: {len(self.faults)} faults"
        )


async def crowded(state: str, questions: int, bots: int = 1, seed: int = 3) -> Crowded:
    """Ask so many questions at once, and wait until all are answered."""
    async with opened_database(state) as database:
        await migrate(database)
    slack = Troubled((0, 0, 0, 0), lag=0)
    slack.pause = 0
    await slack.start()
    running = [await started(slack, state) for _ in range(bots)]
    chance = random.Random(seed)  # noqa: S311 - no secret
    asked = [
        (mention if chance.random() < 0.5 else direct)("aster 2 or briar") for _ in range(questions)
    ]
    deliveries = [each for one in asked for each in _times(one, bots, chance)]
    began = time.perf_counter()
    acks, refused = await _delivered(running, deliveries)
    found = await settled(state)
    took = time.perf_counter() - began
    for bot in running:
        await bot.end(kill=False)
    await slack.stop()
    engine = state.partition(":")[0]
    what = f"{questions} questions at once in {len(deliveries)} deliveries, {bots} bots on {engine}"
    return Crowded(what, acks, took, (*refused, *_faults(slack, asked, found, acks)))


def _times(one: dict[str, Any], bots: int, chance: random.Random) -> list[dict[str, Any]]:
    """One question as it may come: once to one bot, else 1 to 4 times, as two kinds of event."""
    if bots == 1:
        return [one]
    twin = event("message", **{**one["event"], "type": "message"})
    return [one, *(chance.choice((one, twin)) for _ in range(chance.randrange(MOST_TIMES)))]


async def _delivered(
    running: Sequence[RunningBot], deliveries: Sequence[dict[str, Any]]
) -> tuple[tuple[float, ...], list[str]]:
    """Deliver all at once over connections kept open, as Slack's own proxies keep them."""
    acks: list[float] = []
    refused: list[str] = []
    # What is delivered again comes later, so then fewer are under way at once.
    turns = asyncio.Semaphore(AT_ONCE if len(running) == 1 else AGAIN_AT_ONCE)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def one(number: int, payload: dict[str, Any]) -> None:
            body = json.dumps(payload).encode()
            url = running[number % len(running)].deliver.url
            async with turns:
                began = time.perf_counter()
                headers = {"Content-Type": "application/json", **signed(body)}
                async with session.post(url, data=body, headers=headers) as answer:
                    acks.append(time.perf_counter() - began)
                if answer.status != 200:
                    refused.append(f"status {answer.status}")

        await asyncio.gather(*(one(*each) for each in enumerate(deliveries)))
    return tuple(sorted(acks)), refused


def _faults(
    slack: Troubled,
    asked: Sequence[dict[str, Any]],
    found: dict[str, str],
    acks: Sequence[float],
) -> list[str]:
    where = Counter((each["channel"], each.get("thread_ts")) for each in slack.posted)
    faults = [f"{stage}: {key}" for key, stage in found.items() if stage != "answered"]
    if len(slack.posted) != len(asked):
        faults.append(f"{len(slack.posted)} answers to {len(asked)} questions")
    faults += [
        f"{count} answers in {place}" for place, count in where.items() if place[1] and count > 1
    ]
    return faults + [f"acknowledged after {ack:.2f} s" for ack in acks if ack > LIMIT]
