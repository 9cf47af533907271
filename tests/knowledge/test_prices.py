"""The prices of the registry at another rate: other names and figures, the same attributes."""

from decimal import Decimal

import pytest

from knowledge.cards import Tier
from knowledge.prices import PRICES, how, prices_at
from knowledge.rate import Rate
from tests.small import catalog, model, route

TERN = catalog(
    [model("Tern 4", routes=(route("north", "2 4"), route("north", "1 2", tier=Tier.BATCH)))]
).cards["tern-4"]


def test_at_the_standard_rate_they_are_the_registrys() -> None:
    assert prices_at(Rate()) is PRICES


def test_at_another_rate_they_keep_their_ids_and_say_the_rate() -> None:
    prices = prices_at(Rate(Tier.BATCH))
    assert [price.id for price in prices] == [price.id for price in PRICES]
    assert all(price.name.endswith("in batch") for price in prices)
    assert all(price.least.of_two.endswith("in batch") for price in prices)
    assert not any("standard" in price.meaning for price in prices)


def test_at_another_rate_they_are_worked_out_from_its_routes() -> None:
    usual, batch = (
        {price.id: price.of(TERN).value for price in prices}
        for prices in (PRICES, prices_at(Rate(Tier.BATCH)))
    )
    assert {name: value / 2 for name, value in usual.items()} == batch


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (Rate(), ""),
        (Rate(Tier.BATCH), "in batch"),
        (Rate(cached=Decimal("0.25")), "with 25% of the input cached"),
        (Rate(cached=Decimal(1)), "with all input cached"),
        (Rate(Tier.BATCH, Decimal("0.5")), "in batch with 50% of the input cached"),
    ],
)
def test_a_rate_is_said_in_words(rate: Rate, words: str) -> None:
    assert how(rate) == words
