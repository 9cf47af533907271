"""Bots in processes of their own, over one state, and a Slack that makes trouble."""

import asyncio
import random
import re
import sys
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientError
from sqlalchemy import select

from bot.state.database import opened_database
from bot.state.tables import INBOX
from tests.slack_standin.delivery import OverHttp
from tests.slack_standin.workspace import Workspace

READY = re.compile(rb"Listening for Slack at (http://\S+)/slack/events")
TIMEOUT, LEASE, SETTLE = 3, 8, 1
OK = 200
OPEN = {"new", "sending"}
Odds = tuple[float, float, float, float]
LOOKS = 360


class Troubled(Workspace):
    """Slack, of whose posts some are refused, some lose their reply, and all show late.

    `odds` are those of a 429, of an error before the post, and after it of a reply that is lost
    and of an error.
    """

    def __init__(self, odds: Odds, lag: float, seed: int = 11) -> None:
        super().__init__()
        self.lag, self.pause = lag, 0.05
        self._odds = odds
        self._chance = random.Random(seed)  # noqa: S311 - no secret

    async def _post_message(self, message: dict[str, Any]) -> dict[str, Any]:
        limited, broken, lost, after = self._odds
        drawn = self._chance.random()
        if drawn < limited:
            self.failures.append("ratelimited")
        elif drawn < limited + broken:
            self.failures.append("internal_error")
        stored = drawn - limited - broken
        self.lost_replies.append(0 <= stored < lost)
        self.broken_replies.append(lost <= stored < lost + after)
        return await super()._post_message(message)


@dataclass(frozen=True, slots=True)
class RunningBot:
    """One bot over HTTP."""

    process: Process
    deliver: OverHttp

    async def send(self, event: dict[str, Any]) -> bool:
        """Deliver an event; whether the bot said that it has it."""
        try:
            async with asyncio.timeout(5):
                return (await self.deliver.event(event)).status == OK
        except (ClientError, TimeoutError, OSError):
            return False

    async def end(self, *, kill: bool) -> bytes:
        """Kill it, or tell it to stop as a container does; what it had written to its log."""
        if self.process.returncode is None:
            self.process.kill() if kill else self.process.terminate()
        return (await self.process.communicate())[1]


async def started(slack: Workspace, state: str) -> RunningBot:
    """Start a bot over a state."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bot.surfaces.slack.small_bot", slack.api_url, "http", state,
        str(TIMEOUT), str(LEASE), str(SETTLE), stderr=PIPE,
    )  # fmt: skip
    assert process.stderr is not None
    said = b""
    async with asyncio.timeout(240):
        while not (ready := READY.search(line := await process.stderr.readline())):
            assert line, f"the bot ended before it was ready: {said[-800:].decode()}"
            said += line
    return RunningBot(process, OverHttp(ready.group(1).decode()))


async def settled(state: str) -> dict[str, str]:
    """The stages of a state once none is open, or too much time has passed."""
    found: dict[str, str] = {}
    for _ in range(LOOKS):
        found = await _stages(state)
        if not OPEN & set(found.values()):
            break
        await asyncio.sleep(0.25)
    return found


async def _stages(state: str) -> dict[str, str]:
    """How far each message of a state has come, by the id of its event."""
    async with opened_database(state) as database, database.reading() as connection:
        rows = await connection.execute(select(INBOX.c.key, INBOX.c.state))
        return {row.key: row.state for row in rows}
