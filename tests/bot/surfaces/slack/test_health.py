"""What probes are told."""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.metrics import Metrics
from bot.surfaces.slack.health import (
    Check,
    Health,
    HealthUnavailableError,
    NotReadyError,
    listening,
)

Asked = tuple[int, Any]


async def fine() -> str:
    return "edition 2026-11-28"


async def down() -> str:
    raise NotReadyError("the schema is of another version")


async def broken() -> str:
    raise RuntimeError("postgresql://versus:secret@db said: context of Kimi K2")


async def stuck() -> str:
    await asyncio.sleep(60)
    return "never"


def of(**checks: Check) -> Health:
    return Health(checks, Metrics.fresh().exposed, longest=0.2)


async def readyz(health: Health) -> Asked:
    async with (
        listening(health, "127.0.0.1", 0) as address,
        ClientSession() as session,
        session.get(f"{address}/readyz") as answer,
    ):
        return answer.status, await answer.json()


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


async def test_a_bot_whose_checks_all_hold_is_ready() -> None:
    status, said = await readyz(of(catalog=fine, state=fine))
    checks: Mapping[str, Any] = said["checks"]
    assert (status, said["ready"]) == (200, True)
    assert list(checks) == ["catalog", "state", "draining"]
    assert checks["catalog"] == {"ok": True, "said": "edition 2026-11-28"}


async def test_one_check_that_fails_is_enough_and_is_named() -> None:
    status, said = await readyz(of(catalog=fine, state=down))
    assert (status, said["ready"]) == (503, False)
    assert said["checks"]["state"] == {"ok": False, "said": "the schema is of another version"}
    assert said["checks"]["catalog"]["ok"]


async def test_a_check_that_breaks_is_named_without_what_its_error_says() -> None:
    status, said = await readyz(of(state=broken))
    assert status == 503
    assert said["checks"]["state"]["said"].startswith("RuntimeError in broken:")
    assert "Kimi" not in str(said)


async def test_a_check_that_hangs_fails_and_holds_up_no_other() -> None:
    status, said = await readyz(of(state=stuck, other=stuck, catalog=fine))
    assert status == 503
    assert said["checks"]["state"] == {"ok": False, "said": "no answer within 0.2 s"}


async def test_a_bot_that_stops_is_not_ready_but_alive(session: ClientSession) -> None:
    health = of(catalog=fine)
    async with listening(health, "127.0.0.1", 0) as address:
        health.drain()
        async with session.get(f"{address}/readyz") as answer:
            assert answer.status == 503
            assert not (await answer.json())["checks"]["draining"]["ok"]
        async with session.get(f"{address}/healthz") as answer:
            assert (answer.status, await answer.text()) == (200, "alive\n")


async def test_figures_are_served_as_prometheus_reads_them(session: ClientSession) -> None:
    async with (
        listening(of(), "127.0.0.1", 0) as address,
        session.get(f"{address}/metrics") as answer,
    ):
        assert answer.headers["Content-Type"].startswith("text/plain; version=")
        assert "inflight 0.0" in await answer.text()


async def test_nothing_else_is_there(session: ClientSession) -> None:
    async with listening(of(), "127.0.0.1", 0) as address:
        for path in ("/", "/slack/events", "/metrics/x"):
            async with session.get(address + path) as answer:
                assert answer.status == 404
        async with session.post(f"{address}/healthz") as answer:
            assert answer.status == 405


async def test_a_port_that_is_taken_is_said_in_a_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(HealthUnavailableError, match=rf"127.0.0.1:{port} for probes") as fault:
            async with listening(of(), "127.0.0.1", port):
                pass
    assert "\n" not in str(fault.value)
