"""A lock is held by one at a time, and by nobody once its holder is gone."""

import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.locking import Busy, alone

HOLDER = """
import sys
from pathlib import Path
from knowledge.locking import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("name", ["a file", ""])
def test_a_second_holder_is_told_that_it_is_busy(tmp_path: Path, name: str) -> None:
    with alone(tmp_path / name), pytest.raises(Busy), alone(tmp_path / name, wait=False):
        pass
    with alone(tmp_path / name, wait=False):
        pass


def test_a_block_that_fails_gives_the_lock_back(tmp_path: Path) -> None:
    with pytest.raises(BlockingIOError), alone(tmp_path):
        raise BlockingIOError
    with alone(tmp_path, wait=False):
        pass


def test_a_killed_holder_gives_the_lock_back(tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parent.parent.parent,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Busy), alone(tmp_path, wait=False):
            pass
        holder.kill()
        holder.wait()
        with alone(tmp_path, wait=False):
            pass


def test_there_is_nothing_to_lock_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), alone(tmp_path / "nowhere" / "lock"):
        pass
