"""Starting the Slack surface from a command line: one call that returns when it is told to stop."""

import asyncio
import signal
from collections.abc import Coroutine
from contextlib import suppress

from uvicorn.loops.auto import auto_loop_factory

from bot.surfaces.slack import http, socket_mode
from bot.surfaces.slack.desk import Answerer
from bot.surfaces.slack.settings import SlackSettings


def run(settings: SlackSettings, answerer: Answerer) -> None:
    """Carry messages until SIGTERM or SIGINT, then finish what is under way and return.

    Over Socket Mode where there is an app token, else over HTTP. Raises SlackUnavailableError.
    """
    transport = socket_mode if settings.app_token else http
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        runner.run(_until_told_to_stop(transport.serve(settings, answerer)))


async def _until_told_to_stop(serving: Coroutine[object, object, None]) -> None:
    loop = asyncio.get_running_loop()
    task = loop.create_task(serving)
    for told in (signal.SIGTERM, signal.SIGINT):
        # Event loops on Windows have no signal handlers; there Ctrl-C ends the program.
        with suppress(NotImplementedError):
            loop.add_signal_handler(told, task.cancel)
    with suppress(asyncio.CancelledError):
        await task
