"""What hangs on the day: retired models, and prices that have grown old."""

from datetime import date
from typing import Any

import pytest

from knowledge.facts import Unknown
from tests.bot.questions.conftest import Ask, asking
from tests.small import OTHER, catalog, fact, model, route

DAY = date(2026, 6, 15)
MARK = "Marked as deprecated, without a date, at North Cloud."


def ask_of(*models: Any, today: date = DAY) -> Ask:
    return asking(catalog(models), today)


def retired(day: str, **fields: Any) -> dict[str, Any]:
    return {"retired": fact(day, routes=2, own=True), "released": "2024-01-01", **fields}


NEWER = model("Tern 5", {"released": "2025-01-01"})
OF_ONE = ("context of Tern 4", "tell me about Tern 4", "price of Tern 4", "who hosts Tern 4?")
OF_TWO = (
    "larger context, Tern 4 or Petrel 2?",
    "Tern 4 vs Petrel 2",
    "monthly cost of Tern 4 vs Petrel 2",
    "switch from Tern 4 to Petrel 2",
    "switch from Petrel 2 to Tern 4",
    "Tern 4 has a larger context than Petrel 2, right?",
    "who hosts Tern 4 and Petrel 2?",
)


@pytest.mark.parametrize("message", [*OF_ONE, *OF_TWO])
def test_an_answer_about_a_retired_model_says_so_with_date_source_and_the_newest(
    message: str,
) -> None:
    ask = ask_of(model("Tern 4", retired("2026-06-15")), model("Petrel 2"), NEWER)
    notes = [note for note in ask(message).notes if "retired" in note and "Unknown" not in note]
    (note,) = notes
    assert note == (
        "Tern 4 was retired on 2026-06-15 by its maker's own service (invented list, 2026-04-01); "
        "the newest of its line is Tern 5."
    )


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2026-06-15", "was retired on 2026-06-15"),
        ("2026-06-16", "is to be retired on 2026-06-16"),
        ("2026-12-12", "is to be retired on 2026-12-12"),
        ("2026-12-13", None),
    ],
)
def test_a_retirement_is_said_up_to_180_days_ahead(day: str, says: str | None) -> None:
    notes = ask_of(model("Tern 4", retired(day)))("context of Tern 4").notes
    assert any(says in note for note in notes) if says else notes == ()


def test_no_newest_is_named_where_there_is_none() -> None:
    (note,) = ask_of(model("Tern 4", retired("2026-01-01")))("context of Tern 4").notes
    assert note.endswith("(invented list, 2026-04-01).")


@pytest.mark.parametrize(("own", "says"), [(True, True), (False, False)])
def test_only_a_retirement_by_the_makers_own_service_is_called_that(own: bool, says: bool) -> None:
    tern = model("Tern 4", {"retired": fact("2026-01-01", routes=2, own=own)})
    (note,) = ask_of(tern)("context of Tern 4").notes
    assert ("by its maker's own service" in note) == says


def test_a_mark_without_a_date_is_said_as_it_is() -> None:
    marked = {"retired": fact(Unknown.NOT_SOURCED, note=MARK), "released": "2024-01-01"}
    (note,) = ask_of(model("Tern 4", marked), NEWER)("context of Tern 4").notes
    assert note == f"Tern 4: {MARK} The newest of its line is Tern 5."


@pytest.mark.parametrize("message", ["cheapest model", "models under $50 output"])
def test_a_list_says_which_of_its_models_are_retired(message: str) -> None:
    models = [
        model(f"Tern {place}", retired(f"2026-01-0{place}"), {"north": f"{place} {place}"})
        for place in range(1, 6)
    ]
    notes = ask_of(*models, model("Skua 1", {}, {"north": "1 1"}))(message).notes
    (note,) = [note for note in notes if note.startswith("Retired")]
    assert note.endswith("Tern 3 (2026-01-03), and 2 more.")
    assert "Skua" not in note


AGES = (
    (date(2026, 6, 30), None),
    (date(2026, 7, 1), "The price is of 2026-04-01, 3 months old."),
    (date(2026, 10, 1), "The price is of 2026-04-01, 6 months old."),
    (date(2028, 10, 1), "The price is of 2026-04-01, 2.5 years old."),
)


@pytest.mark.parametrize(("today", "says"), AGES)
@pytest.mark.parametrize("message", ["price of Tern 4", "monthly cost of Tern 4"])
def test_a_price_older_than_90_days_says_its_age(
    today: date, says: str | None, message: str
) -> None:
    ask = ask_of(model("Tern 4", {"context_window": 8000}, {"north": "1 2"}), today=today)
    notes = [note for note in ask(message).notes if note.endswith(" old.")]
    assert notes == ([says] if says else [])


def test_the_age_of_several_prices_is_said_once() -> None:
    other = model("Petrel 2", routes=(route("north", "3 4", OTHER),))
    ask = ask_of(model("Tern 4", {}, {"north": "1 2"}), other, today=date(2026, 10, 1))
    (note,) = [note for note in ask("is Tern 4 or Petrel 2 cheaper?").notes if "old." in note]
    of_both = "The prices of Tern 4 and Petrel 2 are of 2026-04-01 to 2026-05-01"
    assert note == f"{of_both}, 5 to 6 months old."


def test_only_the_models_with_old_prices_are_named() -> None:
    fresh = model("Petrel 2", routes=(route("north", "3 4", OTHER),))
    ask = ask_of(model("Tern 4", {}, {"north": "1 2"}), fresh, today=date(2026, 7, 15))
    (note,) = [note for note in ask("is Tern 4 or Petrel 2 cheaper?").notes if "old." in note]
    assert note.startswith("The price of Tern 4 is of 2026-04-01")


def test_an_answer_without_a_price_says_no_age() -> None:
    ask = ask_of(
        model("Tern 4", {"context_window": 8000}, {"north": "1 2"}), today=date(2027, 1, 1)
    )
    assert ask("context of Tern 4").notes == ()
