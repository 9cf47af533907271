"""`versus catalog`, and what is said of a catalog that cannot be used."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from bot.commands import catalog_build
from tests.bot.commands.inside import inside
from tests.conftest import CATALOG
from tests.program import Run
from tests.small import model, rows

READERS = (
    ("ask", "hello", "--catalog"),
    ("ask", "--json", "hello", "--catalog"),
    ("names", "kimi", "--catalog"),
    ("catalog", "info", "--catalog"),
    ("catalog", "check"),
    ("catalog", "diff", str(CATALOG)),
)
# How a catalog of the right version can be broken all the same.
BROKEN_ROWS = {
    "no edition": "DELETE FROM meta",
    "no such column": "ALTER TABLE models RENAME COLUMN name TO title",
    "no value that can be read": "UPDATE facts SET value = 'zz' WHERE attribute = 'released'",
    "no facts": "DROP TABLE facts",
}


def changed(path: Path, statement: str) -> Path:
    """A copy of the catalog with one thing about it changed."""
    shutil.copy(CATALOG, path)
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    return path


def test_building_says_where_and_how_much_in_a_line(versus: Run, tmp_path: Path) -> None:
    path = tmp_path / "reviewed.db"
    ended = versus("catalog", "build", "--only", "reviewed", "--out", str(path))
    assert (ended.code, ended.err) == (0, "")
    (line,) = ended.out.splitlines()
    assert line.startswith(f"{path}: 6 models, ")
    assert path.is_file()
    assert list(tmp_path.iterdir()) == [path]


def test_without_its_packages_no_catalog_is_built_and_the_old_one_stays(
    versus: Run, tmp_path: Path
) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(b"old")
    settings = {"VERSUS_WHEELS": str(tmp_path / "nowhere")}
    assert "make wheels" in versus("catalog", "build", "--out", str(path), settings=settings).fault
    assert path.read_bytes() == b"old"


def test_what_may_not_ship_is_said_in_a_line_each_and_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(b"old")
    broken = rows([model("Tern 4", {"released": "soon"}, {"moon": "1"})])
    monkeypatch.setattr(catalog_build, "tables", lambda _: broken)
    ended = inside("catalog", "build", "--only", "reviewed", "--out", str(path))
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.splitlines() == [
        "may not ship: routes.provider: 'moon' is not in providers, in 1 of its rows",
        "may not ship: tern-4: released: 'soon' is not a date such as 2026-03-02",
    ]
    assert path.read_bytes() == b"old"


def test_a_place_that_cannot_be_written_is_said(versus: Run, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "new.db"
    ended = versus("catalog", "build", "--only", "reviewed", "--out", str(path))
    assert str(path) in ended.fault


def test_every_command_says_a_missing_catalog_and_how_to_build_it(
    versus: Run, tmp_path: Path
) -> None:
    path = str(tmp_path / "missing.db")
    for words in READERS:
        fault = versus(*words, path).fault
        assert path in fault
        assert "`versus catalog build`" in fault


def test_what_is_no_catalog_is_said(versus: Run, tmp_path: Path) -> None:
    whole = CATALOG.read_bytes()
    (tmp_path / "folder").mkdir()
    (tmp_path / "text").write_bytes(b"no catalog\n" * 999)
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "half").write_bytes(whole[: len(whole) // 2])
    changed(tmp_path / "older", "PRAGMA user_version = 0")
    changed(tmp_path / "newer", "PRAGMA user_version = 99")
    paths = sorted(map(str, tmp_path.iterdir()))
    for path in paths:
        fault = versus("ask", "hello", "--catalog", path).fault
        assert path in fault
        assert "`versus catalog build`" in fault
        assert ("is of version 99" in fault) == path.endswith("newer")


@pytest.mark.parametrize("statement", BROKEN_ROWS.values(), ids=BROKEN_ROWS)
def test_a_catalog_with_broken_rows_is_said(versus: Run, tmp_path: Path, statement: str) -> None:
    path = changed(tmp_path / "broken.db", statement)
    assert "`versus catalog build`" in versus("ask", "--catalog", str(path), "hello").fault


def test_the_catalog_can_be_set_in_the_environment(versus: Run, tmp_path: Path) -> None:
    path = tmp_path / "set.db"
    assert str(path) in versus("ask", "hello", settings={"VERSUS_CATALOG": str(path)}).fault
