"""`versus migrate` and `versus purge`, on a state of their own."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import TypeVar

import pytest
from cryptography.fernet import Fernet

from bot.state.database import opened_database
from bot.state.installations import Installation, Installations
from bot.state.migrating import newest_revision
from bot.state.sealing import SealedOtherwiseError, Sealer
from tests import postgres
from tests.program import Ended, Run

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))
OURS = Installation("T1", "xoxb-1", "U0VERSUS", ("chat:write",), "U0ADA")
Given = TypeVar("Given")


def now(work: Coroutine[object, object, Given]) -> Given:
    return asyncio.run(work)


async def kept(url: str, *keys: str) -> Installation | None:
    async with opened_database(url) as database:
        return await Installations(database, Sealer(keys)).of("T1")


async def keep(url: str, *keys: str) -> None:
    async with opened_database(url) as database:
        await Installations(database, Sealer(keys)).save(OURS)


@pytest.fixture
def url(versus: Run, tmp_path: Path) -> str:
    """A state with its tables, and an installation under the old key."""
    made = f"sqlite:///{tmp_path}/state.db"
    assert versus("migrate", settings={"VERSUS_STATE": made}).code == 0
    now(keep(made, OLD))
    return made


def test_migrating_twice_is_as_good_as_once(versus: Run, url: str) -> None:
    ended = versus("migrate", settings={"VERSUS_STATE": url})
    assert ended == Ended(0, f"The state is at revision {newest_revision()}.\n", "")


def test_a_new_key_in_front_replaces_the_old_one(versus: Run, url: str) -> None:
    both = {"VERSUS_STATE": url, "VERSUS_ENCRYPTION_KEYS": f"{NEW},{OLD}"}
    ended = versus("migrate", settings=both)
    assert (ended.code, ended.out.splitlines()[1]) == (
        0,
        "Sealed with the newest key: 1 installation.",
    )
    assert now(kept(url, NEW)) == OURS
    with pytest.raises(SealedOtherwiseError):
        now(kept(url, OLD))


def test_a_key_that_is_lacking_is_said_and_nothing_is_lost(versus: Run, url: str) -> None:
    ended = versus("migrate", settings={"VERSUS_STATE": url, "VERSUS_ENCRYPTION_KEYS": NEW})
    assert (ended.code, len(ended.err.splitlines())) == (2, 1)
    assert "put it back" in ended.err
    assert NEW not in ended.err
    assert now(kept(url, OLD)) == OURS


def test_a_purged_workspace_is_gone_and_no_other(versus: Run, url: str) -> None:
    settings = {"VERSUS_STATE": url}
    assert versus("purge", "--team", "T2", settings=settings).out == "Deleted of T2: 0 rows.\n"
    assert now(kept(url, OLD)) == OURS
    assert versus("purge", "--team", "T1", settings=settings).out == "Deleted of T1: 1 row.\n"
    assert now(kept(url, OLD)) is None


@pytest.mark.parametrize("words", [("migrate",), ("purge", "--team", "T1")])
def test_a_state_that_is_not_there_is_said_in_one_line(versus: Run, words: tuple[str, ...]) -> None:
    nowhere = "postgresql://root:hunter2@127.0.0.1:1/test"
    fault = versus(*words, settings={"VERSUS_STATE": nowhere}).fault
    assert "cannot be opened" in fault
    assert "hunter2" not in fault


def test_purging_needs_a_workspace(versus: Run) -> None:
    assert "--team" in versus("purge").fault


def test_on_postgresql_a_state_is_migrated_and_purged(versus: Run) -> None:
    async def work() -> None:
        async with postgres.database() as url:
            settings = {"VERSUS_STATE": url}
            words = ("purge", "--team", "T1")
            early = await asyncio.to_thread(versus, *words, settings=settings)
            assert "run `versus migrate` first" in early.fault
            assert (await asyncio.to_thread(versus, "migrate", settings=settings)).code == 0
            await keep(url, NEW)
            ended = await asyncio.to_thread(versus, *words, settings=settings)
            assert ended.out == "Deleted of T1: 1 row.\n"

    if not postgres.REQUIRED and not now(postgres.reachable()):
        pytest.skip("PostgreSQL is not reachable: migrating and purging there is skipped")
    now(work())
