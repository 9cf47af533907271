"""The real program, run in a process of its own with an environment that sets nothing."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house import HOUSE

Run = Callable[..., "Ended"]
LONGEST_RUN = 60


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    @property
    def fault(self) -> str:
        """The one line said of wrong usage; fails where there is anything else."""
        assert self.code == 2, self
        assert self.out == ""
        (line,) = self.err.splitlines()
        assert line.startswith("versus: ")
        return line


@pytest.fixture(scope="session")
def versus(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs `versus`, away from the house, so that no `.env` and no catalog lies beside it."""
    place = tmp_path_factory.mktemp("elsewhere")
    bare = {"PYTHONPATH": str(HOUSE), "HOME": str(place), "PYTHONUTF8": "1", "COLUMNS": "200"}

    def run(*words: str, said: str = "", settings: Mapping[str, str] | None = None) -> Ended:
        ended = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "bot", *words],
            input=said,
            env={**bare, **(settings or {})},
            cwd=place,
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=LONGEST_RUN,
        )
        return Ended(ended.returncode, ended.stdout, ended.stderr)

    return run


def side_by_side(run: Run, commands: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], Ended]:
    """How each of several commands ends, run together as each takes a while to start."""
    words = list(commands)
    with ThreadPoolExecutor() as pool:
        return dict(zip(words, pool.map(lambda each: run(*each), words), strict=True))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, versus: Run) -> Path:
    """A new catalog, built by the program itself."""
    path = tmp_path_factory.mktemp("built") / "new.db"
    ended = versus("catalog", "build", "--out", str(path))
    assert ended.code == 0, ended.err
    return path
