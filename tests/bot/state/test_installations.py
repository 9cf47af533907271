"""Installations: the newest of each workspace, its tokens sealed, forgotten when it leaves."""

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import func, select

from bot.state.database import Database, UnusableStateError, opened_database
from bot.state.installations import Installation, Installations
from bot.state.migrating import migrate
from bot.state.retention import Retention
from bot.state.sealing import SealedOtherwiseError, Sealer
from bot.state.tables import INSTALLATIONS
from tests.bot.state.conftest import Clock

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))
OURS = Installation(
    team="T1",
    bot_token="xoxb-invented-1",
    bot_user="U0VERSUS",
    scopes=("chat:write", "commands"),
    installer="U0ADA",
    enterprise="E1",
    refresh_token="xoxe-1-invented",
    expires=1_000_100.5,
)
THEIRS = replace(
    OURS, team="T2", bot_token="xoxb-2", enterprise=None, refresh_token=None, expires=None
)


def over(database: Database, *keys: str, clock: Clock | None = None) -> Installations:
    sealer = Sealer(keys or [NEW])
    return Installations(database, sealer, clock) if clock else Installations(database, sealer)


async def test_an_installation_comes_back_as_it_was_kept(database: Database) -> None:
    installations = over(database)
    for each in (OURS, THEIRS):
        await installations.save(each)
    assert await installations.of("T1") == OURS
    assert await installations.of("T2") == THEIRS
    assert await installations.of("T3") is None


async def test_of_one_workspace_the_newest_installation_is_kept_and_no_other(
    database: Database,
) -> None:
    installations = over(database)
    for token in ("xoxb-a", "xoxb-b", "xoxb-c"):
        await installations.save(replace(OURS, bot_token=token, installer=f"U-{token}"))
    assert await installations.of("T1") == replace(OURS, bot_token="xoxb-c", installer="U-xoxb-c")
    async with database.reading() as connection:
        rows = await connection.execute(select(func.count()).select_from(INSTALLATIONS))
        assert rows.scalar() == 1


async def test_no_token_is_in_the_file_in_clear(tmp_path: Path) -> None:
    async with opened_database(f"sqlite:///{tmp_path}/state.db") as database:
        await migrate(database)
        await over(database, OLD).save(OURS)
        await over(database, NEW, OLD).reseal_all()
        # Also not in the log that SQLite writes ahead.
        written = _all_of(tmp_path)
    assert b"U0ADA" in written
    for token in (OURS.bot_token, OURS.refresh_token or "", "xoxb-", "xoxe-"):
        assert token.encode() not in written


def _all_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


def test_tokens_stay_out_of_what_is_shown() -> None:
    assert "invented" not in repr(OURS)


async def test_after_sealing_anew_the_old_key_may_go(database: Database) -> None:
    await over(database, OLD).save(OURS)
    await over(database, OLD).save(THEIRS)
    assert await over(database, NEW, OLD).reseal_all() == 2
    await over(database, NEW).check()
    assert await over(database, NEW).of("T1") == OURS
    with pytest.raises(SealedOtherwiseError):
        await over(database, OLD).of("T1")


async def test_a_key_taken_away_too_early_is_said_in_one_line_and_nothing_is_changed(
    database: Database,
) -> None:
    await over(database, OLD).save(OURS)
    await over(database, NEW).save(THEIRS)
    for attempt in (over(database, NEW).check, over(database, NEW).reseal_all):
        with pytest.raises(
            UnusableStateError, match=r"lacks the key of 1 installation: put it back"
        ):
            await attempt()
    assert await over(database, OLD).of("T1") == OURS


async def test_a_workspace_that_is_purged_is_installed_no_longer(database: Database) -> None:
    installations = over(database)
    await installations.save(OURS)
    await installations.save(THEIRS)
    assert await Retention(database).purge("T1") == 1
    assert await installations.of("T1") is None
    assert await installations.of("T2") == THEIRS


async def test_it_is_known_whether_a_workspace_installed_after_a_time(
    database: Database, clock: Clock
) -> None:
    installations = over(database, clock=clock)
    await installations.save(OURS)
    assert await installations.is_newer_than("T1", clock.now - 1)
    assert not await installations.is_newer_than("T1", clock.now)
    assert not await installations.is_newer_than("T2", 0)
