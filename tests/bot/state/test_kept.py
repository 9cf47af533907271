"""Preferences, opinions, threads and identities: kept for their time, and forgotten."""

from datetime import time
from decimal import Decimal

from sqlalchemy import func, select

from bot.preferences import Preferences, QuietHours, TrafficProfile, Where
from bot.state.database import Database
from bot.state.feedback import Feedback, Opinion
from bot.state.inbox import Inbox, Received
from bot.state.preferring import PreferenceStore
from bot.state.retention import IDENTITIES, OPINIONS, WORDS, Retention
from bot.state.seen import Seen
from bot.state.tables import AUDIT, FEEDBACK, INBOX, METADATA
from bot.state.threads import Threads
from tests.bot.state.conftest import Clock

OURS = Preferences(
    Where.EPHEMERAL,
    TrafficProfile(10, 20, 30, Decimal("0.5")),
    ("aws-bedrock",),
    QuietHours(time(22), time(7, 30), "Europe/Vienna"),
)


async def test_preferences_come_back_as_they_were_set(database: Database, clock: Clock) -> None:
    await PreferenceStore(database, clock=clock).change("T", "C", OURS, by="U")
    elsewhere = PreferenceStore(database, clock=clock)
    assert await elsewhere.of("T", "C") == OURS
    assert await elsewhere.of("T", "D") == Preferences()


async def test_a_change_by_another_process_holds_within_seconds(
    database: Database, clock: Clock
) -> None:
    here, there = PreferenceStore(database, clock=clock), PreferenceStore(database, clock=clock)
    assert await here.of("T", "C") == Preferences()
    await there.change("T", "C", OURS, by="U")
    clock.now += 6
    assert await here.of("T", "C") == OURS


async def test_who_changed_preferences_stays_on_record(database: Database, clock: Clock) -> None:
    store = PreferenceStore(database, clock=clock)
    await store.change("T", "C", OURS, by="U1")
    await store.change("T", "C", Preferences(), by="U2")
    async with database.reading() as connection:
        rows = (await connection.execute(select(AUDIT.c.by).order_by(AUDIT.c.by))).scalars().all()
    assert list(rows) == ["U1", "U2"]


async def test_an_identity_is_claimed_once_until_it_is_released(
    database: Database, clock: Clock
) -> None:
    seen = Seen(database, clock)
    assert not await seen.known("x")
    assert [await seen.claim("x"), await seen.claim("x")] == [True, False]
    assert await seen.known("x")
    await seen.release("x")
    assert await seen.claim("x")


async def test_a_thread_is_what_was_last_asked_in_it(database: Database, clock: Clock) -> None:
    threads = Threads(database, clock)
    await threads.keep("T", "C/1", "first")
    await threads.keep("T", "C/1", "second")
    assert await threads.of("C/1") == "second"
    assert await threads.of("C/2") is None


async def test_everything_goes_in_its_time(database: Database, clock: Clock) -> None:
    box, retention = Inbox(database, "one", clock=clock), Retention(database, clock)
    await box.take(Received("E", "T", "C", "1.1", "U", "words"))
    await Feedback(database, clock).keep(Opinion("T", "fact", None, "e", helped=True))
    clock.now += WORDS + 1
    await retention.sweep()
    async with database.reading() as connection:
        assert (await connection.execute(select(INBOX.c.text))).scalar() is None
    clock.now += IDENTITIES
    await retention.sweep()
    assert await _rows(database) == 1
    clock.now += OPINIONS
    await retention.sweep()
    assert await _rows(database) == 0


async def test_a_workspace_is_forgotten_whole_and_no_other(
    database: Database, clock: Clock
) -> None:
    for team in ("T1", "T2"):
        await Inbox(database, "one", clock=clock).take(
            Received(f"E{team}", team, f"C{team}", "1.1", "U", "words")
        )
        await Threads(database, clock).keep(team, f"C{team}/1", "{}")
        await PreferenceStore(database, clock=clock).change(team, "C", OURS, by="U")
        await Feedback(database, clock).keep(Opinion(team, "fact", None, "e", helped=False))
    before = await _rows(database)
    await Retention(database, clock).purge("T1")
    assert await _rows(database) == before / 2
    async with database.reading() as connection:
        assert (await connection.execute(select(FEEDBACK.c.team))).scalars().all() == ["T2"]


async def _rows(database: Database) -> int:
    async with database.reading() as connection:
        counts = [
            (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            for table in METADATA.sorted_tables
        ]
    return sum(counts)
