"""Whether the bot lives, is ready and how it does, over HTTP on a port of its own.

For probes and Prometheus inside the cluster; nothing here is for the public. What "ready" means is
handed in as named checks, so that this knows neither state nor catalog.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

from aiohttp import web

from bot.surfaces.slack.tasks import where

# Gives what was found in a few words, or raises NotReadyError.
Check: TypeAlias = Callable[[], Awaitable[str]]

LONGEST_CHECK = 2.0
DRAINING = "draining"


class NotReadyError(Exception):
    """A check that failed; the message is said to whoever may see the probes."""


class HealthUnavailableError(Exception):
    """The probes cannot be served; the message is one line for whoever runs the bot."""


@dataclass(frozen=True, slots=True)
class Found:
    """How one check ended, and what it says."""

    ok: bool
    said: str


@dataclass(slots=True)
class Health:
    """The checks of a bot, and whether it has begun to stop; `figures` are those of /metrics."""

    checks: Mapping[str, Check]
    figures: Callable[[], tuple[bytes, str]]
    longest: float = LONGEST_CHECK
    _stopping: bool = field(default=False, init=False)

    def drain(self) -> None:
        """Be not ready from now on: no new request is to be sent here."""
        self._stopping = True

    async def ready(self) -> dict[str, Found]:
        """Run every check, side by side."""
        found = await asyncio.gather(*(self._run(check) for check in self.checks.values()))
        stopping = Found(not self._stopping, "stopping" if self._stopping else "no")
        return {**dict(zip(self.checks, found, strict=True)), DRAINING: stopping}

    async def _run(self, check: Check) -> Found:
        try:
            async with asyncio.timeout(self.longest):
                return Found(True, await check())
        except NotReadyError as fault:
            return Found(False, str(fault))
        except TimeoutError:
            return Found(False, f"no answer within {self.longest:g} s")
        except Exception as error:
            # Any other fault is the check's own.
            return Found(False, where(error))


@asynccontextmanager
async def listening(health: Health, host: str, port: int) -> AsyncIterator[str]:
    """Serve /healthz, /readyz and /metrics while inside, and give the address.

    Port 0 takes any free one. Raises HealthUnavailableError where there is no such address.
    """
    app = web.Application()
    app.router.add_get("/healthz", _alive)
    app.router.add_get("/readyz", _ready_of(health))
    app.router.add_get("/metrics", _figures_of(health))
    runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as fault:
            said = f"Cannot listen on {host}:{port} for probes: {fault.strerror}"
            raise HealthUnavailableError(said) from None
        yield "http://{}:{}".format(*runner.addresses[0][:2])
    finally:
        await runner.cleanup()


async def _alive(_: web.Request) -> web.Response:
    """Answer: a loop that hangs cannot."""
    return web.Response(text="alive\n")


def _ready_of(health: Health) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(_: web.Request) -> web.Response:
        found = await health.ready()
        ready = all(each.ok for each in found.values())
        checks = {name: {"ok": each.ok, "said": each.said} for name, each in found.items()}
        said = json.dumps({"ready": ready, "checks": checks}, ensure_ascii=False) + "\n"
        return web.Response(
            status=200 if ready else 503, text=said, content_type="application/json"
        )

    return answer


def _figures_of(health: Health) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(_: web.Request) -> web.Response:
        body, kind = health.figures()
        return web.Response(body=body, headers={"Content-Type": kind})

    return answer
