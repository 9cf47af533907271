"""Starting the Slack surface from a command line: one call that returns when it is told to stop."""

import asyncio
import signal
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from uvicorn.loops.auto import auto_loop_factory

from bot.announcements.fan_out import baseline as take_as_told
from bot.state.releasing import release
from bot.surfaces.slack import http, socket_mode
from bot.surfaces.slack.announcing import Announcing
from bot.surfaces.slack.clock import ticking
from bot.surfaces.slack.connecting import connected
from bot.surfaces.slack.desk import Answerer
from bot.surfaces.slack.settings import SlackSettings


def run(settings: SlackSettings, answerer: Answerer) -> None:
    """Carry messages until SIGTERM or SIGINT, then finish what is under way and return.

    Over Socket Mode where there is an app token, else over HTTP. Raises SlackUnavailableError.
    """
    transport = socket_mode if settings.app_token else http
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        runner.run(_until_told_to_stop(transport.serve(settings, answerer)))


@dataclass(frozen=True, slots=True)
class Announced:
    """What came of one look for news: how much there was, and the posts of all time by state."""

    news: int = 0
    posts: Mapping[str, int] = field(default_factory=dict)
    behind: bool = False
    baseline: bool = False


@dataclass(frozen=True, slots=True)
class How:
    """Whether to announce once only, with what is held released, or to take all as told."""

    once: bool = False
    baseline: bool = False
    release: bool = False


def announce(settings: SlackSettings, answerer: Answerer, how: How) -> Announced | None:
    """Announce until told to stop, or once; what came of it then.

    Raises SlackUnavailableError and UnusableStateError.
    """
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        if not (how.once or how.baseline):
            runner.run(_until_told_to_stop(_announcing(settings, answerer)))
            return None
        return runner.run(_announced(settings, answerer, how))


async def _announcing(settings: SlackSettings, answerer: Answerer) -> None:
    async with connected(settings, answerer) as to:
        announcing = Announcing.of(to.desk, settings)
        async with ticking(announcing, settings.announce_every):
            await asyncio.Event().wait()


async def _announced(settings: SlackSettings, answerer: Answerer, how: How) -> Announced:
    async with connected(settings, answerer) as to:
        await to.desk.state.retention.sweep()
        if how.baseline:
            await take_as_told(to.desk.state, answerer.responder.library)
            return Announced(baseline=True)
        if how.release:
            await release(to.desk.state.database, to.desk.state.clock)
        looked = await Announcing.of(to.desk, settings).tick(settings.announce_every)
        posts = await to.desk.state.ledger.counts()
    return Announced(looked.found, posts, behind=looked.number is None)


async def _until_told_to_stop(serving: Coroutine[object, object, None]) -> None:
    loop = asyncio.get_running_loop()
    task = loop.create_task(serving)
    for told in (signal.SIGTERM, signal.SIGINT):
        # Event loops on Windows have no signal handlers; there Ctrl-C ends the program.
        with suppress(NotImplementedError):
            loop.add_signal_handler(told, task.cancel)
    with suppress(asyncio.CancelledError):
        await task
