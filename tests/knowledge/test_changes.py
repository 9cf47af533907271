"""What changed from one catalog to another, and what is kept of it."""

from decimal import Decimal

import pytest

from knowledge.catalog import Change, ChangeKind, Review
from knowledge.changes import dated, differences, from_rows, history, percent, rows_of
from knowledge.facts import Unknown
from knowledge.harvest import Harvested
from tests.small import catalog, fact, model

NEW, GONE, PRICE = ChangeKind.NEW, ChangeKind.GONE, ChangeKind.PRICE
TODAY = "2026-06-30"
PLAIN = model("Tern 4", {"context_window": 8000, "vision": True}, {"north": "1 2"})


def changed(*now: Harvested, was: Harvested = PLAIN) -> list[tuple[object, ...]]:
    """Kind, model, attribute, then and now of every difference."""
    found = differences(catalog([was]), catalog(now))
    return [(each.kind, each.model, each.attribute, each.then, each.now) for each in found]


def test_nothing_changed_between_equal_catalogs() -> None:
    assert changed(PLAIN) == []


def test_a_newer_date_is_no_change() -> None:
    facts = {"context_window": fact(8000, as_of="2026-06-01"), "vision": True}
    assert changed(model("Tern 4", facts, {"north": "1 2"})) == []


def test_models_come_and_go() -> None:
    assert changed(model("Skua 1")) == [
        (NEW, "skua-1", "", None, None),
        (GONE, "tern-4", "", None, None),
    ]


def test_a_price_changes_on_the_side_that_does_and_nowhere_else() -> None:
    dearer = model("Tern 4", {"context_window": 8000, "vision": True}, {"north": "1 3"})
    assert changed(dearer) == [(PRICE, "tern-4", "output_price", Decimal(2), Decimal(3))]


def test_a_price_is_that_of_the_cheapest_standard_route_and_names_it() -> None:
    cheaper = model("Tern 4", {}, {"north": "1 2", "south": "0.50 2"})
    (change,) = differences(catalog([model("Tern 4", {}, {"north": "1 2"})]), catalog([cheaper]))
    assert (change.attribute, change.now, change.provider) == (
        "input_price",
        Decimal("0.50"),
        "south",
    )


def test_a_price_written_with_more_digits_is_the_same_price() -> None:
    one, other = (model("Tern 4", {}, {"north": price}) for price in ("1 2", "1.00 2.0"))
    assert changed(other, was=one) == []


def test_a_price_that_is_no_longer_known_is_unknown_and_not_zero() -> None:
    changes = changed(model("Tern 4", {}, {"north": None}), was=model("Tern 4", {}, {"north": "1"}))
    assert [each[4] for each in changes] == [Unknown.NOT_SOURCED] * 2
    assert {each[0] for each in changes} == {PRICE}


@pytest.mark.parametrize(
    ("then", "now", "kind"),
    [
        (Unknown.NOT_SOURCED, "2027-01-01", ChangeKind.RETIREMENT),
        ("2027-01-01", "2026-09-01", ChangeKind.RETIREMENT),
        ("2027-01-01", Unknown.NOT_SOURCED, ChangeKind.FACT),
    ],
)
def test_a_retirement_is_announced_where_there_is_a_day(
    then: object, now: object, kind: ChangeKind
) -> None:
    one, other = (model("Tern 4", {"retired": value}) for value in (then, now))
    assert changed(other, was=one) == [(kind, "tern-4", "retired", then, now)]


def test_a_fact_that_is_gone_was_something() -> None:
    assert changed(model("Tern 4", {"context_window": 8000}, {"north": "1 2"})) == [
        (ChangeKind.FACT, "tern-4", "vision", True, Unknown.NOT_SOURCED)
    ]


def test_a_review_is_added_once() -> None:
    models = [model("Tern 4"), model("Tern 5")]
    review = Review("tern-4--tern-5", ("tern-4", "tern-5"), TODAY, "", {"tern-4": {}, "tern-5": {}})
    old, new = catalog(models), catalog(models, reviews=(review,))
    (change,) = differences(old, new)
    assert (change.kind, change.model, change.name, change.now) == (
        ChangeKind.REVIEW,
        "tern-4--tern-5",
        "Tern 4 vs Tern 5",
        TODAY,
    )
    assert differences(new, new) == ()


def test_changes_are_told_by_kind_and_then_by_name() -> None:
    was = [model(name, {}, {"north": "1"}) for name in ("Tern 4", "Petrel 6")]
    now = [model(name, {}, {"north": "2"}) for name in ("Tern 4", "Petrel 6", "Skua 1")]
    found = [(each.kind, each.name) for each in differences(catalog(was), catalog(now))]
    assert found == [
        (NEW, "Skua 1"),
        *[(PRICE, "Petrel 6")] * 2,
        *[(PRICE, "Tern 4")] * 2,
    ]


@pytest.mark.parametrize(
    ("then", "now", "by"),
    [("1", "2", "+100%"), ("3", "2", "-33.3%"), ("0.5", "0.4", "-20%"), ("10", "1", "-90%")],
)
def test_a_price_rises_or_falls_by_a_share(then: str, now: str, by: str) -> None:
    assert percent(Change(PRICE, "m", "M", "input_price", Decimal(then), Decimal(now))) == by


def test_a_price_that_was_not_known_rises_by_nothing_that_could_be_said() -> None:
    unknown = Unknown.NOT_SOURCED
    assert percent(Change(PRICE, "m", "M", "input_price", unknown, Decimal(1))) == ""
    assert percent(Change(PRICE, "m", "M", "input_price", Decimal(0), Decimal(1))) == ""


def test_changes_come_back_as_they_were_kept() -> None:
    was = model("Tern 4", {"retired": Unknown.NOT_SOURCED, "best_for": ["Coding"]}, {"north": "1"})
    now = model("Tern 4", {"retired": "2027-01-01", "best_for": ["RAG"]}, {"north": "1.25"})
    old, new = catalog([was]), catalog([now, model("Skua 1")])
    found = dated(differences(old, new), TODAY, old.edition)
    assert {each.kind for each in found} == set(ChangeKind) - {GONE, ChangeKind.REVIEW}
    assert tuple(from_rows(rows_of(found), new.attributes)) == found


def test_a_change_of_what_is_no_attribute_any_more_is_left_out() -> None:
    rows = rows_of([Change(ChangeKind.FACT, "m", "M", "benchmark:gone", 1, 2)])
    assert tuple(from_rows(rows, catalog([PLAIN]).attributes)) == ()


def test_what_is_older_than_90_days_is_forgotten_and_reviews_are_kept_elsewhere() -> None:
    def on(day: str, kind: ChangeKind = NEW) -> Change:
        return Change(kind, "m", "M", date=day)

    new = [on(TODAY), on(TODAY, ChangeKind.REVIEW)]
    old = [on("2026-04-01"), on("2026-03-31")]
    assert history(new, old, TODAY) == (on(TODAY), on("2026-04-01"))
