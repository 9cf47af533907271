"""A signed /compare over HTTP answered in full, against one on the same app that does nothing."""

import asyncio
import statistics
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from urllib.parse import urlencode, urlparse

from tests.bench.questions import exact, mistyped
from tests.slack_standin.delivery import signed
from tests.slack_standin.payloads import command
from tests.slack_standin.workspace import Workspace

ROUNDS = 15
BATCH = 800
CONNECTIONS = 8


async def report(catalog: str) -> list[str]:
    """Interleaved rounds of the same requests; ratios are of medians over the rounds."""
    slips = mistyped(exact())
    async with AsyncExitStack() as stack:
        slack = Workspace()
        await slack.start()
        stack.push_async_callback(slack.stop)
        bots = {
            sort: await stack.enter_async_context(_served(sort, slack.api_url, catalog))
            for sort in ("idle", "real")
        }
        runs: Mapping[str, tuple[Bot, Sequence[str]]] = {
            "no-op": (bots["idle"], exact()),
            "exact": (bots["real"], exact()),
            "mistyped": (bots["real"], slips),
        }
        spent: dict[str, list[Spent]] = {name: [] for name in runs}
        for round_number in range(ROUNDS + 1):
            for name, (bot, questions) in runs.items():
                one = await _timed(bot, islice(cycle(questions), BATCH))
                if round_number:
                    spent[name].append(one)
    return list(_lines(spent))


@dataclass(frozen=True, slots=True)
class Bot:
    """A server under measurement."""

    url: str
    pid: int

    def cpu(self) -> float:
        """Seconds its main thread has been on a processor."""
        return int(Path(f"/proc/{self.pid}/schedstat").read_text().split()[0]) / 1e9


@dataclass(frozen=True, slots=True)
class Spent:
    """Microseconds a request: of the server's processor, and of the clock (over throughput)."""

    cpu: float
    wait: float


def _lines(spent: Mapping[str, list[Spent]]) -> Iterator[str]:
    cpu = {name: statistics.median(one.cpu for one in each) for name, each in spent.items()}
    wait = {name: statistics.median(one.wait for one in each) for name, each in spent.items()}
    for name in spent:
        more, longer = cpu[name] / cpu["no-op"], wait[name] / wait["no-op"]
        yield (
            f"/compare over HTTP, {name:<9} server {cpu[name]:6.0f} µs x{more:.2f}"
            f"   {1e6 / wait[name]:6.0f} a second x{longer:.2f}"
        )


@asynccontextmanager
async def _served(sort: str, api_url: str, catalog: str) -> AsyncIterator[Bot]:
    process: Process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.server", sort, api_url, catalog, stdout=PIPE
    )
    assert process.stdout is not None
    try:
        yield Bot((await process.stdout.readline()).decode().strip(), process.pid)
    finally:
        process.kill()
        await process.wait()


async def _timed(bot: Bot, questions: Iterator[str]) -> Spent:
    """A batch of requests over several connections at once, so that the server never waits."""
    requests = [_request(question) for question in questions]
    host, port = urlparse(bot.url).hostname, urlparse(bot.url).port
    connections = [await asyncio.open_connection(host, port) for _ in range(CONNECTIONS)]
    start, cpu = perf_counter(), bot.cpu()
    await asyncio.gather(
        *(
            _sent(reader, writer, requests[place::CONNECTIONS])
            for place, (reader, writer) in enumerate(connections)
        )
    )
    wait, cpu = perf_counter() - start, bot.cpu() - cpu
    for _, writer in connections:
        writer.close()
    return Spent(cpu / len(requests) * 1e6, wait / len(requests) * 1e6)


async def _sent(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, requests: Sequence[bytes]
) -> None:
    """Send requests one after another, each once the answer to the last is read whole."""
    for request in requests:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        await reader.readexactly(length)


def _request(question: str) -> bytes:
    body = urlencode(command(question, "http://localhost/response")).encode()
    headers = {
        "Host": "localhost",
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": str(len(body)),
        **signed(body),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST /slack/events HTTP/1.1\r\n{lines}\r\n".encode() + body
