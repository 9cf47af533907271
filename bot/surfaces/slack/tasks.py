"""Work that goes on after Slack has been answered, kept track of until it is done."""

import asyncio
import logging
import traceback
from collections.abc import Coroutine
from typing import Any

logger = logging.getLogger(__name__)


def where(error: BaseException) -> str:
    """Name an error and the line that raised it; never its message, which may quote a person."""
    frames = traceback.extract_tb(error.__traceback__)
    line = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} in {line}"


class Tasks:
    """The tasks under way; without a reference asyncio may drop a task half-way."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, object]) -> None:
        """Run `work` behind the caller; an error in it is logged, without its message."""
        task = asyncio.get_running_loop().create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)

    async def drain(self, timeout: float = 10.0) -> None:  # noqa: ASYNC109 - it gives up, nothing is cancelled
        """Wait until nothing is under way, at most `timeout` seconds."""
        while self._running:
            done, _ = await asyncio.wait(self._running, timeout=timeout)
            if not done:
                logger.warning("%d posts to Slack were still under way", len(self._running))
                return
            # Let the callbacks run, which take the tasks that are done off the list.
            await asyncio.sleep(0)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            logger.error("A post to Slack failed: %s", where(error))
