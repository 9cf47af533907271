"""Muted pairs: by channel, until they are wanted again; who muted them stays on record."""

from sqlalchemy import select

from bot.state.database import Database
from bot.state.muted import Muted
from bot.state.tables import AUDIT
from tests.bot.state.conftest import Clock


async def test_a_pair_is_muted_in_one_channel_until_it_is_wanted_again(
    database: Database, clock: Clock
) -> None:
    muted = Muted(database, clock)
    assert [await muted.mute("T", "C", "a--b", "U") for _ in range(2)] == [True, False]
    assert await muted.of("T", "C") == ["a--b"]
    assert await muted.of("T", "D") == []
    assert [await muted.unmute("T", "C", "a--b", "U") for _ in range(2)] == [True, False]
    assert await muted.of("T", "C") == []


async def test_the_pair_last_muted_comes_first(database: Database, clock: Clock) -> None:
    muted = Muted(database, clock)
    for pair in ("a--b", "c--d"):
        await muted.mute("T", "C", pair, "U")
        clock.now += 1
    assert await muted.of("T", "C") == ["c--d", "a--b"]


async def test_who_muted_a_pair_and_who_did_not_stays_on_record(
    database: Database, clock: Clock
) -> None:
    muted = Muted(database, clock)
    for by in ("U1", "U2"):
        await muted.mute("T", "C", "a--b", by)
    clock.now += 1
    for by in ("U3", "U4"):
        await muted.unmute("T", "C", "a--b", by)
    query = select(AUDIT.c.by, AUDIT.c.what).order_by(AUDIT.c.at)
    async with database.reading() as connection:
        rows = (await connection.execute(query)).all()
    assert [tuple(row) for row in rows] == [("U1", "muted a--b"), ("U3", "unmuted a--b")]
