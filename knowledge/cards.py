"""Model cards: what is known of one model, resolved from facts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from knowledge.facts import NOT_SOURCED, Fact, Source, Unknown


class Tier(StrEnum):
    """The price class of a route; prices are compared within one tier only."""

    STANDARD = "standard"
    BATCH = "batch"
    CACHED = "cached"
    LONG_CONTEXT = "long context"
    FREE = "free"
    SUBSCRIPTION = "subscription"


@dataclass(frozen=True, slots=True)
class Route:
    """One provider's offer of a model; prices in USD per 1M tokens, or why there is none.

    `cache_read` and `cache_write` are for input read from and written to the provider's cache, None
    where no source gives them. A long-context route holds for prompts of more than `above` tokens.
    `region` is empty for a provider's usual offer; one that is resold has a price of the seller's.
    """

    provider: str
    tier: Tier
    input: Decimal | Unknown
    output: Decimal | Unknown
    source: Source
    as_of: str
    note: str = ""
    doubted: bool = False
    cache_read: Decimal | None = None
    cache_write: Decimal | None = None
    above: int = 0
    region: str = ""
    resold: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class ModelCard:
    """One model: names, the facts that won by attribute id, and its routes, cheapest first."""

    id: str
    name: str
    maker: str
    family: str
    nicknames: tuple[str, ...]
    facts: Mapping[str, Fact]
    routes: tuple[Route, ...]

    def fact(self, attribute: str) -> Fact:
        """The fact of an attribute, or an unknown one where no source speaks of it."""
        return self.facts.get(attribute, NOT_SOURCED)

    def at(self, provider: str | None) -> "ModelCard":
        """The card with one provider's routes only; itself where no provider is given."""
        if provider is None:
            return self
        routes = tuple(route for route in self.routes if route.provider == provider)
        return replace(self, routes=routes)

    def within(self, providers: Collection[str]) -> "ModelCard":
        """The card with the routes of some providers only; itself where none are given."""
        if not providers:
            return self
        routes = tuple(route for route in self.routes if route.provider in providers)
        return replace(self, routes=routes)

    def value(self, attribute: str) -> Any:
        """The value of an attribute, or None where it is not known."""
        fact = self.fact(attribute)
        return fact.value if fact.known else None
