"""Tiers and cached shares are read for all models alike, or not at all."""

from decimal import Decimal

import pytest

from bot.reading import Reader
from knowledge.cards import Tier
from knowledge.catalog import Catalog
from knowledge.rate import Rate

HALF = Decimal("0.5")
READ: tuple[tuple[str, Rate], ...] = (
    ("price of Acme 2 7B", Rate()),
    ("standard price of Acme 2 7B", Rate()),
    ("batch price of Acme 2 7B", Rate(Tier.BATCH)),
    ("what would Acme 2 7B cost in batch mode", Rate(Tier.BATCH)),
    ("Acme 2 7B in batch or Beacon 1 in batch", Rate(Tier.BATCH)),
    ("Acme 2 7B or Beacon 1 in batch", Rate(Tier.BATCH)),
    ("is Acme 2 7B cheaper in batch than Beacon 1", Rate(Tier.BATCH)),
    ("long-context price of Acme 2 7B", Rate(Tier.LONG_CONTEXT)),
    ("price for long prompts of Acme 2 7B", Rate(Tier.LONG_CONTEXT)),
    ("is Acme 2 7B free of charge", Rate(Tier.FREE)),
    ("subscription plans with Acme 2 7B", Rate(Tier.SUBSCRIPTION)),
    ("cached input price of Acme 2 7B", Rate(cached=Decimal(1))),
    ("Acme 2 7B with prompt caching", Rate(cached=Decimal(1))),
    ("cost of Acme 2 7B with half the input cached", Rate(cached=HALF)),
    ("cost of Acme 2 7B, 50% cached", Rate(cached=HALF)),
    ("cost of Acme 2 7B, 50 percent of the prompt from cache", Rate(cached=HALF)),
    ("cost of Acme 2 7B at a cache hit rate of 0.5", Rate(cached=HALF)),
    ("Acme 2 7B with three quarters of the input cached", Rate(cached=Decimal("0.75"))),
    ("Acme 2 7B in batch, half of it cached", Rate(Tier.BATCH, HALF)),
)
UNCLEAR = (
    "Acme 2 7B in batch or Beacon 1",
    "Acme 2 7B on the free tier vs Beacon 1",
    "batch price of Acme 2 7B and standard price of Beacon 1",
    "is Acme 2 7B free or in batch",
    "cost of Acme 2 7B with 50% cached, half the input",
)
NOT_SHARES = (
    ("Acme 2 7B is 50% cheaper", ("50",)),
    ("cost of Acme 2 7B, 150% cached", ("150",)),
    ("half a million requests to Acme 2 7B", ()),
    ("models under $0.50 output", ()),
)


@pytest.fixture(scope="module")
def reader(invented_catalog: Catalog) -> Reader:
    return Reader(invented_catalog)


@pytest.mark.parametrize(("message", "rate"), READ)
def test_a_tier_and_a_share_are_read_as_a_rate(reader: Reader, message: str, rate: Rate) -> None:
    assert reader.read(message).priced.rate == rate


@pytest.mark.parametrize("message", UNCLEAR)
def test_a_tier_for_some_models_only_or_several_tiers_are_no_rate(
    reader: Reader, message: str
) -> None:
    assert reader.read(message).priced.rate is None


@pytest.mark.parametrize(("message", "unread"), NOT_SHARES)
def test_a_part_of_something_else_is_no_cached_share(
    reader: Reader, message: str, unread: tuple[str, ...]
) -> None:
    reading = reader.read(message)
    assert reading.priced.share is None
    assert reading.unexplained == unread


@pytest.mark.parametrize(
    "message", ["best model for long context", "models with a long context", "longest context"]
)
def test_a_long_context_by_itself_is_no_tier(reader: Reader, message: str) -> None:
    assert not reader.read(message).priced
