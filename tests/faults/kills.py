"""A builder killed at random points: what is in place afterwards, and what is left behind."""

import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge import storage
from tests.faults.builder import READY
from tests.faults.twins import EDITIONS, twin

LONGEST = 0.15


@dataclass(frozen=True, slots=True)
class Killed:
    """What came of it: kills that left a half-written file, and in words what was wrong."""

    kills: int
    leftovers: int
    faults: tuple[str, ...]

    @property
    def line(self) -> str:
        """The report in a line."""
        return (
            f"{self.kills} builders killed, {self.leftovers} left a file half written, which the "
            f"next build removed: {len(self.faults)} faults"
        )


def killed(kills: int, seed: int = 7) -> Killed:
    """Kill a builder so many times; after each a whole catalog must be there, and a build work."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    leftovers, faults = 0, []
    with TemporaryDirectory() as folder:
        path = Path(folder, "catalog.db")
        whole = {_built(path, edition) for edition in EDITIONS}
        for number in range(kills):
            _kill_a_builder(path, chance.uniform(0, LONGEST))
            left = _beside(path)
            leftovers += bool(left)
            faults += [f"left behind: {name}" for name in left if not name.startswith(".catalog.")]
            faults += _faults(path, whole)
            _built(path, EDITIONS[number % 2])
            faults += [f"not removed: {name}" for name in _beside(path)]
    return Killed(kills, leftovers, tuple(faults))


def _built(path: Path, edition: int) -> str:
    storage.write(path, twin(edition))
    return storage.read(path).edition


def _kill_a_builder(path: Path, seconds: float) -> None:
    """Start a builder, and kill it some time after it started to build."""
    builder = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.faults.builder", str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent.parent,
    )
    with builder:
        assert builder.stdout is not None
        assert builder.stdout.readline().strip() == READY
        time.sleep(seconds)
        builder.kill()


def _faults(path: Path, whole: set[str]) -> list[str]:
    try:
        edition = storage.read(path).edition
    except storage.UnusableCatalog as fault:
        return [str(fault)]
    return [] if edition in whole else [f"neither edition: {edition}"]


def _beside(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if each != path)
