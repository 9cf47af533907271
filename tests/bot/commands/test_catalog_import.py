"""`versus catalog import`: one line when it worked, one line and 2 when it did not."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.knowledge.sources.imported.invented import OPENROUTER, written
from tests.program import Ended, Run

Import = Callable[..., Ended]


@pytest.fixture
def take(versus: Run, tmp_path: Path) -> Import:
    """Imports a file of a form into a folder of the test's own."""

    def run(form: str, place: Path | str, *words: str) -> Ended:
        data = {"VERSUS_DATA": str(tmp_path / "data")}
        command = ("catalog", "import", "--from", form, str(place), *words)
        return versus(*command, settings=data)

    return run


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_an_import_is_said_in_a_line(take: Import, tmp_path: Path) -> None:
    (row,) = OPENROUTER["data"]
    document = {"data": [row, {**row, "id": "~acme/acme-latest"}]}
    path = written(tmp_path / "given", "openrouter", document)
    ended = take("openrouter", path, "--as-of", "2026-05-28")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "openrouter: 1 model, 1 price, 0 scores from 2 rows of models.json, as of 2026-05-28, "
        "dropped: an alias 1; used by the next `versus catalog build`\n"
    )
    assert files(tmp_path / "data") == {"openrouter.json"}


def test_what_is_wrong_is_said_and_nothing_changes(take: Import, tmp_path: Path) -> None:
    given = tmp_path / "given"
    assert take("openrouter", written(given, "openrouter")).code == 0
    before = (tmp_path / "data" / "imports" / "openrouter.json").read_bytes()
    (given / "half.json").write_text(json.dumps(OPENROUTER)[:99])
    (given / "page.html").write_text("<!doctype html><title>Models</title>")
    (given / "deep.json").write_text("[" * 200_000)
    said: dict[tuple[str, ...], str] = {
        ("openrouter", str(given / "missing.json")): "cannot be read: No such file",
        ("openrouter", str(given / "half.json")): "half.json: is not JSON at line 1",
        ("openrouter", str(given / "page.html")): "page.html: this looks like a web page",
        ("openrouter", str(given / "deep.json")): "nested more than 64 deep",
        ("openrouter", str(given)): "is a folder",
        ("litellm", str(given / "models.json")): "looks like a file for --from openrouter",
        ("openrouter", "http://127.0.0.1:1/models"): "cannot be reached",
    }
    for words, named in said.items():
        assert named in take(*words).fault
    assert (tmp_path / "data" / "imports" / "openrouter.json").read_bytes() == before
    assert files(tmp_path / "data") == {"openrouter.json"}


def test_wrong_usage_is_said(versus: Run) -> None:
    command = ("catalog", "import")
    wrong = {
        (*command, "models.json"): "--from",
        (*command, "--from", "rumours", "models.json"): "openrouter-benchmarks",
        (*command, "--from", "openrouter"): "FILE_OR_URL",
        (*command, "--from", "openrouter", "--as-of", "May", "models.json"): "--as-of",
        (*command, "--from", "openrouter", "--as-of", "2999-01-01", "x"): "still to come",
    }
    for words, named in wrong.items():
        assert named in versus(*words).fault
