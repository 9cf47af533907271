"""Prices as the packages' readers make them: class and region from an id, blanks left out."""

import re
from decimal import Decimal

from knowledge.cards import Tier
from knowledge.sources.listing import Price

# USD per 1M tokens. What was below was asked for something else, such as minutes.
LEAST = Decimal("0.005")

_FREE_NAME = re.compile(r"\bfree\b", re.IGNORECASE)
# us.maker.model, and regional.maker.model, which is any region but the global one.
_BEFORE = re.compile(r"(?:^|/)(us-gov|us|eu|apac|au|jp|in|ca|regional)\.(?=[a-z])")
# azure/eu/model, bedrock/us-east-1/model
_WITHIN = re.compile(r"/(us-gov|us|eu|apac|[a-z]{2}(?:-gov)?-[a-z]+-\d)/")
_BEHIND = re.compile(r"-(us)$")


def tier_of(offer: str, name: str = "") -> Tier:
    """The price class that a listing's id or name speaks of."""
    if offer.endswith((":free", "-free")) or _FREE_NAME.search(name):
        return Tier.FREE
    return Tier.BATCH if offer.endswith(":batch") else Tier.STANDARD


def region_of(offer: str) -> str:
    """The region that a listing's id names, empty where it names none or all the world."""
    found = _BEFORE.search(offer) or _WITHIN.search(offer) or _BEHIND.search(offer)
    return found[1] if found else ""


def price(
    tier: Tier,
    paid: Decimal | None,
    written: Decimal | None,
    cache_read: Decimal | None = None,
    cache_write: Decimal | None = None,
    *,
    above: int = 0,
    region: str = "",
    as_of: str = "",
) -> Price | None:
    """A price of `paid` USD per 1M input tokens and `written` per 1M output tokens.

    None where a side is missing, or is 0 beside one that is not: such an offer is paid for in
    another way too. A cache at 0 beside paid input is a blank, not a gift; one dearer than any
    cache can be is kept for hours, and asked for by the hour.
    """
    if paid is None or written is None or bool(paid) != bool(written) or 0 < paid < LEAST:
        return None
    read = cache_read if cache_read and cache_read <= paid else None
    write = cache_write if cache_write and cache_write <= 2 * paid else None
    return Price(tier, paid, written, read, write, above, region, as_of)
