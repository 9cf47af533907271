"""A state is good once, for ten minutes, whoever asks at the same moment."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from sqlalchemy import func, select

from bot.state.database import Database, opened_database
from bot.state.oauth_states import OAuthStates
from bot.state.tables import OAUTH_STATES
from tests.bot.state.conftest import Clock

CONSUMERS, RACES = 8, 20


@pytest.fixture
async def consumers(
    database: Database,  # noqa: ARG001 - it has the tables made
    state_url: str,
) -> AsyncIterator[list[OAuthStates]]:
    """As many consumers as there might be processes, each with connections of its own."""
    async with AsyncExitStack() as stack:
        opened = [
            await stack.enter_async_context(opened_database(state_url)) for _ in range(CONSUMERS)
        ]
        yield [OAuthStates(each) for each in opened]


async def test_of_many_that_consume_a_state_at_once_exactly_one_may_go_on(
    consumers: list[OAuthStates],
) -> None:
    for race in range(RACES):
        state = await consumers[race % CONSUMERS].issue()
        won = await asyncio.gather(*(each.consume(state) for each in consumers))
        assert sorted(won) == [False] * (CONSUMERS - 1) + [True]


async def test_a_state_is_good_until_its_time_is_over(database: Database, clock: Clock) -> None:
    states = OAuthStates(database, clock=clock)
    in_time, too_late = await states.issue(), await states.issue()
    clock.now += 599
    assert await states.consume(in_time)
    clock.now += 1
    assert not await states.consume(too_late)


@pytest.mark.parametrize("invented", ["", "x", "' OR 1=1 --"])
async def test_a_state_that_nobody_issued_is_not_good(database: Database, invented: str) -> None:
    states = OAuthStates(database)
    await states.issue()
    assert not await states.consume(invented)


async def test_states_that_nobody_came_back_with_are_swept_out(
    database: Database, clock: Clock
) -> None:
    states = OAuthStates(database, clock=clock)
    for _ in range(3):
        await states.issue()
    clock.now += 600
    await states.issue()
    async with database.reading() as connection:
        count = (await connection.execute(select(func.count()).select_from(OAUTH_STATES))).scalar()
    assert count == 1


async def test_no_two_states_are_alike_and_none_is_short(database: Database) -> None:
    states = OAuthStates(database)
    issued = {await states.issue() for _ in range(20)}
    assert len(issued) == 20
    assert min(len(state) for state in issued) >= 43
