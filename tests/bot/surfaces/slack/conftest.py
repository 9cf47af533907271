"""A bot that really listens, and a stand-in for Slack that really answers."""

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from bot.conversation import Conversations
from bot.responder import Responder
from bot.state.database import opened_database
from bot.state.migrating import migrate
from bot.surfaces.slack import http, socket_mode
from bot.surfaces.slack.desk import Answerer
from bot.surfaces.slack.settings import SlackSettings
from tests.bot.surfaces.slack.replies import Answers
from tests.slack_standin.delivery import Delivery, OverHttp, OverSocket
from tests.slack_standin.workspace import APP_TOKEN, BOT_TOKEN, SECRET, Workspace


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


class Bot:
    """The bot under test, running; stopping it waits for what it still has to post."""

    def __init__(self, workspace: Workspace, answers: Answerer, state: str) -> None:
        self.state = state
        self.workspace = workspace
        self.answers = answers
        self.pages: str | None = None
        self.health_port: int | None = None
        self.linger = 0.0
        self._serving: asyncio.Task[None] | None = None

    async def start(self, transport: str) -> Delivery:
        """Start over `http` or `socket`, and give the way to deliver to it."""
        settings = SlackSettings(
            BOT_TOKEN,
            SECRET,
            APP_TOKEN,
            self.workspace.api_url,
            "127.0.0.1",
            0,
            self.state,
            lease=0.5,
            settle=0.2,
            linger=self.linger,
            health_port=self.health_port,
            pages_url=self.pages,
        )
        ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        serve = http.serve if transport == "http" else socket_mode.serve
        self._serving = asyncio.create_task(serve(settings, self.answers, ready.set_result))
        either: set[asyncio.Future[Any]] = {self._serving, ready}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED, timeout=5)
        if self._serving.done():
            self._serving.result()
        url = ready.result()
        return OverHttp(url) if transport == "http" else OverSocket(self.workspace)

    async def stop(self) -> None:
        """Stop, as SIGTERM does, once nothing is under way."""
        if self._serving is not None:
            self._serving.cancel()
            with suppress(asyncio.CancelledError):
                await self._serving
            self._serving = None


@pytest.fixture
async def slack() -> AsyncIterator[Workspace]:
    workspace = Workspace()
    await workspace.start()
    yield workspace
    await workspace.stop()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture(scope="session")
def empty_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state with its tables: to make them takes longer than most that is done with them."""

    async def made(path: Path) -> None:
        async with opened_database(f"sqlite:///{path}") as database:
            await migrate(database)

    path = tmp_path_factory.mktemp("empty") / "state.db"
    asyncio.run(made(path))
    return path


@pytest.fixture
def state(tmp_path: Path, empty_state: Path) -> str:
    """The URL of a state of the test's own, with its tables."""
    return f"sqlite:///{shutil.copy(empty_state, tmp_path / 'state.db')}"


@pytest.fixture
async def bot(slack: Workspace, answers: Answers, state: str) -> AsyncIterator[Bot]:
    running = Bot(slack, answers, state)
    yield running
    await running.stop()


@pytest.fixture
def talks(reviewed_responder: Responder) -> Conversations:
    return Conversations(reviewed_responder)


@pytest.fixture
async def informed(slack: Workspace, talks: Conversations, state: str) -> AsyncIterator[Bot]:
    """A bot that answers from the reviewed catalog, not yet started."""
    running = Bot(slack, talks, state)
    yield running
    await running.stop()


@pytest.fixture(params=["http", "socket"])
async def asking(request: pytest.FixtureRequest, informed: Bot) -> Delivery:
    """Deliver to the informed bot; every test with it runs over both transports."""
    return await informed.start(request.param)


@pytest.fixture(params=["http", "socket"])
async def deliver(request: pytest.FixtureRequest, bot: Bot) -> Delivery:
    """Deliver to a running bot; every test with it runs over both transports."""
    return await bot.start(request.param)


@pytest.fixture
async def over_http(bot: Bot) -> OverHttp:
    delivery = await bot.start("http")
    assert isinstance(delivery, OverHttp)
    return delivery
