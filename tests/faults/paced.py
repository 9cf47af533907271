"""Several announcers, one channel: a message a second, and quiet for as long as Slack asks."""

import random
import time
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from bot.state.database import opened_database
from bot.state.drafts import Draft, Drafts, Item
from bot.state.ledger import GAP, Ledger
from bot.state.migrating import migrate
from tests.faults.announced import TEAM, settled, started, stopped
from tests.faults.announcer import Started
from tests.slack_standin.payloads import CHANNEL
from tests.slack_standin.workspace import BOT_TOKEN, Workspace

ASKED_FOR = 2
# What is on its way when Slack says that it is too much cannot be called back.
UNDER_WAY = 0.25


class Limiting(Workspace):
    """Slack, which refuses some posts for some seconds, and takes note of who comes too early."""

    def __init__(self, odds: float) -> None:
        super().__init__()
        self.pause, self.retry_after = 0.02, ASKED_FOR
        self.limited, self.early = 0, 0
        self._odds, self._shut = odds, (0.0, 0.0)
        self._chance = random.Random(4)  # noqa: S311 - no secret

    async def _post_message(self, message: dict[str, Any]) -> dict[str, Any]:
        now, (since, until) = time.monotonic(), self._shut
        if since + UNDER_WAY < now < until:
            self.early += 1
        if now < until or self._chance.random() < self._odds:
            self.limited += 1
            self._shut = (now, now + ASKED_FOR) if now >= until else self._shut
            return {"ok": False, "error": "ratelimited"}
        return await super()._post_message(message)


@dataclass(frozen=True, slots=True)
class Paced:
    """What came of it; `least` is the shortest time between two posts of a channel, in seconds."""

    what: str
    least: float
    limited: int
    faults: tuple[str, ...]

    @property
    def line(self) -> str:
        """The report in a line."""
        gap = f"at least {self.least:.3f} s apart" if self.least < 1e9 else "one a channel"
        return f"{self.what}: {gap}, {self.limited} times 429: {len(self.faults)} faults"


async def paced(
    state: str, posts: int, *, channels: int = 1, odds: float = 0.0, announcers: int = 4
) -> Paced:
    """Let announcers share so many posts; a channel gets each of its posts after the other."""
    slack = Limiting(odds)
    names = [f"C{number:08d}" for number in range(channels)] if channels > 1 else [CHANNEL]
    slack.channels = set(names)
    await slack.start()
    async with opened_database(state) as database:
        await migrate(database)
        drafts = [
            Draft(TEAM, names[number % channels], (Item("pair", f"review {number}", {}),))
            for number in range(posts)
        ]
        async with database.writing() as connection:
            await Drafts(database).add(connection, drafts, 1)
        how = Started(slack.api_url, BOT_TOKEN, state, 3, 8, 2, GAP, 0)
        running = [await started(how) for _ in range(announcers)]
        await settled(database, running)
        for process in running:
            await stopped(process)
        states = await Ledger(database, "onlooker").counts()
    await slack.stop()
    what = f"{posts} posts in {channels} channels, {announcers} announcing, {odds:.0%} refused"
    return Paced(what, _least(slack), slack.limited, _faults(slack, posts, states))


def _least(slack: Limiting) -> float:
    """The shortest time between two posts of one channel."""
    at: dict[str, list[float]] = {}
    for post in slack.posted:
        at.setdefault(post["channel"], []).append(post["posted_at"])
    between = (then - before for each in at.values() for before, then in pairwise(sorted(each)))
    return min(between, default=1e9)


def _faults(slack: Limiting, posts: int, states: dict[str, int]) -> tuple[str, ...]:
    seen = Counter(each["metadata"]["event_payload"]["id"] for each in slack.posted)
    return (
        *(f"lost: {posts - len(seen)} posts, {states}" for _ in range(len(seen) < posts)),
        *(f"posted {count} times: {post}" for post, count in seen.items() if count > 1),
        *(f"{slack.early} came before Slack's time" for _ in range(slack.early > 0)),
        *("two posts less than a second apart" for _ in range(_least(slack) < 1.0)),
    )
