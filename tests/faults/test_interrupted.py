"""A bot that is killed or stopped loses and doubles nothing; `make faults` does it far oftener."""

from pathlib import Path

from tests.faults.crowded import crowded
from tests.faults.interrupted import interrupted


async def test_a_killed_bot_answers_once_what_it_acknowledged(tmp_path: Path) -> None:
    found = await interrupted(f"sqlite:///{tmp_path}/state.db", 1, kill=True)
    assert found.acknowledged
    assert found.faults == ()


async def test_a_stopped_bot_loses_nothing(tmp_path: Path) -> None:
    found = await interrupted(f"sqlite:///{tmp_path}/state.db", 1, kill=False)
    assert found.faults == ()
    assert found.late == 0


async def test_many_questions_at_once_are_each_answered_once(tmp_path: Path) -> None:
    found = await crowded(f"sqlite:///{tmp_path}/state.db", 30)
    assert [fault for fault in found.faults if "acknowledged" not in fault] == []
