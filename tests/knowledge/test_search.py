"""Limits and order give cards; what an unknown leaves open is kept apart."""

from decimal import Decimal
from typing import Any

import pytest

from knowledge.attribute import Direction
from knowledge.catalog import Catalog
from knowledge.search import Criteria, Found, Limit, Order, search

AT_LEAST, AT_MOST = Direction.HIGHER, Direction.LOWER
SMALL, LARGE, NEXT, BEACON, CORVID = (
    "acme-2-7b",
    "acme-2-70b",
    "acme-2.5-7b",
    "beacon-1",
    "corvid-3",
)

LIMITS = [
    (Limit("context_window", AT_LEAST, 131_072), {NEXT, BEACON}, {CORVID}),
    (Limit("context_window", AT_LEAST, 131_072, strict=True), set(), {CORVID}),
    (Limit("context_window", AT_LEAST, 32_768), {SMALL, LARGE, NEXT, BEACON}, {CORVID}),
    (Limit("context_window", AT_MOST, 32_768), {SMALL, LARGE}, {CORVID}),
    (Limit("context_window", AT_MOST, 131_072, strict=True), {SMALL, LARGE}, {CORVID}),
    (Limit("input_price", AT_MOST, Decimal(1)), {SMALL, LARGE}, {NEXT, CORVID}),
    (Limit("input_price", AT_MOST, Decimal("0.20"), strict=True), set(), {NEXT, CORVID}),
    (Limit("monthly_cost", AT_MOST, Decimal(0)), set(), {NEXT, CORVID}),
    (Limit("vision", AT_LEAST, True), {BEACON}, {NEXT}),
    (Limit("vision", AT_MOST, False), {SMALL, LARGE, CORVID}, {NEXT}),
    (Limit("openness", AT_LEAST, "open weights"), {SMALL, LARGE, NEXT}, {CORVID}),
    (Limit("openness", AT_LEAST, "open source"), {NEXT}, {CORVID}),
    (Limit("license", AT_LEAST, "Proprietary"), {BEACON}, {CORVID}),
    (Limit("released", AT_LEAST, "2025-06-20"), {NEXT, BEACON}, set()),
    (Limit("released", AT_MOST, "2025-01-15", strict=True), {CORVID}, set()),
]

ORDERS = [
    (Order("released", Direction.HIGHER), [NEXT, BEACON, LARGE, SMALL, CORVID], 0),
    (Order("released", Direction.LOWER), [CORVID, LARGE, SMALL, BEACON, NEXT], 0),
    (Order("monthly_cost", Direction.LOWER), [SMALL, LARGE, BEACON, NEXT, CORVID], 2),
    (Order("context_window", Direction.HIGHER), [NEXT, BEACON, LARGE, SMALL, CORVID], 1),
    (Order("max_output", Direction.HIGHER), [LARGE, SMALL, NEXT, BEACON, CORVID], 5),
    (Order("license", Direction.HIGHER), [LARGE, SMALL, NEXT, BEACON, CORVID], 5),
    (None, [LARGE, SMALL, NEXT, BEACON, CORVID], 0),
]


def ids(found: Found) -> list[str]:
    return [card.id for card in found.matches]


def unsettled(found: Found) -> dict[str, str]:
    return {card.id: attribute.id for card, attribute in found.unsettled}


@pytest.mark.parametrize(("limit", "matches", "doubted"), LIMITS)
def test_a_limit_matches_excludes_or_leaves_open(
    invented_catalog: Catalog, limit: Limit, matches: set[str], doubted: set[str]
) -> None:
    found = search(invented_catalog, Criteria((limit,)))
    assert (set(ids(found)), set(unsettled(found))) == (matches, doubted)
    assert set(unsettled(found).values()) <= {limit.attribute}


@pytest.mark.parametrize(("order", "expected", "unplaced"), ORDERS)
def test_the_order_ranks_the_known_and_puts_the_rest_behind_by_name(
    invented_catalog: Catalog, order: Order | None, expected: list[str], unplaced: int
) -> None:
    found = search(invented_catalog, Criteria(order=order))
    assert (ids(found), found.unplaced) == (expected, unplaced)


def test_all_limits_must_hold(invented_catalog: Catalog) -> None:
    limits = (Limit("context_window", AT_LEAST, 100_000), Limit("vision", AT_LEAST, True))
    assert ids(search(invented_catalog, Criteria(limits))) == [BEACON]


def test_a_card_that_another_limit_excludes_is_not_left_open(invented_catalog: Catalog) -> None:
    limits = (Limit("context_window", AT_LEAST, 1), Limit("released", AT_LEAST, "2025-01-01"))
    assert CORVID not in unsettled(search(invented_catalog, Criteria(limits)))


def test_a_card_left_open_by_two_limits_names_the_first(invented_catalog: Catalog) -> None:
    limits = (Limit("license", AT_LEAST, "MIT"), Limit("context_window", AT_LEAST, 1))
    assert unsettled(search(invented_catalog, Criteria(limits))) == {CORVID: "license"}


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ({"maker": "acme"}, {SMALL, LARGE, NEXT}),
        ({"maker": "quarry"}, set()),
        ({"provider": "north-cloud"}, {SMALL, LARGE, NEXT}),
        ({"provider": "south-cloud"}, {SMALL, LARGE, NEXT, BEACON}),
        ({"provider": "lantern-api", "maker": "acme"}, set()),
    ],
)
def test_maker_and_provider_narrow_the_search(
    invented_catalog: Catalog, criteria: dict[str, Any], expected: set[str]
) -> None:
    assert set(ids(search(invented_catalog, Criteria(**criteria)))) == expected


def test_prices_at_a_provider_are_that_providers(invented_catalog: Catalog) -> None:
    limits = (Limit("input_price", AT_MOST, Decimal("0.20")),)
    assert ids(search(invented_catalog, Criteria(limits))) == [SMALL]
    assert ids(search(invented_catalog, Criteria(limits, provider="south-cloud"))) == []


def test_criteria_are_empty_until_something_is_searched_for() -> None:
    assert not Criteria(top=3)
    assert Criteria(maker="acme")
    assert Criteria(order=Order("released", Direction.HIGHER))
