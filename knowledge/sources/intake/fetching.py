"""Downloads a file: bounded in size, time and redirects, without any credentials."""

import asyncio
import re
import zlib

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientSSLError,
    ClientTimeout,
    DummyCookieJar,
)
from yarl import URL

from knowledge.harvest import BrokenSource
from knowledge.sources.intake.limits import Limits, size
from knowledge.sources.intake.unpacking import PLAIN, unpacking

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
SCHEMES = {"http", "https"}
MOVED = {301, 302, 303, 307, 308}
FINE = 200
CONNECTING, WAITING = 15, 30
HEADERS = {"Accept-Encoding": "gzip, deflate", "User-Agent": "versus"}
LONGEST_ADDRESS = 500
AGAIN = "try again, or download it by other means and give the file"

# What went wrong, the more exact kind first.
FAULTS: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, f"no complete answer in time; {AGAIN}"),
    (ClientSSLError, f"no secure connection, its certificate or TLS is at fault; {AGAIN}"),
    (ClientConnectorError, f"the server cannot be reached; check the address, {AGAIN}"),
    (ClientError, f"the download broke off; {AGAIN}"),
    (OSError, f"the network failed; {AGAIN}"),
    (ValueError, "this address cannot be used; check it for typing errors"),
)


def is_address(place: str) -> bool:
    """Whether a place is an address rather than a path."""
    return ADDRESS.match(place) is not None


def fetch(address: str, limits: Limits) -> tuple[str, bytes]:
    """Download a file: its address without what may be secret, and its bytes.

    BrokenSource, in one line, where that fails or is not allowed.
    """
    url = _checked(address)
    try:
        return _shown(url), asyncio.run(_fetched(url, limits))
    except tuple(kind for kind, _ in FAULTS) as fault:
        what = next(said for kind, said in FAULTS if isinstance(fault, kind))
        raise BrokenSource(f"{_shown(url)}: {what}") from None


def _shown(url: URL) -> str:
    """An address without name, password and query, any of which may be secret."""
    return str(url.with_user(None).with_query(None).with_fragment(None))


def _checked(address: str) -> URL:
    try:
        url = URL(address)
        host, named = url.host, url.user or url.password
    except ValueError:
        raise BrokenSource("the address cannot be read; check it for typing errors") from None
    if url.scheme not in SCHEMES:
        raise BrokenSource(f"{url.scheme}: only http and https addresses are fetched; {AGAIN}")
    if not host or len(address) > LONGEST_ADDRESS:
        raise BrokenSource("the address names no host, or is too long; check it for typing errors")
    if named:
        raise BrokenSource(f"{_shown(url)}: no name or password may be in an address; {AGAIN}")
    return url


async def _fetched(url: URL, limits: Limits) -> bytes:
    waits = ClientTimeout(total=None, sock_connect=CONNECTING, sock_read=WAITING)
    async with (
        asyncio.timeout(limits.seconds),
        ClientSession(
            timeout=waits, cookie_jar=DummyCookieJar(), auto_decompress=False, headers=HEADERS
        ) as session,
    ):
        here = url
        for _ in range(limits.redirects + 1):
            async with session.get(here, allow_redirects=False) as answer:
                if answer.status not in MOVED:
                    return await _body(answer, _shown(url), limits)
                here = _next(here, answer.headers.get("Location", ""))
    raise BrokenSource(f"{_shown(url)}: more than {limits.redirects} redirects; {AGAIN}")


def _next(here: URL, location: str) -> URL:
    there = here.join(URL(location))
    if here.scheme == "https" and there.scheme == "http":
        raise BrokenSource(f"{_shown(here)}: redirected to an unprotected address; {AGAIN}")
    return _checked(str(there))


async def _body(answer: ClientResponse, shown: str, limits: Limits) -> bytes:
    if answer.status != FINE:
        raise BrokenSource(f"{shown}: the server answered {answer.status}; {AGAIN}")
    stream = unpacking(answer.headers.get("Content-Encoding", PLAIN).lower(), limits.file)
    if stream is None:
        raise BrokenSource(f"{shown}: packed in a way that was not asked for; {AGAIN}")
    found, wire = bytearray(), 0
    try:
        async for chunk in answer.content.iter_any():
            wire += len(chunk)
            found += stream.take(chunk)
            if max(wire, len(found)) > limits.file:
                raise BrokenSource(f"{shown}: larger than {size(limits.file)}, the most taken")
    except zlib.error:
        raise BrokenSource(f"{shown}: damaged on the way; {AGAIN}") from None
    if not stream.ended:
        raise BrokenSource(f"{shown}: the download broke off; {AGAIN}")
    return bytes(found)
