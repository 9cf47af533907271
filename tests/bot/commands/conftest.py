"""A new catalog, built by the program itself."""

from pathlib import Path

import pytest

from tests.program import Run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, versus: Run) -> Path:
    """A new catalog, built by the program itself."""
    path = tmp_path_factory.mktemp("built") / "new.db"
    ended = versus("catalog", "build", "--out", str(path))
    assert ended.code == 0, ended.err
    return path
