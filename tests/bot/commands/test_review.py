"""`versus review`: a pair is reviewed with the figures of the day, and those due are listed."""

import json
import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.commands import review_pair
from knowledge import storage
from knowledge.catalog import Review
from knowledge.facts import Source, SourceKind
from tests.bot.commands.inside import inside
from tests.program import Ended, Run
from tests.small import LIST, fact, model, rows

THEN = "2026-05-01"
BOTH = {"context_window": 8000, "vision": True}
MODELS = (
    model("Tern 4", BOTH, {"north": "1 2"}),
    model("Skua 1", {"context_window": 16_000, "vision": True}, {"south": "4 4"}),
    *(model(f"Petrel {number}", {"vision": True}) for number in (1, 2, 3)),
)


def review(pair: tuple[str, str], *figures: Mapping[str, Any]) -> Review:
    """A review of some time ago."""
    source = Source("--".join(pair), "a review", SourceKind.REVIEW, THEN, "MIT")
    given = {
        each: {name: fact(value, source) for name, value in values.items()}
        for each, values in zip(pair, figures, strict=True)
    }
    return Review(source.id, pair, THEN, "", given)


REVIEWS = (
    review(("petrel-1", "petrel-2"), {"vision": True}, {"vision": True}),
    review(("petrel-1", "tern-4"), {"vision": False}, {"context_window": 9000}),
    review(
        ("skua-1", "tern-4"),
        {"input_price": Decimal(1), "context_window": 4000},
        {"input_price": Decimal(2), "context_window": 8000},
    ),
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a catalog of five models, of which three pairs are reviewed."""
    sources = (
        LIST,
        *(Source(each.id, each.id, SourceKind.REVIEW, THEN, "MIT") for each in REVIEWS),
    )
    storage.write(tmp_path / "catalog.db", rows(MODELS, reviews=REVIEWS, sources=sources))
    monkeypatch.setenv("VERSUS_CATALOG", str(tmp_path / "catalog.db"))
    monkeypatch.setenv("VERSUS_DATA", str(tmp_path / "data"))
    return tmp_path


def written(place: Path) -> list[Path]:
    return sorted((place / "data" / "reviews").glob("*"))


def fault(ended: Ended) -> str:
    """What is said of a use that is refused; inside the tests without the program's own frame."""
    assert ended.code, ended
    assert ended.out == ""
    return ended.err.splitlines()[-1]


def test_a_review_is_written_into_the_operators_folder_and_what_changed_is_said(
    place: Path,
) -> None:
    ended = inside("review", "tern 4", "Skua-1", "--by", "Ada", "--note", 'A "look".')
    assert (ended.code, ended.err) == (0, "")
    (file,) = written(place)
    found = tomllib.loads(file.read_text("utf-8"))
    day = found["reviewed"]
    assert date.today() - date.fromisoformat(day) <= timedelta(days=1)  # noqa: DTZ011
    assert file.name == f"skua-1--tern-4@{day}.toml"
    assert (found["id"], found["models"]) == (file.stem, ["tern-4", "skua-1"])
    assert (found["by"], found["note"]) == ("Ada", 'A "look".')
    assert found["figures"]["tern-4"]["context_window"] == "8000 tokens"
    edition = storage.read(place / "catalog.db").edition
    assert ended.out.splitlines() == [
        f"Tern 4 vs Skua 1, reviewed {day}: {file}",
        f"12 figures, 0 unknown, from edition {edition}",
        "since 2026-05-01: 2 leads changed sides, 3 figures changed",
        "  input price: Skua 1 ($1 / 1M tokens) led, now Tern 4 ($1 / 1M tokens)",
        "  context window: Tern 4 (8,000 tokens) led, now Skua 1 (16,000 tokens)",
        "  Skua 1: input price was $1 / 1M tokens, now $4 / 1M tokens",
        "  Skua 1: context window was 4,000 tokens, now 16,000 tokens",
        "  Tern 4: input price was $2 / 1M tokens, now $1 / 1M tokens",
        "next: `versus catalog build`, or the next refresh, takes it into the catalog",
    ]


def test_a_first_review_of_a_pair_is_said_to_be_one(place: Path) -> None:
    assert "the first review of this pair" in inside("review", "skua 1", "petrel 3").out
    assert len(written(place)) == 1


@pytest.mark.parametrize("words", [("skua 1", "tern 4"), ("pair", "tern 4", "skua 1")])
def test_a_second_review_on_a_day_is_refused_with_the_file_of_the_first(
    place: Path, words: tuple[str, ...]
) -> None:
    assert inside("review", "tern 4", "skua 1").code == 0
    (file,) = written(place)
    before = file.read_bytes()
    assert str(file) in fault(inside("review", *words, "--note", "Again."))
    assert file.read_bytes() == before
    assert written(place) == [file]


def test_a_review_of_the_repository_is_written_there_and_counts_everywhere(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_pair, "AUTHORED", place / "authored")
    assert inside("review", "tern 4", "skua 1", "--authored").code == 0
    (file,) = (place / "authored" / "reviews").iterdir()
    assert written(place) == []
    assert str(file) in fault(inside("review", "tern 4", "skua 1"))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("petrel", "tern 4"), "'petrel' could be Petrel 1 (petrel-1), Petrel 2"),
        (("tern 9", "tern 4"), "'tern 9' is not in the catalog; the nearest: Tern 4 (tern-4)"),
        (("tern 4", "zzz"), "'zzz' is not in the catalog"),
        (("tern 4", ""), "'' is not in the catalog"),
        (("tern 4", "TERN-4"), "both names mean Tern 4"),
        (("tern 4",), "Missing argument 'Y'"),
        (("tern 4", "skua 1", "--note", "two\nlines"), "'--note': give one line of text"),
    ],
)
def test_a_name_that_is_not_of_one_model_is_said_with_the_nearest(
    place: Path, names: tuple[str, ...], said: str
) -> None:
    assert said in fault(inside("review", *names))
    assert written(place) == []


def test_what_is_wrong_is_one_line_of_the_program(versus: Run, place: Path) -> None:
    settings = {"VERSUS_CATALOG": str(place / "catalog.db"), "VERSUS_DATA": str(place / "data")}
    assert "'petrel' could be" in versus("review", "petrel", "tern 4", settings=settings).fault
    assert "Missing argument 'X'" in versus("review").fault
    (place / "data").write_text("in the way", encoding="utf-8")
    ended = versus("review", "tern 4", "skua 1", settings=settings)
    assert f"cannot write into {place / 'data' / 'reviews'}" in ended.fault


@pytest.mark.usefixtures("place")
def test_what_changed_most_is_due_first_and_what_did_not_is_counted() -> None:
    days = (datetime.now(UTC).date() - date.fromisoformat(THEN)).days
    ended = inside("review", "due")
    assert (ended.code, ended.err) == (0, "")
    when = f"reviewed {THEN}, {days} days ago"
    assert ended.out.splitlines() == [
        f"Skua 1 vs Tern 4: {when}: 2 leads changed sides, 3 figures changed",
        "  input price: Skua 1 ($1 / 1M tokens) led, now Tern 4 ($1 / 1M tokens)",
        "  context window: Tern 4 (8,000 tokens) led, now Skua 1 (16,000 tokens)",
        f"Petrel 1 vs Tern 4: {when}: 2 figures changed",
        "1 pair as reviewed",
    ]
    assert inside("review", "due", "--limit", "1").out.splitlines()[-2:] == [
        "and 1 more",
        "1 pair as reviewed",
    ]


def test_the_rule_of_the_order_is_in_the_help() -> None:
    said = " ".join(inside("review", "due", "--help").out.split())
    assert "First come those in which more leads changed sides" in said


@pytest.mark.usefixtures("place")
def test_programs_get_the_values() -> None:
    found = json.loads(inside("review", "due", "--json", "--limit", "1").out)
    assert (found["pairs"], found["changed"], len(found["due"])) == (3, 2, 1)
    (due,) = found["due"]
    assert due["key"] == "skua-1--tern-4@2026-05-01"
    assert due["flips"][0] == {"attribute": "input_price", "led": "skua-1", "leads": "tern-4"}
    assert due["moved"][0] == {
        "model": "skua-1",
        "attribute": "input_price",
        "then": 1,
        "now": 4,
    }


def test_where_nothing_is_reviewed_nothing_is_due(place: Path) -> None:
    storage.write(place / "catalog.db", rows(MODELS))
    assert inside("review", "due").out == "no pair is reviewed\n"
    assert json.loads(inside("review", "due", "--json").out)["due"] == []
