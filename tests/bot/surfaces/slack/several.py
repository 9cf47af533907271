"""A bot that is installed in several workspaces, and a browser that installs it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession, DummyCookieJar
from cryptography.fernet import Fernet

from bot.surfaces.slack import http
from bot.surfaces.slack.oauth import COOKIE
from bot.surfaces.slack.settings import SlackSettings
from tests.bot.surfaces.slack.replies import Answers
from tests.slack_standin.delivery import OverHttp
from tests.slack_standin.workspace import SECRET
from tests.slack_standin.workspaces import CLIENT_ID, CLIENT_SECRET, Workspaces

KEY = Fernet.generate_key().decode()


def settings_for(slack: Workspaces, state: str, *keys: str) -> SlackSettings:
    return SlackSettings(
        "",
        SECRET,
        api_url=slack.api_url,
        port=0,
        state=state,
        lease=0.5,
        settle=0.2,
        client_id=CLIENT_ID,
        client_secret=CLIENT_SECRET,
        encryption_keys=keys or (KEY,),
    )


@asynccontextmanager
async def serving(settings: SlackSettings, answers: Answers) -> AsyncIterator[str]:
    """The address of a bot while it runs; leaving waits for what it still has to post."""
    ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(http.serve(settings, answers, ready.set_result))
    either: set[asyncio.Future[Any]] = {task, ready}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED, timeout=5)
    if task.done():
        task.result()
    try:
        yield ready.result()
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@dataclass(frozen=True)
class Seen:
    """A page as a browser gets it."""

    status: int
    text: str
    headers: dict[str, str]


@dataclass
class Browser:
    """Keeps the one cookie, as a browser behind TLS does."""

    url: str
    slack: Workspaces
    cookie: str = field(default="")

    async def begin(self) -> str:
        """Open the first page; the address of Slack's own that it leads to."""
        seen = await self.get("/slack/install")
        assert seen.status == 302, seen
        self.cookie = SimpleCookie(seen.headers["Set-Cookie"])[COOKIE].value
        return seen.headers["Location"]

    async def finish(self, **query: str) -> Seen:
        """Come back from Slack with a query."""
        return await self.get(f"/slack/oauth_redirect?{urlencode(query)}")

    async def install(self, team: str) -> Seen:
        """Go all the way."""
        code, state = self.slack.consent(await self.begin(), team)
        return await self.finish(code=code, state=state)

    async def get(self, path: str) -> Seen:
        sent = {"Cookie": f"other=1; {COOKIE}={self.cookie}"} if self.cookie else {}
        async with (
            ClientSession(cookie_jar=DummyCookieJar()) as session,
            session.get(f"{self.url}{path}", headers=sent, allow_redirects=False) as answer,
        ):
            return Seen(answer.status, await answer.text(), dict(answer.headers))


@dataclass(frozen=True)
class Host:
    """A running bot: what Slack sees of it, and a browser's way to it."""

    slack: Workspaces
    deliver: OverHttp
    browser: Browser
    state: str


@pytest.fixture
async def workspaces() -> AsyncIterator[Workspaces]:
    slack = Workspaces()
    await slack.start()
    yield slack
    await slack.stop()


@pytest.fixture
def state(tmp_path: object) -> str:
    return f"sqlite:///{tmp_path}/state.db"


@pytest.fixture
async def host(workspaces: Workspaces, answers: Answers, state: str) -> AsyncIterator[Host]:
    async with serving(settings_for(workspaces, state), answers) as url:
        yield Host(workspaces, OverHttp(url), Browser(url, workspaces), state)
