"""Receipts: of answers in channels, by message, followed for a month from edition to edition."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from bot.preferences import Preferences, TrafficProfile
from bot.state import receipts as module
from bot.state.database import Database
from bot.state.ledger_tables import RECEIPTS
from bot.state.receipts import Answered, Receipts
from bot.state.retention import POSTED, Retention
from tests.bot.state.conftest import Clock

ANSWER = Answered("T", "C", "1.1", None, "memory", Preferences(), "[1]", "one")


@pytest.fixture
def receipts(database: Database, clock: Clock) -> Receipts:
    return Receipts(database, clock)


async def pages(
    receipts: Receipts, database: Database, edition: str, after: Answered | None = None
) -> list[str]:
    async with database.reading() as transaction:
        return [each.ts for each in await receipts.page(transaction, edition, after)]


async def test_a_receipt_comes_back_as_it_was_kept(receipts: Receipts, clock: Clock) -> None:
    settled = Preferences(traffic=TrafficProfile(requests=5), providers=("north",))
    answered = replace(ANSWER, thread_ts="1.0", preferences=settled)
    await receipts.keep(answered)
    assert await receipts.of("T", "C", "1.1") == replace(answered, at=clock.now)
    assert await receipts.of("T", "C", "1.2") is None
    assert await receipts.of("U", "C", "1.1") is None


def test_an_answer_is_in_its_thread_or_begins_one() -> None:
    assert ANSWER.thread == "1.1"
    assert replace(ANSWER, thread_ts="1.0").thread == "1.0"


async def test_an_answer_put_in_the_place_of_another_has_its_own_receipt(
    receipts: Receipts, clock: Clock
) -> None:
    await receipts.keep(ANSWER)
    await receipts.keep(replace(ANSWER, figures="[2]"))
    assert await receipts.of("T", "C", "1.1") == replace(ANSWER, figures="[2]", at=clock.now)


async def test_those_of_other_editions_come_the_newest_first(
    receipts: Receipts, database: Database, clock: Clock
) -> None:
    for ts in ("1.1", "1.2", "1.3"):
        await receipts.keep(replace(ANSWER, ts=ts, edition="two" if ts == "1.2" else "one"))
        clock.now += 1
    assert await pages(receipts, database, "two") == ["1.3", "1.1"]


async def test_pages_have_each_receipt_once(
    receipts: Receipts, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PAGE", 2)
    stamps = [f"1.{number}" for number in range(5)]
    for ts in stamps:
        await receipts.keep(replace(ANSWER, ts=ts))
    found: list[Answered] = []
    async with database.reading() as transaction:
        while page := await receipts.page(transaction, "two", found[-1] if found else None):
            found += page
    assert sorted(each.ts for each in found) == stamps


async def test_after_a_month_an_answer_is_followed_no_more_and_its_receipt_deleted(
    receipts: Receipts, database: Database, clock: Clock
) -> None:
    await receipts.keep(ANSWER)
    clock.now += POSTED + 1
    assert await pages(receipts, database, "two") == []
    await Retention(database, clock).sweep()
    async with database.reading() as connection:
        assert (await connection.execute(select(func.count()).select_from(RECEIPTS))).scalar() == 0


async def test_figures_are_moved_once_by_whoever_comes_first(
    receipts: Receipts, database: Database
) -> None:
    await receipts.keep(ANSWER)
    async with database.writing() as transaction:
        moves = [await receipts.update(transaction, ANSWER, "[2]", "two") for _ in range(2)]
    assert moves == [True, False]
    found = await receipts.of("T", "C", "1.1")
    assert found is not None
    assert (found.figures, found.edition) == ("[2]", "two")


async def test_an_edition_with_the_same_figures_is_not_looked_through_again(
    receipts: Receipts, database: Database
) -> None:
    await receipts.keep(ANSWER)
    await receipts.unchanged([], "two")
    assert await pages(receipts, database, "two") == ["1.1"]
    await receipts.unchanged([ANSWER], "two")
    assert await pages(receipts, database, "two") == []
    assert await pages(receipts, database, "three") == ["1.1"]


async def test_a_message_that_is_gone_is_forgotten(receipts: Receipts) -> None:
    await receipts.keep(ANSWER)
    await receipts.keep(replace(ANSWER, ts="1.2"))
    await receipts.forget("T", "C", "1.1")
    assert await receipts.of("T", "C", "1.1") is None
    assert await receipts.of("T", "C", "1.2") is not None
