"""`versus catalog diff`: what changed between two catalogs, in words."""

import json
from pathlib import Path

import pytest

from knowledge import storage
from tests.bot.commands.inside import inside
from tests.program import Run
from tests.small import model, rows

OLD = [
    model("Tern 4", {"context_window": 8000, "vision": True}, {"north": "1 2"}),
    model("Tern 5"),
]
NEW = [
    model("Tern 4", {"context_window": 16_000, "retired": "2027-01-01"}, {"north": "0.50 2"}),
    *(model(f"Skua {number}") for number in range(20, 32)),
]


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    folder = tmp_path_factory.mktemp("diff")
    for name, models in (("old.db", OLD), ("new.db", NEW)):
        storage.write(folder / name, rows(models))
    return str(folder / "old.db"), str(folder / "new.db")


def test_changes_are_told_in_words_by_kind(paths: tuple[str, str]) -> None:
    ended = inside("catalog", "diff", *paths)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    editions = [storage.read(Path(path)).edition for path in paths]
    assert lines[0] == f"from edition {editions[0]} to {editions[1]}"
    assert [line for line in lines[1:] if line and not line.startswith(" ")] == [
        "new models: 12",
        "models gone: 1",
        "prices changed: 1",
        "retirements announced: 1",
        "other facts changed: 2",
    ]
    for said in (
        "  Skua 20 (skua-20)",
        "  and 2 more",
        "  Tern 5 (tern-5)",
        "  Tern 4: input price was $1 / 1M tokens, now $0.50 / 1M tokens (-50%) at North Cloud",
        "  Tern 4: retirement date was unknown (not sourced), now 2027-01-01",
        "  Tern 4: context window was 8,000 tokens, now 16,000 tokens",
        "  Tern 4: vision was Yes, now unknown (not sourced)",
    ):
        assert said in lines


def test_all_changes_are_told_where_that_is_asked_for(paths: tuple[str, str]) -> None:
    said = inside("catalog", "diff", *paths, "--all").out
    assert said.count("(skua-") == 12
    assert "more" not in said


def test_the_way_back_is_the_other_way_round(paths: tuple[str, str]) -> None:
    said = inside("catalog", "diff", *reversed(paths)).out
    assert "new models: 1\n" in said
    assert "(+100%) at North Cloud" in said
    assert "Tern 4: retirement date was 2027-01-01, now unknown (not sourced)" in said


def test_nothing_changed_is_said(paths: tuple[str, str]) -> None:
    assert inside("catalog", "diff", paths[0], paths[0]).out.splitlines()[1:] == ["nothing changed"]


def test_programs_get_every_change_with_its_values(paths: tuple[str, str]) -> None:
    ended = inside("catalog", "diff", *paths, "--json")
    assert (ended.code, ended.err) == (0, "")
    found = json.loads(ended.out)
    assert found["counts"] == {
        "new model": 12,
        "model gone": 1,
        "price": 1,
        "retirement": 1,
        "other fact": 2,
        "review": 0,
    }
    assert len(found["changes"]) == 17
    (price,) = [each for each in found["changes"] if each["kind"] == "price"]
    assert price == {
        "kind": "price",
        "model": "tern-4",
        "name": "Tern 4",
        "attribute": "input_price",
        "then": 1,
        "now": 0.5,
        "provider": "north",
    }
    (vision,) = [each for each in found["changes"] if each["attribute"] == "vision"]
    assert (vision["then"], vision["now"]) == (True, None)


def test_two_catalogs_are_needed(versus: Run, paths: tuple[str, str]) -> None:
    assert "'B'" in versus("catalog", "diff", paths[0]).fault
