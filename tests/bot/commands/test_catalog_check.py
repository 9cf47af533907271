"""`versus catalog check`: ends with 1 for what may not ship, and with 0 for all that is odd."""

import json
from pathlib import Path

import pytest

from knowledge import storage
from knowledge.harvest import Harvested
from tests.bot.commands.inside import inside
from tests.program import Ended, Run
from tests.small import OTHER, fact, model, rows

ODD = [model(f"Tern {number}", {"context_window": 0}, maker="") for number in range(20, 33)]
CONTESTED = model("Skua 1", {"context_window": (fact(8000), fact(16_000, OTHER))})


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Checks a catalog of some models, where no sources are at hand."""
    monkeypatch.setenv("VERSUS_WHEELS", str(tmp_path))
    monkeypatch.setenv("VERSUS_DATA", str(tmp_path))

    def check(models: list[Harvested], *words: str) -> Ended:
        path = tmp_path / "catalog.db"
        storage.write(path, rows(models))
        return inside("catalog", "check", str(path), *words)

    return check


def test_odd_values_are_counted_and_the_first_ten_shown(checked: Run) -> None:
    ended = checked([*ODD, CONTESTED])
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0].endswith("14 models: may ship")
    at = lines.index("a context window is impossible: 13")
    assert lines[at + 1] == "  Tern 20: 0 tokens"
    assert lines[at + 11] == "  and 3 more"
    assert "context_window: 1 model" in lines
    assert "  Skua 1: 8,000 tokens (invented list), not 16,000 tokens (another list)" in lines
    assert "  vision: 100 (14)" in lines


def test_all_of_them_are_shown_where_that_is_asked_for(checked: Run) -> None:
    ended = checked(ODD, "--all")
    assert "more" not in ended.out
    assert ended.out.count(": 0 tokens") == 13


def test_what_may_not_ship_is_said_in_a_line_each_and_ends_with_1(checked: Run) -> None:
    ended = checked([model("Tern 4", {"vision": True}, {"moon": "1", "north": "0 0"}), *ODD])
    assert (ended.code, ended.err) == (1, "")
    assert ended.out.splitlines() == [
        "may not ship: routes.provider: 'moon' is not in providers, in 1 of its rows",
        "may not ship: tern-4: standard route at north: $0, so it is a free tier, or a gap in list",
    ]


def test_programs_get_the_same_as_an_object(checked: Run) -> None:
    ended = checked([*ODD, CONTESTED], "--json")
    found = json.loads(ended.out)
    assert (ended.code, found["may_ship"], found["faults"]) == (0, True, [])
    warnings = {each["rule"]: each for each in found["warnings"]}
    windows = warnings["a context window is impossible"]
    assert (windows["count"], len(windows["cases"])) == (13, 10)
    assert found["conflicts"]["context_window"]["models"] == 1
    assert found["gaps"]["vision"] == 14


def test_an_object_of_what_may_not_ship_ends_with_1_too(checked: Run) -> None:
    ended = checked([model("Tern 4", {"released": "soon"})], "--json")
    found = json.loads(ended.out)
    assert (ended.code, found["may_ship"]) == (1, False)
    assert [fault["count"] for fault in found["faults"]] == [1]


def test_the_catalog_in_use_is_checked_where_no_other_is_named(versus: Run, tmp_path: Path) -> None:
    path = tmp_path / "used.db"
    storage.write(path, rows([CONTESTED]))
    ended = versus("catalog", "check", settings={"VERSUS_CATALOG": str(path)})
    assert (ended.code, "1 model: may ship" in ended.out) == (0, True)


def test_rows_that_imports_lose_are_counted(checked: Run, tmp_path: Path) -> None:
    (tmp_path / "imports").mkdir()
    (tmp_path / "imports" / "litellm.json").write_text('{"dropped": {"writes no text": 12}}')
    lines = checked([CONTESTED]).out.splitlines()
    at = lines.index("a row of a source is left out: 1")
    assert lines[at + 1] == "  import:litellm: 12 rows: writes no text"
