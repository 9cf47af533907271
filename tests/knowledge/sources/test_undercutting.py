"""A closed model's offer at under half of what others ask is doubted."""

from dataclasses import replace
from decimal import Decimal

import pytest

from knowledge.cards import Route, Tier
from knowledge.facts import NO_SOURCE, Unknown
from knowledge.sources.undercutting import doubted

DAY = "2026-11-01"


def route(provider: str, price: str) -> Route:
    amount = Decimal(price)
    return Route(provider, Tier.STANDARD, amount, amount, NO_SOURCE, DAY)


OTHERS = [route(provider, "10") for provider in ("mill", "store", "stall", "fair")]
DEARER = route("tower", "30")
LOW = route("barn", "1")
UNPRICED = Route("barn", Tier.STANDARD, Unknown.NOT_SOURCED, Unknown.NOT_SOURCED, NO_SOURCE, DAY)


@pytest.mark.parametrize(("price", "expected"), [("4.9", True), ("5", False), ("12", False)])
def test_an_offer_under_half_of_the_others_is_doubted(price: str, expected: bool) -> None:
    *others, low = doubted([*OTHERS, DEARER, route("barn", price)])
    assert not any(each.doubted for each in others)
    assert (low.doubted, bool(low.note)) == (expected, expected)


def test_four_others_are_too_few_to_doubt() -> None:
    assert doubted([*OTHERS, LOW]) == (*OTHERS, LOW)


@pytest.mark.parametrize(
    "low",
    [
        replace(LOW, tier=Tier.BATCH),
        replace(LOW, region="eu"),
        replace(LOW, resold=True),
        replace(LOW, note="Said by its author."),
        UNPRICED,
    ],
    ids=["batch", "regional", "resold", "noted", "unpriced"],
)
def test_only_usual_standard_prices_are_compared(low: Route) -> None:
    assert doubted([*OTHERS, DEARER, low]) == (*OTHERS, DEARER, low)
