"""Listing: one line of a source's list, in the source's own ids, before models are told apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from knowledge.cards import Tier
from knowledge.facts import UNSTATED, Measured


@dataclass(frozen=True, slots=True)
class Price:
    """What a listing asks in one tier, in USD per 1M tokens.

    `cache_read` and `cache_write` are for input read from and written to the provider's cache.
    A long-context price holds for prompts of more than `above` tokens. `region` is as the source
    names it, empty for the usual one; `as_of` is an ISO date, empty for the source's own.
    """

    tier: Tier
    input: Decimal
    output: Decimal
    cache_read: Decimal | None = None
    cache_write: Decimal | None = None
    above: int = 0
    region: str = ""
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """A benchmark's score: `benchmark` is an id of benchmarks.toml, `value` in its unit."""

    benchmark: str
    value: float
    measured: Measured = UNSTATED


@dataclass(frozen=True, slots=True)
class Listing:
    """What one provider offers under one id, or what a list of models says of one.

    `source` is an id of sources.toml; `provider` and `maker` are as the source writes them, empty
    where it names none. `facts` are by attribute id, with values as the attribute's scale loads
    them (tokens as int, flags as bool, dates as ISO text). `as_of` is an ISO date, empty for the
    source's own. `deprecated` says that the provider marks the offer so.
    """

    source: str
    provider: str
    id: str
    name: str = ""
    maker: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    prices: tuple[Price, ...] = ()
    scores: tuple[Score, ...] = ()
    as_of: str = ""
    deprecated: bool = False
