"""Announcers that are killed and held up lose and double nothing; `make faults` does it oftener."""

from pathlib import Path

from tests.faults.announced import Trouble, announced
from tests.faults.paced import paced


async def test_a_killed_announcer_loses_and_doubles_nothing(tmp_path: Path) -> None:
    found = await announced(f"sqlite:///{tmp_path}/state.db", Trouble(ends=2, per_end=8))
    assert found.faults == ()


async def test_a_channel_gets_one_message_a_second_however_many_announce(tmp_path: Path) -> None:
    found = await paced(f"sqlite:///{tmp_path}/state.db", 3, announcers=1)
    assert found.faults == ()
    assert found.least >= 1.0
