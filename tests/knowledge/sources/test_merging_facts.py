"""Of a merged model: its facts and who says so, its offers, and whether it is coming to an end."""

import pytest

from knowledge.cards import Route
from knowledge.catalog import Named
from knowledge.facts import Fact, Unknown
from knowledge.harvest import Harvest, Harvested
from knowledge.sources.merging import COUNTED
from knowledge.sources.offers import NO_PRICE
from tests.knowledge.sources.merged import GROUPS, REVIEW, WINDOW, alone, listed, merged, model


def test_what_lists_say_stands_behind_a_review_with_who_says_so() -> None:
    facts = model("aurora-1", GROUPS).facts[WINDOW]
    assert [(fact.value, fact.source.id, fact.routes) for fact in facts] == [
        (8192, "review", 0), (8000, "list", 2), (16_000, "another", 1),
    ]  # fmt: skip


def test_what_the_maker_s_own_service_says_is_marked_in_every_source() -> None:
    facts = model("aurora-2", GROUPS).facts["vision"]
    assert [(fact.source.id, fact.own, fact.routes) for fact in facts] == [
        ("another", True, 2), ("list", True, 2),
    ]  # fmt: skip


def test_the_maker_s_own_service_wins_over_more_who_say_otherwise() -> None:
    found = alone(
        listed("list", "acme-cloud", "aurora-2", context_window=4000),
        listed("list", "north", "aurora-2", context_window=8000),
        listed("another", "south", "aurora-2", context_window=8000),
    )
    assert [fact.value for fact in found.facts[WINDOW]] == [4000, 8000, 8000]


def test_a_licence_brings_what_it_allows() -> None:
    facts = alone(listed("list", "", "acme/aurora-2", license="nest")).facts
    assert {name: facts[name][0].value for name in ("license", "openness", "commercial_use")} == {
        "license": "Nest", "openness": "open weights", "commercial_use": "with conditions",
    }  # fmt: skip


def test_an_unknown_licence_is_no_fact() -> None:
    facts = alone(listed("list", "", "acme/aurora-2", license="quill", vision=True)).facts
    assert facts.keys() == {"vision", "providers"}


# Providers and routes.


def told(route: Route) -> str:
    return f"{route.provider} {route.input} {route.source.id}"


def test_providers_are_counted_over_all_sources_whatever_they_sell() -> None:
    found = alone(
        listed("list", "acme-cloud", "aurora-2", "1 2"),
        listed("list", "acme-cn", "aurora-2", "1 2"),
        listed("list", "north", "aurora-2"),
        listed("another", "north", "aurora-2", "3 4"),
    )
    (count,) = found.facts["providers"]
    assert (count.value, count.source.id, count.as_of) == (2, COUNTED, "2026-05-01")


def test_the_count_replaces_an_older_one_that_was_written() -> None:
    old = Fact(1, REVIEW, "2026-03-01")
    written = Harvest(
        (Harvested("aurora-1", "Aurora One", "acme", "", (), (), {"providers": (old,)}, ()),),
        (REVIEW,),
    )
    (first, *_) = merged(GROUPS, written).models
    assert [fact.value for fact in first.facts["providers"]] == [2, 1]


def test_the_newest_offer_of_each_provider_is_used_and_older_ones_kept() -> None:
    found = model("aurora-1", GROUPS)
    assert [told(route) for route in found.routes] == ["south 2 another", "north 3 list"]
    assert {told(route) for route in found.spare} == {"south 4 list", "north 5 review"}


def test_the_cheapest_comes_first_resold_ones_behind_and_those_without_a_price_last() -> None:
    found = alone(
        listed("list", "agent", "aurora-2", "1 1"),
        listed("list", "north", "aurora-2", "0 0"),
        listed("list", "south", "aurora-2", "3 3"),
        listed("list", "acme-cn", "aurora-2", "2 2"),
    )
    assert [(route.provider, route.region, route.resold) for route in found.routes] == [
        ("acme-cloud", "China", False),
        ("south", "", False),
        ("agent", "", True),
        ("north", "", False),
    ]


def test_zero_is_no_price() -> None:
    (route,) = alone(listed("list", "north", "aurora-2", "0 0")).routes
    assert (route.input, route.note) == (Unknown.NOT_SOURCED, NO_PRICE)


def test_providers_that_no_table_has_are_named_once_and_only_those() -> None:
    harvest = merged(
        {
            "aurora-2": [
                listed("list", "far_shore", "aurora-2", "1 2"),
                listed("list", "north", "aurora-2", "1 2"),
                listed("another", "Far-Shore", "aurora-2", "1 2"),
            ]
        }
    )
    assert harvest.providers == (Named("north", "North"), Named("far-shore", "Far Shore"))


# Deprecation.


def test_a_model_that_its_maker_deprecates_says_so_without_a_date() -> None:
    (fact,) = alone(
        listed("list", "acme-cloud", "aurora-2", "1 2", deprecated=True),
        listed("list", "north", "aurora-2", "1 2"),
        listed("list", "south", "aurora-2", "1 2"),
    ).facts["retired"]
    assert (fact.value, fact.source.id, fact.as_of) == (
        Unknown.NOT_SOURCED, "list", "2026-04-01",
    )  # fmt: skip
    assert fact.note == "Marked as deprecated, without a date, at Acme Cloud."


@pytest.mark.parametrize(("ending", "said"), [(1, False), (2, True)])
def test_else_most_who_offer_it_must_say_so(ending: int, said: bool) -> None:
    places = ("north", "south", "agent")
    found = alone(
        *(
            listed("list", each, "aurora-2", "1 2", deprecated=place < ending)
            for place, each in enumerate(places)
        )
    )
    assert ("retired" in found.facts) is said


def test_half_of_those_who_offer_it_are_not_most() -> None:
    found = alone(
        listed("list", "north", "aurora-2", "1 2", deprecated=True),
        listed("list", "south", "aurora-2", "1 2"),
    )
    assert "retired" not in found.facts


def test_a_day_of_retirement_is_used_before_a_mark_without_one() -> None:
    facts = alone(
        listed("list", "acme-cloud", "aurora-2", "1 2", retired="2026-12-31"),
        listed("another", "acme-cloud", "aurora-2", "1 2", deprecated=True),
    ).facts["retired"]
    assert [fact.value for fact in facts] == ["2026-12-31", Unknown.NOT_SOURCED]


def test_a_mark_is_of_the_newest_source_that_has_it() -> None:
    marks = [
        listed(source, "acme-cloud", "aurora-2", "1 2", deprecated=True)
        for source in ("list", "another")
    ]
    for order in (marks, marks[::-1]):
        (fact,) = alone(*order).facts["retired"]
        assert (fact.source.id, fact.as_of) == ("another", "2026-05-01")
