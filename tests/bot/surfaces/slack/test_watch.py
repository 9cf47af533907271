"""When a running bot is ready, as far as its state goes."""

import asyncio
import sqlite3

import pytest
from aiohttp import ClientSession

from bot.state.migrating import revisions
from tests.bot.surfaces.slack.conftest import Bot, free_port

OLDEST, NEWEST = revisions()[0], revisions()[-1]


def put_at(bot: Bot, revision: str | None) -> None:
    """Have a state say of itself that it is at a revision."""
    with sqlite3.connect(bot.state.removeprefix("sqlite:///"), timeout=10) as state:
        state.execute("DELETE FROM alembic_version")
        if revision:
            state.execute("INSERT INTO alembic_version VALUES (?)", (revision,))


@pytest.mark.parametrize(
    ("revision", "status", "said"),
    [
        (NEWEST, 200, f"revision {NEWEST}"),
        ("v9999", 200, "revision v9999"),
        (OLDEST, 503, f"revision {OLDEST}, run `versus migrate`"),
        (None, 503, "revision None, run `versus migrate`"),
    ],
    ids=["this version's", "a newer version's", "an older version's", "none"],
)
async def test_a_state_that_lacks_something_is_not_ready_and_one_that_has_more_is(
    bot: Bot, revision: str | None, status: int, said: str
) -> None:
    bot.health_port = free_port()
    await bot.start("http")
    # In a thread of its own: the bot in this one may be writing just now.
    await asyncio.to_thread(put_at, bot, revision)
    url = f"http://127.0.0.1:{bot.health_port}/readyz"
    async with ClientSession() as session, session.get(url) as answer:
        assert answer.status == status
        assert (await answer.json())["checks"]["state"]["said"] == said
