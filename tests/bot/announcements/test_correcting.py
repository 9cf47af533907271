"""Answers are corrected when a new edition shows their figures otherwise: once, in their thread."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.announcements import content
from bot.announcements.answers import answer_of
from bot.announcements.content import Correcting
from bot.announcements.correcting import MOST_IN_A_CHANNEL, correct
from bot.announcements.corrections import Shown, written
from bot.announcements.fan_out import look
from bot.conversation.memory import written as memory_of
from bot.preferences import Preferences, QuietHours
from bot.responder import Responder
from bot.state.ledger_tables import POSTS
from bot.state.receipts import Answered
from bot.state.retention import POSTED
from bot.state.state import State, opened_state
from tests.bot.announcements.birds import TODAY, bird, birds, read

ASKED = "output price of Tern 1?"
BEFORE = Responder(read(birds(), ()), TODAY)
DEARER = Responder(read(birds(bird("Tern 1", price="2 5")), ()), TODAY)
DEARER_STILL = Responder(read(birds(bird("Tern 1", price="2 6")), ()), TODAY)
PRICE = ("tern-1", "output_price")
TWO, FIVE, SIX = (
    Shown(f"${dollars} / 1M tokens", "invented list", "2026-04-01", plain=True)
    for dollars in (2, 5, 6)
)


@pytest.fixture
async def state(tmp_path: Path) -> AsyncIterator[State]:
    async with opened_state(f"sqlite:///{tmp_path}/state.db") as opened:
        yield opened


async def answer(
    state: State,
    message: str = ASKED,
    ts: str = "1.1",
    thread_ts: str | None = None,
    channel: str = "C",
) -> None:
    """Answer a message, and keep the receipt of that."""
    turn = BEFORE.respond(BEFORE.read(message))
    receipt = turn.reply.receipt
    memory = memory_of(turn.reading.remembered(receipt.kind))
    found = answer_of(BEFORE, receipt, memory, Preferences())
    assert found is not None
    kept = Answered(
        "T", channel, ts, thread_ts, found.memory, Preferences(), written(found.figures),
        receipt.edition,
    )  # fmt: skip
    await state.receipts.keep(kept)


async def posts(state: State) -> list[tuple[str, str | None, list[content.Said]]]:
    """The channel, thread and content of what is in the ledger, by edition."""
    query = select(POSTS.c.channel, POSTS.c.thread_ts, POSTS.c.content).order_by(
        POSTS.c.edition, POSTS.c.channel, POSTS.c.thread_ts
    )
    async with state.database.reading() as transaction:
        rows = (await transaction.execute(query)).all()
    return [(channel, thread, [*content.read(said)]) for channel, thread, said in rows]


async def test_an_answer_is_corrected_in_the_thread_that_it_is_in(state: State) -> None:
    await answer(state, thread_ts="1.0")
    assert await correct(state, DEARER, 2) == 1
    assert await posts(state) == [("C", "1.0", [Correcting("1.1", {PRICE: TWO}, {PRICE: FIVE})])]


async def test_one_that_stands_in_the_channel_begins_a_thread(state: State) -> None:
    await answer(state)
    await correct(state, DEARER, 2)
    assert [thread for _, thread, _ in await posts(state)] == ["1.1"]


async def test_of_an_edition_it_is_corrected_once(state: State) -> None:
    await answer(state)
    assert [await correct(state, DEARER, 2) for _ in range(2)] == [1, 0]


async def test_the_next_change_is_told_from_what_was_told_last(state: State) -> None:
    await answer(state)
    await correct(state, DEARER, 2)
    await correct(state, DEARER_STILL, 3)
    said = [said for _, _, said in await posts(state)]
    assert said[1] == [Correcting("1.1", {PRICE: FIVE}, {PRICE: SIX})]


async def test_there_and_back_is_told_each_time(state: State) -> None:
    await answer(state)
    turns = ((DEARER, 2), (BEFORE, 3), (DEARER, 4))
    assert [await correct(state, to, number) for to, number in turns] == [1, 1, 1]


async def test_what_did_not_change_is_not_corrected(state: State) -> None:
    await answer(state, "context window of Tern 1?")
    await answer(state, "output price of Tern 2?", "1.2")
    assert await correct(state, DEARER, 2) == 0
    found = await state.receipts.of("T", "C", "1.1")
    assert found is not None
    assert found.edition == DEARER.catalog.edition


async def test_the_answers_of_a_thread_are_corrected_by_one_post(state: State) -> None:
    await answer(state, ts="1.1", thread_ts="1.0")
    await answer(state, "compare Tern 1 and Tern 2", "1.2", "1.0")
    await answer(state, ts="1.3", thread_ts="2.0")
    assert await correct(state, DEARER, 2) == 2
    first, second = await posts(state)
    assert [each.ts for each in first[2] if isinstance(each, Correcting)] == ["1.1", "1.2"]
    assert second[1] == "2.0"


async def test_a_channel_that_wants_no_corrections_gets_none_until_it_does(state: State) -> None:
    off = Preferences(corrections=False)
    await state.preferences.change("T", "C", off, "U")
    await answer(state)
    await answer(state, channel="D")
    await correct(state, DEARER, 2)
    assert [channel for channel, _, _ in await posts(state)] == ["D"]
    await state.preferences.change("T", "C", replace(off, corrections=True), "U")
    assert await correct(state, DEARER_STILL, 3) == 2
    (told,) = [said for channel, _, said in await posts(state) if channel == "C"]
    assert told == [Correcting("1.1", {PRICE: TWO}, {PRICE: SIX})]


async def test_corrections_wait_until_quiet_hours_are_over(state: State) -> None:
    always = Preferences(quiet=QuietHours(time(0), time(0)))
    await state.preferences.change("T", "C", always, "U")
    await answer(state)
    await correct(state, DEARER, 2)
    assert await state.ledger.claim(2) is None


async def test_of_many_answers_the_newest_are_corrected_and_the_others_at_the_next_looks(
    state: State,
) -> None:
    for number in range(MOST_IN_A_CHANNEL + 5):
        await answer(state, ts=f"1.{number:02}")
    await answer(state, channel="D")
    assert await correct(state, DEARER, 2) == MOST_IN_A_CHANNEL + 1
    told = {thread for channel, thread, _ in await posts(state) if channel == "C"}
    assert told == {f"1.{number:02}" for number in range(5, MOST_IN_A_CHANNEL + 5)}
    assert await correct(state, DEARER, 2) == 5


async def test_a_model_that_is_gone_is_told_once(state: State) -> None:
    await answer(state)
    gone = read([each for each in birds() if each.name != "Tern 1"], ())
    assert await correct(state, Responder(gone, TODAY), 2) == 1
    assert (await posts(state))[0][2] == [Correcting("1.1", {PRICE: TWO}, {})]
    fewer = read([each for each in birds() if each.name not in {"Tern 1", "Tern 2"}], ())
    assert await correct(state, Responder(fewer, TODAY), 3) == 0


async def test_a_look_corrects_but_not_the_first_ever(state: State) -> None:
    await answer(state)
    assert (await look(state, DEARER)).posts == 0
    assert (await look(state, DEARER_STILL)).posts == 1


async def test_after_a_month_nothing_is_corrected(state: State) -> None:
    await answer(state)
    later = State.of(state.database, 45, lambda: state.clock() + POSTED + 1)
    assert await correct(later, DEARER, 2) == 0


async def test_what_another_version_kept_stops_no_other(state: State) -> None:
    await answer(state)
    found = await state.receipts.of("T", "C", "1.1")
    assert found is not None
    await state.receipts.keep(replace(found, ts="1.2", memory="{}", figures="{}"))
    await state.receipts.keep(replace(found, ts="1.3", memory="{}"))
    assert await correct(state, DEARER, 2) == 2
