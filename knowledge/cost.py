"""Traffic -> money: what a month costs on a route, and which route is cheapest."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from knowledge.cards import ModelCard, Route, Tier
from knowledge.facts import NOT_SOURCED, Fact, Unknown
from knowledge.units import MILLION, usd


@dataclass(frozen=True, slots=True)
class Traffic:
    """Tokens of one month, in total; `requests` where they were given, for the wording."""

    input_tokens: int
    output_tokens: int
    requests: int | None = None


# The default month of the reviewed pages: 1M requests of 800 tokens in and 250 out.
DEFAULT_REQUESTS, DEFAULT_INPUT, DEFAULT_OUTPUT = 1_000_000, 800, 250
DEFAULT_MONTH = Traffic(DEFAULT_REQUESTS * DEFAULT_INPUT, DEFAULT_REQUESTS * DEFAULT_OUTPUT)
# Three parts input to one part output: the blend price lists of the field commonly quote.
BLEND = Traffic(750_000, 250_000)


@dataclass(frozen=True, slots=True)
class Bill:
    """What some traffic costs in USD on one route."""

    usd: Decimal
    input_price: Decimal
    output_price: Decimal
    route: Route


def bills(card: ModelCard, traffic: Traffic, tier: Tier = Tier.STANDARD) -> Iterator[Bill]:
    """The bill of every route of a tier that is priced both ways.

    Volume times the base price. A route at $0 is no price: plans and free tiers say so
    by their tier, and zero without one is a gap in a source.
    """
    for route in card.routes:
        if route.tier is not tier or isinstance(route.input, Unknown):
            continue
        if isinstance(route.output, Unknown) or not (route.input or route.output):
            continue
        total = route.input * traffic.input_tokens + route.output * traffic.output_tokens
        yield Bill(total / MILLION, route.input, route.output, route)


def cheapest(card: ModelCard, traffic: Traffic, tier: Tier = Tier.STANDARD) -> Bill | None:
    """The cheapest bill for some traffic, or None where no route of the tier is priced."""
    return min(bills(card, traffic, tier), key=lambda bill: bill.usd, default=None)


def monthly_cost(card: ModelCard, traffic: Traffic = DEFAULT_MONTH) -> Fact:
    """A month's cost in USD on the cheapest standard route, as a fact."""
    return _fact(card, traffic)


def blended_price(card: ModelCard) -> Fact:
    """USD per 1M tokens of a blend of 3 parts input to 1 part output, on the cheapest route."""
    return _fact(card, BLEND)


def _fact(card: ModelCard, traffic: Traffic) -> Fact:
    bill = cheapest(card, traffic)
    if bill is None:
        return _unpriced(card)
    prices = f"{usd(bill.input_price)} in, {usd(bill.output_price)} out"
    return _of_route(bill.usd, bill.route, prices)


def input_price(card: ModelCard) -> Fact:
    """The lowest standard input price in USD per 1M tokens, as a fact."""
    return _lowest(card, "input")


def output_price(card: ModelCard) -> Fact:
    """The lowest standard output price in USD per 1M tokens, as a fact."""
    return _lowest(card, "output")


def _lowest(card: ModelCard, side: str) -> Fact:
    priced = list(bills(card, BLEND))
    if not priced:
        return _unpriced(card)
    sides = {"input": lambda bill: bill.input_price, "output": lambda bill: bill.output_price}
    bill = min(priced, key=sides[side])
    return _of_route(sides[side](bill), bill.route)


def _of_route(value: Decimal, route: Route, detail: str = "") -> Fact:
    return Fact(
        value,
        route.source,
        route.as_of,
        note=route.note,
        doubted=route.doubted,
        via=route.provider,
        detail=detail,
    )


def _unpriced(card: ModelCard) -> Fact:
    """Unknown, with the source that tracked the routes and found no price."""
    tracked = card.fact("providers")
    return Fact(NOT_SOURCED.value, tracked.source, tracked.as_of)
