"""What changed: what refreshes found, for whom, since when; and what reviews said before."""

from datetime import date

import pytest

from bot.reply import Reply
from bot.responder import Responder
from bot.surfaces.text import plain
from knowledge.catalog import Catalog, Change, Review
from knowledge.changes import dated, differences, rows_of
from knowledge.loading import catalog_from
from knowledge.stored import Stored
from tests.small import catalog, fact, model, rows

TODAY = date(2026, 6, 30)
WAS = [
    model("Tern 4", {"context_window": 8000}, {"north": "1 2"}),
    model("Tern 5", {"vision": True}, {"south": "1"}),
    model("Petrel 6"),
]
NOW = [
    model("Tern 4", {"context_window": 16_000}, {"north": "0.50 2"}),
    model("Tern 5", {"vision": True, "retired": "2027-01-01"}, {"south": "1"}),
    model("Skua 1", {"vision": True}),
]
DEARER = [
    model("Tern 4", {"context_window": 16_000}, {"north": "0.75 2"}),
    *NOW[1:],
]
REVIEW = Review(
    "tern-4--tern-5",
    ("tern-4", "tern-5"),
    "2026-05-01",
    "",
    {"tern-4": {"context_window": fact(4000)}, "tern-5": {}},
)


def refreshed() -> Catalog:
    """A catalog after two refreshes: weeks ago, and today."""
    first, second, third = (catalog(each) for each in (WAS, NOW, DEARER))
    changes = (
        *dated(differences(second, third), "2026-06-29", second.edition),
        *dated(differences(first, second), "2026-06-10", first.edition),
    )
    return with_changes(changes)


def with_changes(changes: tuple[Change, ...]) -> Catalog:
    found = {**rows(DEARER, reviews=(REVIEW,)), "changes": rows_of(changes)}
    return catalog_from(Stored(found))


CATALOG = refreshed()
QUIET = with_changes(())


def asked(message: str, of: Catalog = CATALOG) -> Reply:
    responder = Responder(of, TODAY)
    reply = responder.respond(responder.read(message)).reply
    assert reply.receipt.kind == "changes", reply.headline
    return reply


def told(message: str) -> list[tuple[str, ...]]:
    """The model, the attribute or kind, and the day of every change in an answer."""
    return [
        (each["model"], each["attribute"] or each["kind"], each["date"][-2:])
        for each in asked(message).receipt.extra["changes"]
    ]


Told = list[tuple[str, ...]]
PRICES: Told = [("tern-4", "input_price", "29"), ("tern-4", "input_price", "10")]
EVERYTHING: Told = [
    ("tern-4", "input_price", "29"),
    ("skua-1", "new model", "10"),
    ("petrel-6", "model gone", "10"),
    ("tern-4", "input_price", "10"),
    ("tern-5", "retired", "10"),
    ("tern-4", "context_window", "10"),
]
ASKED: tuple[tuple[str, Told], ...] = (
    ("what changed?", EVERYTHING),
    ("what's new?", EVERYTHING),
    ("what changed this week?", EVERYTHING[:1]),
    ("what changed this month?", EVERYTHING),
    ("what changed for Tern 4?", [each for each in EVERYTHING if each[0] == "tern-4"]),
    ("what changed for Tern 4 this week?", PRICES[:1]),
    ("what changed for Skua 1?", [("skua-1", "new model", "10")]),
    ("any price changes?", PRICES),
    ("any price changes this week?", PRICES[:1]),
    ("recent price changes for Tern 4", PRICES),
    ("did the price of Tern 4 change?", PRICES),
    ("did the output price of Tern 4 change?", []),
    ("did the context window of Tern 4 change?", [("tern-4", "context_window", "10")]),
    ("any new models?", [("skua-1", "new model", "10")]),
    ("new models this week", []),
)


@pytest.mark.parametrize(("message", "changes"), ASKED)
def test_the_changes_that_are_asked_for_are_told_the_newest_first(
    message: str, changes: Told
) -> None:
    assert told(message) == changes


def test_changes_are_counted_by_kind_with_their_days() -> None:
    assert asked("what changed this month?").headline == (
        "From 2026-05-30 to 2026-06-30: 1 new model, 1 model gone, 2 price changes, 1 retirement "
        "and 1 other change."
    )


def test_a_price_change_names_its_provider_both_prices_and_the_share() -> None:
    table = asked("any price changes?").table
    assert table is not None
    assert [row[1:4] for row in table.rows] == [
        ("input price at North Cloud (+50%)", "$0.50 per 1M", "$0.75 per 1M"),
        ("input price at North Cloud (-50%)", "$1 per 1M", "$0.50 per 1M"),
    ]


def test_what_was_not_known_is_not_said_to_have_been_no() -> None:
    table = asked("what changed for Tern 5?").table
    assert table is not None
    assert ("Tern 5", "retirement date", "not sourced", "2027-01-01", "2026-06-10") in table.rows


def test_every_change_has_the_day_it_was_found_on_as_its_source() -> None:
    lines = asked("any price changes?").sources
    assert [line[-10:] for line in lines] == ["2026-06-29", "2026-06-10"]
    assert all(line.startswith("Differences between catalog editions") for line in lines)


@pytest.mark.parametrize(
    ("message", "headline"),
    [
        (
            "what changed this week?",
            "No change is on record from 2026-06-23 to 2026-06-30.",
        ),
        (
            "any new models?",
            "No new model is on record from 2026-04-01 to 2026-06-30.",
        ),
        (
            "did the price of Tern 4 change?",
            "No change of the blended price for Tern 4 is on record from 2026-04-01 to 2026-06-30.",
        ),
    ],
)
def test_no_change_on_record_is_said_with_the_days_looked_at(message: str, headline: str) -> None:
    assert asked(message, QUIET).headline == headline


def test_what_a_review_said_is_told_beside_what_refreshes_found() -> None:
    reply = asked("what changed for Tern 4?")
    assert "Tern 4 vs Tern 5: Tern 4's context window was 4,000 tokens, now 16,000 tokens." in (
        reply.notes
    )
    assert "Versus review, Tern 4 vs Tern 5, 2026-05-01" in reply.sources


def test_a_review_before_the_days_asked_for_is_left_out() -> None:
    assert "review" not in plain(asked("what changed this week?"))


def test_only_the_attribute_asked_for_is_told_of_a_review() -> None:
    assert asked("did the price of Tern 4 change?").notes == ()
    assert len(asked("did the context window of Tern 4 change?").notes) == 1


def test_without_any_change_the_newest_review_is_told_as_ever() -> None:
    assert asked("what's new?", QUIET).headline == ("Newest review: Tern 4 vs Tern 5, 2026-05-01.")


def test_ten_changes_are_shown_and_the_rest_counted() -> None:
    many = [model(f"Tern {number}") for number in range(20, 33)]
    changes = dated(differences(catalog(DEARER), catalog([*DEARER, *many])), "2026-06-29", "e")
    reply = asked("what changed?", with_changes(changes))
    assert reply.table is not None
    assert len(reply.table.rows) == 10
    assert "3 further changes not shown." in reply.notes


def test_a_question_about_a_change_is_no_question_about_the_figure() -> None:
    responder = Responder(CATALOG, TODAY)
    for message in ("price of Tern 4", "cheapest new model", "models with vision"):
        assert responder.respond(responder.read(message)).reply.receipt.kind != "changes"
