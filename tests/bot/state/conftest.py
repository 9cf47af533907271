"""A state on each engine; where there is no PostgreSQL, that half is skipped unless required."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.state.database import Database, opened_database
from bot.state.migrating import migrate
from tests import postgres

NONE = (
    f"PostgreSQL is not reachable at {postgres.SERVER.rpartition('@')[2]}: half of this is skipped"
)


@pytest.fixture(params=["sqlite", "postgresql"])
async def state_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The URL of an empty state."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/state.db"
        return
    if not postgres.REQUIRED and not await postgres.reachable():
        pytest.skip(NONE)
    async with postgres.schema() as url:
        yield url


@pytest.fixture
async def database(state_url: str) -> AsyncIterator[Database]:
    """A state with its tables."""
    async with opened_database(state_url) as opened:
        await migrate(opened)
        yield opened


class Clock:
    """A clock that only moves when it is told to."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()
