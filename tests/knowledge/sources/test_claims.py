"""What listings say becomes facts: who stands behind each, how many, and since when."""

from typing import Any

import pytest

from knowledge.facts import Fact, Measured, Source, SourceKind, Unknown
from knowledge.sources.claims import Claims
from knowledge.sources.listing import Listing, Score
from knowledge.sources.lookups import Licence, Licences, Provider, Providers

SOURCES = {
    each: Source(each, each.title(), SourceKind.PACKAGE, as_of, "MIT")
    for each, as_of in (("list", "2026-04-01"), ("other", "2026-05-01"))
}
OWN = frozenset({"acme-cloud"})
CLAIMS = Claims(
    SOURCES,
    Providers({each: Provider("acme-cloud", "Acme Cloud") for each in ("acme", "acme-eu")}, {}, {}),
    Licences({
        "feather-1-0": Licence("feather-1.0", "Feather 1.0", "open weights", "with conditions"),
        "nest": Licence("nest", "Nest", "open source", Unknown.NOT_SOURCED),
    }),
)  # fmt: skip


def says(provider: str = "", source: str = "list", as_of: str = "", **facts: Any) -> Listing:
    return Listing(source, provider, "aurora-1", facts=facts, as_of=as_of)


def facts(*listings: Listing) -> dict[str, list[Fact]]:
    return CLAIMS.facts(listings, OWN)


def test_each_value_and_each_source_is_a_fact() -> None:
    found = facts(
        says("one", context_window=8000),
        says("two", context_window=8000),
        says("two", "other", context_window=8000),
        says("three", context_window=4000),
    )
    told = [(fact.value, fact.source.id) for fact in found["context_window"]]
    assert told == [(8000, "list"), (8000, "other"), (4000, "list")]


def test_the_providers_behind_a_value_are_counted_over_all_sources() -> None:
    found = facts(
        says("one", vision=True), says("one", "other", vision=True), says("two", vision=True)
    )
    assert [fact.routes for fact in found["vision"]] == [2, 2]


def test_the_ids_of_one_service_are_one_provider() -> None:
    (fact,) = facts(says("acme", vision=True), says("acme-eu", vision=True))["vision"]
    assert fact.routes == 1


def test_a_list_of_models_speaks_for_no_provider() -> None:
    (fact,) = facts(says(released="2026-01-15"))["released"]
    assert (fact.routes, fact.own) == (0, False)


def test_what_the_maker_s_own_service_says_is_marked_in_every_source() -> None:
    found = facts(
        says("acme", vision=True), says("one", "other", vision=True), says("two", vision=False)
    )
    assert [(fact.value, fact.own) for fact in found["vision"]] == [
        (True, True), (True, True), (False, False),
    ]  # fmt: skip


def test_a_fact_has_the_newest_date_of_its_source() -> None:
    found = facts(
        says("one", vision=True),
        says("two", as_of="2026-04-20", vision=True),
        says("three", as_of="2026-01-01", vision=True),
        says("one", "other", vision=True),
    )
    assert [fact.as_of for fact in found["vision"]] == ["2026-04-20", "2026-05-01"]


def test_a_provider_ends_its_offer_and_only_the_maker_retires_a_model() -> None:
    found = facts(says("one", retired="2026-01-01"), says("acme", retired="2026-12-31"))
    assert [fact.value for fact in found["retired"]] == ["2026-12-31"]
    assert "retired" not in facts(says("one", retired="2026-01-01"))


def test_yes_and_one_are_two_values() -> None:
    found = facts(says("one", odd=True), says("two", odd=1))
    assert [(fact.value, type(fact.value)) for fact in found["odd"]] == [(True, bool), (1, int)]


def test_a_licence_says_how_open_a_model_is_and_what_it_may_be_used_for() -> None:
    found = facts(says(license="feather_1_0"))
    assert {name: [fact.value for fact in found[name]] for name in found} == {
        "license": ["Feather 1.0"],
        "openness": ["open weights"],
        "commercial_use": ["with conditions"],
    }


def test_a_licence_s_openness_and_one_that_is_listed_are_the_same_fact() -> None:
    found = facts(says("one", license="nest"), says("two", openness="open source"))
    assert [(fact.value, fact.routes) for fact in found["openness"]] == [("open source", 2)]


def test_what_was_not_looked_up_of_a_licence_is_not_said() -> None:
    assert "commercial_use" not in facts(says(license="nest"))


def test_a_licence_that_no_table_has_says_nothing() -> None:
    assert not facts(says(license="other"))


@pytest.mark.parametrize("other", [Measured(mode="5-shot"), Measured(by="Acme")])
def test_scores_that_were_measured_differently_are_two_facts(other: Measured) -> None:
    scored = [
        Listing("list", "", "aurora-1", scores=(Score("quiz", 71.5, measured),))
        for measured in (Measured(), other)
    ]
    found = facts(*scored)["benchmark:quiz"]
    assert [(fact.value, fact.measured) for fact in found] == [(71.5, Measured()), (71.5, other)]
