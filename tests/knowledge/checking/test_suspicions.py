"""Values that are hard to believe are pointed out; they keep nothing from being put in place."""

import pytest

from knowledge.checking.suspicions import suspicions
from knowledge.facts import Unknown
from knowledge.harvest import Harvested
from tests.small import catalog, model, route

TODAY = "2026-06-30"


def suspected(*models: Harvested) -> list[str]:
    """The cases of every suspicion."""
    found = suspicions(catalog(models), TODAY, {"north", "south", "west"})
    return [case for finding in found for case in finding.cases]


def test_nothing_is_suspected_of_a_plain_model() -> None:
    facts = {
        "context_window": 8000,
        "max_output": 8000,
        "released": "2026-06-30",
        "knowledge_cutoff": "2026-06",
        "parameters": 10**6,
        "active_parameters": 10**6,
    }
    assert suspected(model("Tern 4", facts, {"north": "1 2", "south": "9 18"})) == []


def test_nothing_is_suspected_of_what_is_not_known() -> None:
    names = ("context_window", "max_output", "released", "knowledge_cutoff", "parameters")
    assert suspected(model("Tern 4", dict.fromkeys(names, Unknown.NOT_SOURCED))) == []


@pytest.mark.parametrize(
    ("facts", "case"),
    [
        ({"context_window": 0}, "Tern 4: 0 tokens"),
        ({"context_window": 20_000_001}, "Tern 4: 20,000,001 tokens"),
        ({"context_window": 8000, "max_output": 8001}, "Tern 4: 8,001 of 8,000 tokens"),
        ({"released": "2026-07-01"}, "Tern 4: 2026-07-01"),
        ({"released": "2017-12-31"}, "Tern 4: 2017-12-31"),
        (
            {"released": "2026-05-31", "knowledge_cutoff": "2026-06"},
            "Tern 4: 2026-06, released 2026-05-31",
        ),
        ({"parameters": 999_999}, "Tern 4: 1000K"),
        ({"parameters": 21 * 10**12}, "Tern 4: 21T"),
        ({"parameters": 10**9, "active_parameters": 2 * 10**9}, "Tern 4: 2B active of 1B"),
    ],
)
def test_what_cannot_be_is_suspected(facts: dict[str, object], case: str) -> None:
    assert suspected(model("Tern 4", facts)) == [case]


def test_a_route_that_costs_nothing_one_way_is_suspected() -> None:
    assert suspected(model("Tern 4", {}, {"north": "0 2"})) == ["Tern 4 at north: $0 in, $2 out"]


def test_a_route_that_was_listed_at_zero_is_suspected() -> None:
    unpriced = route("north", None, note="Listed at $0, without a reason.")
    assert suspected(model("Tern 4", routes=(unpriced,))) == ["Tern 4 at north, in invented list"]


def test_a_price_ten_times_that_of_others_is_suspected_and_a_tenth_too() -> None:
    prices = {"north": "1", "south": "1", "west": "10"}
    assert suspected(model("Tern 4", {}, prices)) == ["Tern 4 at west: $10 against $1 elsewhere"]
    assert suspected(model("Tern 4", {}, {**prices, "west": "0.1"})) == [
        "Tern 4 at west: $0.10 against $1 elsewhere"
    ]
    assert suspected(model("Tern 4", {}, {**prices, "west": "9.99"})) == []


def test_of_two_prices_far_apart_the_dearer_is_named() -> None:
    assert suspected(model("Tern 4", {}, {"north": "1", "south": "20"})) == [
        "Tern 4 at south: $20 against $1 elsewhere"
    ]


def test_the_farthest_price_comes_first() -> None:
    models = (
        model(name, {}, {"north": "1", "south": dear})
        for name, dear in (("Tern 4", "20"), ("Skua 1", "90"))
    )
    assert [case.split(" at ")[0] for case in suspected(*models)] == ["Skua 1", "Tern 4"]


def test_names_that_differ_by_signs_alone_are_suspected() -> None:
    found = suspected(model("Tern 4.5", id="a"), model("Tern 45", id="b"))
    assert found == ["Tern 4.5 (a) and Tern 45 (b)"]


def test_a_model_without_a_maker_is_suspected() -> None:
    assert suspected(model("Tern 4", maker="")) == ["Tern 4"]


def test_a_provider_that_nobody_entered_is_suspected() -> None:
    routes = {"north": "1", "south": "1"}
    models = catalog([model("Tern 4", {}, routes), model("Skua 1", {}, routes)])
    (finding,) = suspicions(models, TODAY, {"north"})
    assert finding.cases == ("south: 2 routes",)
