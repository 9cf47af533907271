"""The program run in a process of its own, with an environment that sets nothing."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Timer

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


class Program:
    """Runs `versus` in a folder, one command at a time, each in a fork of what has it loaded."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.environment = {
            "PYTHONPATH": str(HOUSE),
            "HOME": str(folder),
            "PYTHONUTF8": "1",
            "COLUMNS": "200",
        }
        self._turn = Lock()
        self._forking = subprocess.Popen(  # noqa: S603 - our own script
            # Without the folder of the script, in which modules are named as Python's own are.
            [sys.executable, "-P", str(HOUSE / "tests" / "forking.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=self.environment,
            cwd=folder,
            encoding="utf-8",
        )

    def run(self, *words: str, said: str = "", settings: Mapping[str, str] | None = None) -> Ended:
        """Run a command to its end; `said` is its input."""
        with TemporaryDirectory() as name, self._turn:
            given, out, err = (Path(name, each) for each in ("in", "out", "err"))
            given.write_text(said, encoding="utf-8", errors="surrogateescape", newline="")
            out.touch()
            err.touch()
            code = self._code(words, settings or {}, (given, out, err))
            return Ended(code, *(each.read_text(encoding="utf-8") for each in (out, err)))

    def close(self) -> None:
        """End what forks."""
        self._forking.communicate(timeout=LONGEST_RUN)

    def _code(
        self, words: tuple[str, ...], settings: Mapping[str, str], streams: tuple[Path, ...]
    ) -> int:
        asked = {
            "words": words,
            "environment": {**self.environment, **settings},
            "folder": str(self._folder),
            "streams": [str(each) for each in streams],
        }
        pipe, answers = self._forking.stdin, self._forking.stdout
        assert pipe is not None
        assert answers is not None
        late = Timer(LONGEST_RUN, self._forking.kill)
        late.start()
        try:
            pipe.write(f"{json.dumps(asked)}\n")
            pipe.flush()
            return int(answers.readline())
        finally:
            late.cancel()


@pytest.fixture(scope="session")
def versus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Runs `versus`, away from the house, so that no `.env` and no catalog lies beside it."""
    program = Program(tmp_path_factory.mktemp("elsewhere"))
    yield program.run
    program.close()
