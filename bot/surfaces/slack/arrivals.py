"""Requests that are being taken in: while there are any, answers wait a moment.

Slack waits three seconds to hear that a message has arrived, people wait longer for an answer.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress

MOST_SECONDS = 1.0


class Arrivals:
    """Counts the requests under way."""

    def __init__(self) -> None:
        self._count = 0
        self._none = asyncio.Event()
        self._none.set()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Count a request as under way while inside."""
        self._count += 1
        self._none.clear()
        try:
            yield
        finally:
            self._count -= 1
            if not self._count:
                self._none.set()

    async def over(self, most: float = MOST_SECONDS) -> None:
        """Wait until none is under way, at most so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(most):
                await self._none.wait()
