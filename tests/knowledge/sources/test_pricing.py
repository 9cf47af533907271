"""What an id says of a price, and which prices are blanks."""

from decimal import Decimal

import pytest

from knowledge.cards import Tier
from knowledge.sources.pricing import price, region_of, tier_of

ONE, TWO, NIL = Decimal(1), Decimal(2), Decimal(0)


@pytest.mark.parametrize(
    ("offer", "name", "tier"),
    [
        ("maker/aurora-7b", "Aurora 7B", Tier.STANDARD),
        ("maker/aurora-7b:free", "", Tier.FREE),
        ("aurora-7b-free", "", Tier.FREE),
        ("maker/aurora-7b", "Aurora 7B (Free)", Tier.FREE),
        ("maker/aurora-7b:batch", "", Tier.BATCH),
        ("maker/freedom-7b", "Freedom 7B", Tier.STANDARD),
        ("maker/aurora-7b:extended", "", Tier.STANDARD),
    ],
)
def test_the_price_class_is_read_from_the_id_or_the_name(offer: str, name: str, tier: Tier) -> None:
    assert tier_of(offer, name) is tier


@pytest.mark.parametrize(
    ("offer", "region"),
    [
        ("us.maker.aurora-v1:0", "us"),
        ("us-gov.maker.aurora-v1:0", "us-gov"),
        ("regional.maker.aurora", "regional"),
        ("global.maker.aurora", ""),
        ("cloud/eu/aurora-7b", "eu"),
        ("cloud/us-gov-west-1/maker.aurora", "us-gov-west-1"),
        ("cloud/global/aurora", ""),
        ("accounts/host/routers/aurora-us", "us"),
        ("maker/aurora-7b", ""),
        ("maker/focus-7b", ""),
        ("us/aurora.7b", ""),
    ],
)
def test_the_region_is_read_from_the_id_where_it_is_plain(offer: str, region: str) -> None:
    assert region_of(offer) == region


def test_a_price_with_both_sides_is_kept_as_it_is() -> None:
    found = price(Tier.STANDARD, TWO, Decimal(8), ONE, TWO, region="eu", as_of="2026-02-03")
    assert found is not None
    sides = (found.input, found.output, found.cache_read, found.cache_write)
    assert sides == (TWO, Decimal(8), ONE, TWO)
    assert (found.tier, found.above, found.region, found.as_of) == (
        Tier.STANDARD, 0, "eu", "2026-02-03",
    )  # fmt: skip


def test_zero_on_both_sides_is_kept_for_others_to_judge() -> None:
    found = price(Tier.STANDARD, NIL, NIL)
    assert found is not None
    assert (found.input, found.output) == (NIL, NIL)


@pytest.mark.parametrize(
    ("paid", "written"),
    [(None, TWO), (ONE, None), (NIL, TWO), (ONE, NIL), (Decimal("0.002"), Decimal("0.002"))],
)
def test_a_price_that_is_not_whole_is_none(paid: Decimal | None, written: Decimal | None) -> None:
    assert price(Tier.STANDARD, paid, written) is None


def test_a_cache_at_nothing_is_not_known() -> None:
    found = price(Tier.STANDARD, ONE, TWO, NIL, NIL)
    assert found is not None
    assert (found.cache_read, found.cache_write) == (None, None)


def test_a_cache_dearer_than_a_cache_can_be_is_not_known() -> None:
    found = price(Tier.STANDARD, ONE, TWO, Decimal("1.1"), Decimal("2.1"))
    assert found is not None
    assert (found.cache_read, found.cache_write) == (None, None)
