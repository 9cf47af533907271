"""The inbox: every message once, whoever takes it, however often it comes."""

import asyncio

import pytest

from bot.state.database import Database
from bot.state.gathering import NotStoredError
from bot.state.inbox import Inbox, Received, Stage
from tests.bot.state.conftest import Clock

ASKED = Received("Ev1", "T1", "C1", "1.1", "U1", "what is it?", client="c-1")


def inbox(database: Database, clock: Clock, owner: str = "one") -> Inbox:
    return Inbox(database, owner, lease=10, clock=clock)


@pytest.mark.parametrize(
    "again",
    [
        ASKED,
        Received("Ev2", "T1", "C1", "1.1", "U1", "the same message by another event"),
        Received("Ev3", "T2", "C1", "1.1", "U1", "the same message for the other workspace"),
        Received("Ev4", "T1", "C1", "9.9", "U1", "sent again by the client", client="c-1"),
    ],
    ids=lambda again: again.text,
)
async def test_a_message_is_taken_once(database: Database, clock: Clock, again: Received) -> None:
    box = inbox(database, clock)
    assert await box.take(ASKED)
    assert not await box.take(again)


async def test_of_many_takers_one_has_it(database: Database, clock: Clock) -> None:
    boxes = [inbox(database, clock, str(number)) for number in range(8)]
    taken = await asyncio.gather(*(box.take(ASKED) for box in boxes))
    assert sorted(taken) == [False] * 7 + [True]


async def test_a_lease_that_lapses_lets_another_take_over(database: Database, clock: Clock) -> None:
    one, two = inbox(database, clock), inbox(database, clock, "two")
    await one.take(ASKED)
    assert not await two.due()
    clock.now += 11
    (waiting,) = await two.due()
    assert waiting.received == Received("Ev1", "T1", "C1", "1.1", "U1", "what is it?", client="c-1")
    assert not await one.sending("Ev1")
    assert await two.sending("Ev1")


async def test_of_many_who_look_one_takes_a_lapsed_message_over(
    database: Database, clock: Clock
) -> None:
    await inbox(database, clock, "gone").take(ASKED)
    clock.now += 11
    boxes = [inbox(database, clock, str(number)) for number in range(6)]
    found = await asyncio.gather(*(box.due() for box in boxes))
    assert sum(map(len, found)) == 1


async def test_what_was_about_to_be_posted_is_said_to_be_so(
    database: Database, clock: Clock
) -> None:
    one = inbox(database, clock)
    await one.take(ASKED)
    await one.sending("Ev1")
    clock.now += 11
    (waiting,) = await inbox(database, clock, "two").due()
    assert waiting.sending


async def test_where_no_other_runs_all_open_messages_of_before_are_taken_at_once(
    database: Database, clock: Clock
) -> None:
    await inbox(database, clock, "before").take(ASKED)
    now = inbox(database, clock, "now")
    assert len(await now.due(all_of_before=True)) == 1


@pytest.mark.parametrize("stage", [Stage.ANSWERED, Stage.LATE, Stage.REFUSED])
async def test_what_is_dealt_with_is_over_and_its_words_are_gone(
    database: Database, clock: Clock, stage: Stage
) -> None:
    box = inbox(database, clock)
    await box.take(ASKED)
    assert await box.close("Ev1", stage, "2.2")
    assert await box.depth() == (0, 0.0)
    clock.now += 100
    assert not await box.due()
    assert not await box.sending("Ev1")
    assert not await box.take(ASKED)


async def test_what_is_postponed_waits_its_time(database: Database, clock: Clock) -> None:
    box = inbox(database, clock)
    await box.take(ASKED)
    await box.sending("Ev1")
    await box.postpone("Ev1", 30)
    clock.now += 29
    assert not await box.due()
    clock.now += 2
    (waiting,) = await box.due()
    assert not waiting.sending


async def test_depth_and_age_are_those_of_what_is_open(database: Database, clock: Clock) -> None:
    box = inbox(database, clock)
    await box.take(ASKED)
    clock.now += 7
    assert await box.depth() == (1, 7.0)


async def test_what_cannot_be_stored_says_so(database: Database, clock: Clock) -> None:
    async with database.writing() as connection:
        await connection.exec_driver_sql("DROP TABLE inbox")
    with pytest.raises(NotStoredError):
        await inbox(database, clock).take(ASKED)
