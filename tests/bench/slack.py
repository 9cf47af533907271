"""A signed /compare over HTTP answered in full, against one on the same app that does nothing."""

import asyncio
import statistics
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import cycle, islice
from time import perf_counter
from urllib.parse import urlencode, urlparse

from tests.bench.questions import exact, mistyped
from tests.slack_standin.delivery import signed
from tests.slack_standin.payloads import command
from tests.slack_standin.workspace import Workspace

ROUNDS = 15
BATCH = 400


async def report(catalog: str) -> list[str]:
    """Interleaved rounds of the same requests; ratios are of medians over the rounds."""
    slips = mistyped(exact())
    async with AsyncExitStack() as stack:
        slack = Workspace()
        await slack.start()
        stack.push_async_callback(slack.stop)
        urls = {
            sort: await stack.enter_async_context(_served(sort, slack.api_url, catalog))
            for sort in ("idle", "real")
        }
        runs: Mapping[str, tuple[str, Sequence[str]]] = {
            "no-op": (urls["idle"], exact()),
            "exact": (urls["real"], exact()),
            "mistyped": (urls["real"], slips),
        }
        times: dict[str, list[float]] = {name: [] for name in runs}
        for round_number in range(ROUNDS + 1):
            for name, (url, questions) in runs.items():
                spent = await _timed(url, islice(cycle(questions), BATCH))
                if round_number:
                    times[name].append(spent / BATCH * 1e6)
    return list(_lines(times))


def _lines(times: Mapping[str, list[float]]) -> Iterator[str]:
    base = statistics.median(times["no-op"])
    for name, spent in times.items():
        middle = statistics.median(spent)
        yield f"/compare over HTTP, {name:<10} {middle:7.0f} µs a request   x{middle / base:.2f}"


@asynccontextmanager
async def _served(sort: str, api_url: str, catalog: str) -> AsyncIterator[str]:
    process: Process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.server", sort, api_url, catalog, stdout=PIPE
    )
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.kill()
        await process.wait()


async def _timed(url: str, questions: Iterator[str]) -> float:
    """Seconds for a batch of requests, one after another on one connection."""
    host, port = urlparse(url).hostname, urlparse(url).port
    reader, writer = await asyncio.open_connection(host, port)
    requests = [_request(question) for question in questions]
    start = perf_counter()
    for request in requests:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        await reader.readexactly(length)
    spent = perf_counter() - start
    writer.close()
    return spent


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
