"""`versus run` over HTTP in a process of its own, beside a Slack; and 60 MB thrown at it."""

import asyncio
import os
import re
import socket
import sys
import time
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

from tests.slack_standin.workspace import BOT_TOKEN, SECRET, Workspace

HOUSE = Path(__file__).parent.parent.parent
READY = re.compile(r"Listening for Slack at (http://[^/\s]+/slack/events)")
MB = 1024 * 1024
HUGE = 60 * MB
MOST_SECONDS, MOST_MEMORY = 0.1, 5
# What an unsigned request may be answered with.
UNSIGNED = {401, 413}


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot under attack."""

    url: str
    pid: int

    def memory(self) -> float:
        """Its memory in MB."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / MB


@asynccontextmanager
async def served(folder: str, log: Path) -> AsyncIterator[tuple[Bot, Workspace]]:
    """Start `versus run` over HTTP, its log into a file, beside a Slack to answer to."""
    slack = Workspace()
    await slack.start()
    settings = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.api_url,
        "VERSUS_PORT": "0",
        "VERSUS_HEALTH_PORT": "off",
        "VERSUS_PAGES_URL": "https://versus.example.com",
        "VERSUS_STATE": f"sqlite:///{folder}/state.db",
        "VERSUS_CATALOG": str(HOUSE / "catalog.db"),
        "PYTHONPATH": str(HOUSE),
    }
    with log.open("wb") as file:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run",
            stdout=file, stderr=file, cwd=folder, env=os.environ | settings,
        )  # fmt: skip
    try:
        yield Bot(await _address(process, log), process.pid), slack
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()
        await slack.stop()


async def _address(process: Process, log: Path) -> str:
    async with asyncio.timeout(60):
        while not (ready := READY.search(said := "\n".join(read_log(log)))):
            assert process.returncode is None, f"the bot ended before it was ready: {said[-800:]}"
            await asyncio.sleep(0.1)
    return ready.group(1)


def read_log(log: Path) -> list[str]:
    """What the bot has written so far, line by line."""
    return log.read_text(encoding="utf-8", errors="replace").splitlines()


@dataclass(frozen=True, slots=True)
class Huge:
    """How 60 MB were refused: the longer time in seconds, memory in MB, and what was wrong."""

    seconds: float = 0.0
    memory: float = 0.0
    faults: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The report in a line."""
        return (
            f"{HUGE // MB} MB unsigned: refused in {self.seconds * 1000:.0f} ms, "
            f"{self.memory:+.1f} MB"
        )


NOTHING_HUGE = Huge()


async def huge(bot: Bot) -> Huge:
    """Send 60 MB, once with its length said, and once in chunks with a sound timestamp."""
    before = bot.memory()
    stamp = f"X-Slack-Request-Timestamp: {int(time.time())}\r\n"
    ways = (f"Content-Length: {HUGE}\r\n", f"Transfer-Encoding: chunked\r\n{stamp}")
    took = [await asyncio.to_thread(_sent, bot.url, headers) for headers in ways]
    seconds, memory = max(each for each, _ in took), bot.memory() - before
    faults = [f"60 MB: answered with {status}" for _, status in took if status not in UNSIGNED]
    if seconds > MOST_SECONDS or memory > MOST_MEMORY:
        faults.append(f"60 MB: {seconds * 1000:.0f} ms, {memory:+.1f} MB")
    return Huge(seconds, memory, tuple(faults))


def _sent(url: str, headers: str) -> tuple[float, int]:
    """Send until there is an answer; how long that took, and its status."""
    place = urlparse(url)
    piece = b"[" * 0x10000
    chunk = b"10000\r\n" + piece + b"\r\n" if "chunked" in headers else piece
    with socket.create_connection((place.hostname or "", place.port or 0), 10) as connection:
        start = time.perf_counter()
        connection.sendall(f"POST {place.path} HTTP/1.1\r\nHost: x\r\n{headers}\r\n".encode())
        connection.setblocking(False)
        answer, left, unsent = b"", HUGE, b""
        while b"\r\n" not in answer and time.perf_counter() - start < 10:
            unsent = unsent or (chunk if left > 0 else b"")
            with suppress(BlockingIOError, ConnectionError):
                sent = connection.send(unsent)
                left, unsent = left - sent, unsent[sent:]
            with suppress(BlockingIOError):
                answer += connection.recv(4096)
    return time.perf_counter() - start, int(answer.split(b" ")[1]) if answer else 0
