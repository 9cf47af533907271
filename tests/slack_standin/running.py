"""A workspace with a loop and a thread of its own, for programs that are not asynchronous."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from tests.slack_standin.workspace import Workspace

Kind = TypeVar("Kind", bound=Workspace)


@contextmanager
def running(workspace: Kind) -> Iterator[Kind]:
    """Let a workspace answer until the block ends."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        asyncio.run_coroutine_threadsafe(workspace.start(), loop).result(10)
        yield workspace
    finally:
        asyncio.run_coroutine_threadsafe(workspace.stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
