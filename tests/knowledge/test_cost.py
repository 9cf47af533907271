"""Traffic becomes money: volume times the base price, on standard routes, tiers never mixed."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.cards import ModelCard, Route, Tier
from knowledge.catalog import Catalog
from knowledge.cost import (
    BLEND,
    DEFAULT_INPUT,
    DEFAULT_MONTH,
    DEFAULT_OUTPUT,
    DEFAULT_REQUESTS,
    WITHOUT_PRICE,
    Traffic,
    bills,
    blended_price,
    cheapest,
    input_price,
    monthly_cost,
    output_price,
)
from knowledge.facts import NO_SOURCE, Unknown
from knowledge.rate import Rate

# The five pages' prices per 1M tokens, and the month each page works out from them.
PAGES = [
    ("llama-2-13b-chat", "0.10", "0.50", 205),
    ("claude-3.5-sonnet-v2", "6", "30", 12_300),
    ("kimi-k2", "0.5", "2", 900),
    ("claude-3.5-haiku", "0.80", "4", 1_640),
    ("gpt-4-turbo", "5", "15", 7_750),
]


BATCH = Rate(Tier.BATCH)
HALF_CACHED = Rate(cached=Decimal("0.5"))
PAID = [tier for tier in Tier if tier not in WITHOUT_PRICE]


def route(input_price: str, output_price: str, tier: Tier = Tier.STANDARD, **fields: Any) -> Route:
    prices = Decimal(input_price), Decimal(output_price)
    return Route(fields.pop("provider", "somewhere"), tier, *prices, NO_SOURCE, "", **fields)


def card(*routes: Route) -> ModelCard:
    return ModelCard("made-up", "Made Up", "nobody", "made", (), {}, routes)


@pytest.mark.parametrize(("model", "input_usd", "output_usd", "month"), PAGES)
def test_the_default_month_costs_what_the_page_says(
    reviewed_catalog: Catalog, model: str, input_usd: str, output_usd: str, month: int
) -> None:
    assert monthly_cost(card(route(input_usd, output_usd))).value == month
    assert monthly_cost(reviewed_catalog.cards[model]).value == month


def test_the_default_month_is_a_million_requests() -> None:
    assert DEFAULT_MONTH.input_tokens == DEFAULT_REQUESTS * DEFAULT_INPUT
    assert DEFAULT_MONTH.output_tokens == DEFAULT_REQUESTS * DEFAULT_OUTPUT


def test_a_model_without_a_price_costs_an_unknown_amount_not_zero(
    reviewed_catalog: Catalog,
) -> None:
    fact = monthly_cost(reviewed_catalog.cards["qwen3.5-4b"])
    assert fact.value is Unknown.NOT_SOURCED
    assert fact.source.name, "the source that tracked routes and found no price is named"


@pytest.mark.parametrize("price", [input_price, output_price, blended_price, monthly_cost])
@pytest.mark.parametrize("model", ["acme-2.5-7b", "corvid-3"])
def test_neither_a_batch_route_nor_no_route_is_a_price(
    invented_catalog: Catalog, model: str, price: type
) -> None:
    assert price(invented_catalog.cards[model]).value is Unknown.NOT_SOURCED


def test_a_batch_route_is_never_the_cheapest_of_another_tier(invented_catalog: Catalog) -> None:
    acme = invented_catalog.cards["acme-2-7b"]
    standard = cheapest(acme, DEFAULT_MONTH)
    batch = cheapest(acme, DEFAULT_MONTH, BATCH)
    assert standard is not None
    assert batch is not None
    assert (standard.route.tier, batch.route.tier) == (Tier.STANDARD, Tier.BATCH)
    assert batch.usd < standard.usd


def test_a_route_at_zero_is_never_cheapest(invented_catalog: Catalog) -> None:
    beacon = invented_catalog.cards["beacon-1"]
    bill = cheapest(beacon, DEFAULT_MONTH)
    assert bill is not None
    assert (bill.route.provider, bill.usd) == ("lantern-api", Decimal(6150))


@pytest.mark.parametrize("tier", PAID)
def test_a_card_with_only_a_route_at_zero_has_no_bill(tier: Tier) -> None:
    assert bills(card(route("0", "0", tier)), DEFAULT_MONTH, Rate(tier)) == ()


@pytest.mark.parametrize("tier", [Tier.FREE, Tier.SUBSCRIPTION])
def test_nothing_to_pay_is_a_bill_where_a_free_tier_or_a_plan_is_asked_for(tier: Tier) -> None:
    (bill,) = bills(card(route("0", "0", tier), route("1", "2")), DEFAULT_MONTH, Rate(tier))
    assert bill.usd == 0
    assert monthly_cost(card(route("0", "0", tier))).value is Unknown.NOT_SOURCED


def test_a_route_free_on_one_side_only_has_a_bill() -> None:
    assert monthly_cost(card(route("0", "1"))).value == 250


def test_which_route_is_cheapest_depends_on_the_traffic(invented_catalog: Catalog) -> None:
    acme = invented_catalog.cards["acme-2-7b"]
    reading = cheapest(acme, Traffic(1_000_000_000, 1_000_000))
    writing = cheapest(acme, Traffic(1_000_000, 1_000_000_000))
    assert reading is not None
    assert writing is not None
    assert (reading.route.provider, writing.route.provider) == ("north-cloud", "south-cloud")


def test_each_price_names_the_route_and_the_source_it_comes_from(invented_catalog: Catalog) -> None:
    acme = invented_catalog.cards["acme-2-7b"]
    lowest_in, lowest_out = input_price(acme), output_price(acme)
    assert (lowest_in.value, lowest_in.via) == (Decimal("0.20"), "north-cloud")
    assert (lowest_out.value, lowest_out.via) == (Decimal("0.40"), "south-cloud")
    assert lowest_out.source.id == "price-table"
    assert lowest_out.as_of == "2026-04-01"


def test_a_monthly_cost_says_which_prices_stand_behind_it(invented_catalog: Catalog) -> None:
    assert monthly_cost(invented_catalog.cards["beacon-1"]).detail == "$3 in, $15 out"


def test_the_blend_is_three_parts_input_to_one_part_output() -> None:
    assert blended_price(card(route("1", "5"))).value == 2
    assert BLEND.input_tokens == 3 * BLEND.output_tokens


def test_at_one_provider_only_its_routes_are_billed(invented_catalog: Catalog) -> None:
    south = invented_catalog.cards["acme-2-7b"].at("south-cloud")
    assert {bill.route.provider for bill in bills(south, DEFAULT_MONTH)} == {"south-cloud"}


# One model of 2026, with the prices that its maker asks.
OF_2026 = card(
    route("5", "30", cache_read=Decimal("0.5"), cache_write=Decimal("6.25")),
    route("2.5", "15", Tier.BATCH),
    route("10", "45", Tier.LONG_CONTEXT, above=272_000),
)


@pytest.mark.parametrize(
    ("rate", "month"),
    [
        (Rate(), 11_500),
        (BATCH, 5_750),
        (HALF_CACHED, 9_700),
        (Rate(cached=Decimal(1)), 7_900),
        (Rate(Tier.LONG_CONTEXT), 19_250),
    ],
)
def test_a_month_is_billed_at_the_prices_of_the_tier_asked_for(rate: Rate, month: int) -> None:
    assert monthly_cost(OF_2026, rate=rate).value == month


def test_a_cached_share_is_billed_on_one_and_the_same_route() -> None:
    without = route("1", "2", provider="cheap")
    made = card(without, route("3", "9", provider="caching", cache_read=Decimal("0.3")))
    assert [bill.route.provider for bill in bills(made, DEFAULT_MONTH, HALF_CACHED)] == ["caching"]
    assert monthly_cost(card(without), rate=HALF_CACHED).value is Unknown.NOT_SOURCED


@pytest.mark.parametrize("cache_read", [None, Decimal(0)])
def test_no_cache_price_is_not_a_cache_at_zero(cache_read: Decimal | None) -> None:
    made = card(route("3", "9", cache_read=cache_read))
    assert bills(made, DEFAULT_MONTH, HALF_CACHED) == ()


def test_the_price_of_cached_input_says_what_writing_to_the_cache_costs() -> None:
    fact = input_price(OF_2026, rate=Rate(cached=Decimal(1)))
    assert fact.value == Decimal("0.5")
    assert "$6.25 to write" in fact.detail


def test_a_long_context_price_says_from_how_many_tokens_it_holds() -> None:
    for price in (input_price, output_price, blended_price, monthly_cost):
        assert "over 272,000 tokens" in price(OF_2026, rate=Rate(Tier.LONG_CONTEXT)).detail


DOUBTED: Mapping[str, Any] = {"doubted": True}
REGIONAL: Mapping[str, Any] = {"region": "eu"}
RESOLD: Mapping[str, Any] = {"resold": True}


@pytest.mark.parametrize(
    ("offers", "used"),
    [
        ([("1", DOUBTED), ("2", {})], ["2"]),
        ([("1", DOUBTED), ("2", DOUBTED)], ["1", "2"]),
        ([("1", REGIONAL), ("2", {})], ["2"]),
        ([("1", REGIONAL), ("2", REGIONAL)], ["1", "2"]),
        ([("1", DOUBTED), ("2", REGIONAL)], ["2"]),
        ([("1", {**DOUBTED, **REGIONAL}), ("2", DOUBTED), ("3", REGIONAL)], ["3"]),
        ([("1", RESOLD), ("2", {})], ["2"]),
        ([("1", RESOLD), ("2", REGIONAL)], ["1"]),
        ([("0", {}), ("2", DOUBTED)], ["2"]),
    ],
)
def test_doubted_then_regional_then_resold_routes_count_only_where_there_are_no_others(
    offers: list[tuple[str, Mapping[str, Any]]], used: list[str]
) -> None:
    made = card(*(route(price, price, **fields) for price, fields in offers))
    assert [str(bill.input_price) for bill in bills(made, DEFAULT_MONTH)] == used


def test_a_doubted_price_of_one_tier_says_nothing_of_another() -> None:
    made = card(route("2", "4"), route("1", "2", Tier.BATCH, doubted=True))
    assert monthly_cost(made, rate=BATCH).doubted
    assert not monthly_cost(made).doubted


def test_a_price_of_one_region_names_it() -> None:
    assert monthly_cost(card(route("1", "2", **REGIONAL))).detail == "$1 in, $2 out, region eu"


@pytest.mark.parametrize(
    ("rate", "label"),
    [
        (Rate(), "standard"),
        (BATCH, "batch"),
        (HALF_CACHED, "cached"),
        (Rate(Tier.BATCH, Decimal("0.5")), "batch, cached"),
        (Rate(Tier.LONG_CONTEXT), "long context"),
    ],
)
def test_a_rate_is_called_by_its_tier(rate: Rate, label: str) -> None:
    assert rate.label == label
    assert bool(rate) == (label != "standard")


TOKENS = st.integers(0, 10**12)
PRICES = st.decimals("0.001", 1000, places=3).map(str)


@given(PRICES, PRICES, TOKENS, TOKENS)
def test_twice_the_traffic_costs_twice_as_much(
    input_usd: str, output_usd: str, sent: int, written: int
) -> None:
    made = card(route(input_usd, output_usd))
    once, twice = (
        cheapest(made, Traffic(sent, written)),
        cheapest(made, Traffic(2 * sent, 2 * written)),
    )
    assert once is not None
    assert twice is not None
    assert twice.usd == 2 * once.usd


@given(st.lists(st.tuples(PRICES, PRICES), min_size=1, max_size=5), TOKENS, TOKENS)
def test_no_route_of_the_tier_undercuts_the_cheapest(
    prices: list[tuple[str, str]], sent: int, written: int
) -> None:
    made = card(*(route(*pair) for pair in prices), route("0.0001", "0.0001", Tier.BATCH))
    traffic = Traffic(sent, written)
    best = cheapest(made, traffic)
    assert best is not None
    assert best.usd == min(bill.usd for bill in bills(made, traffic))
    assert best.route.tier is Tier.STANDARD
