"""Traffic -> money: what a month costs on a route, and which route is cheapest."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from knowledge.cards import ModelCard, Route, Tier
from knowledge.facts import NOT_SOURCED, Fact, Unknown
from knowledge.rate import STANDARD, Rate
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


# Tiers in which nothing to pay per token is a price; in the others zero is a gap in the source.
WITHOUT_PRICE = {Tier.FREE, Tier.SUBSCRIPTION}
# Like for like: where some routes of a tier are so, those that are not are left out, in this order.
PREFERRED: tuple[Callable[[Route], bool], ...] = (
    lambda route: not route.doubted,
    lambda route: not route.region,
    lambda route: not route.resold,
)


@dataclass(frozen=True, slots=True)
class Bill:
    """What some traffic costs in USD on one route, and its prices per 1M tokens.

    `cache_price` is that of input read from the cache, None where no share of it is; `batch` is the
    route that a share of it is priced on, if one is.
    """

    usd: Decimal
    input_price: Decimal
    output_price: Decimal
    cache_price: Decimal | None
    route: Route
    batch: Route | None = None

    @property
    def prices(self) -> str:
        """The prices in words, with what they hold for: "$5 in, $0.50 cached, $30 out"."""
        cached = [] if self.cache_price is None else [f"{usd(self.cache_price)} cached"]
        into, out = f"{usd(self.input_price)} in", f"{usd(self.output_price)} out"
        in_batch = [] if self.batch is None else [_in_batch(self.batch)]
        return ", ".join((into, *cached, out, *in_batch, *_conditions(self.route)))


def _in_batch(route: Route) -> str:
    prices = [usd(each) for each in (route.input, route.output) if isinstance(each, Decimal)]
    return f"in batch {' in, '.join(prices)} out"


def bills(card: ModelCard, traffic: Traffic, rate: Rate = STANDARD) -> tuple[Bill, ...]:
    """The bill of every route that is priced at a rate, undoubted and usual ones before others.

    Volume times the base price. A route at $0 is no price: plans and free tiers say so
    by their tier, and zero without one is a gap in a source.
    """
    found = list(_priced(card, traffic, rate))
    if rate.batch:
        found = list(_with_batch(card, traffic, rate, found))
    for is_preferred in PREFERRED:
        found = [bill for bill in found if is_preferred(bill.route)] or found
    return tuple(found)


def _priced(card: ModelCard, traffic: Traffic, rate: Rate) -> Iterator[Bill]:
    for route in card.routes:
        if route.tier is not rate.tier or isinstance(route.input, Unknown):
            continue
        if isinstance(route.output, Unknown) or (rate.cached and not route.cache_read):
            continue
        if not (route.input or route.output) and rate.tier not in WITHOUT_PRICE:
            continue
        cached = route.cache_read if rate.cached else None
        into = _mixed(route.input, cached, rate.cached)
        total = into * traffic.input_tokens + route.output * traffic.output_tokens
        yield Bill(total / MILLION, route.input, route.output, cached, route)


def _with_batch(
    card: ModelCard, traffic: Traffic, rate: Rate, found: Iterable[Bill]
) -> Iterator[Bill]:
    """The bills with a share of the requests in batch, where the same provider prices both."""
    batch = list(_priced(card, traffic, replace(rate, tier=Tier.BATCH, batch=Decimal(0))))
    for bill in found:
        same = [each for each in batch if _is_same_offer(each.route, bill.route)]
        if same:
            least = min(same, key=lambda each: each.usd)
            total = (1 - rate.batch) * bill.usd + rate.batch * least.usd
            yield replace(bill, usd=total, batch=least.route)


def _is_same_offer(one: Route, other: Route) -> bool:
    return (one.provider, one.region, one.above) == (other.provider, other.region, other.above)


def _mixed(price: Decimal, cached: Decimal | None, share: Decimal) -> Decimal:
    """What 1M input tokens cost with a share of them read from the cache."""
    return price if cached is None else (1 - share) * price + share * cached


def cheapest(card: ModelCard, traffic: Traffic, rate: Rate = STANDARD) -> Bill | None:
    """The cheapest bill for some traffic, or None where no route is priced at the rate."""
    return min(bills(card, traffic, rate), key=lambda bill: bill.usd, default=None)


def monthly_cost(card: ModelCard, traffic: Traffic = DEFAULT_MONTH, rate: Rate = STANDARD) -> Fact:
    """A month's cost in USD on the cheapest route of a rate, as a fact."""
    return _fact(card, traffic, rate)


def blended_price(card: ModelCard, rate: Rate = STANDARD) -> Fact:
    """USD per 1M tokens of a blend of 3 parts input to 1 part output, on the cheapest route."""
    return _fact(card, BLEND, rate)


def _fact(card: ModelCard, traffic: Traffic, rate: Rate) -> Fact:
    bill = cheapest(card, traffic, rate)
    return _unpriced(card) if bill is None else _of_route(bill.usd, bill.route, bill.prices)


def input_price(card: ModelCard, rate: Rate = STANDARD) -> Fact:
    """The lowest input price of a rate in USD per 1M tokens, as a fact."""
    bill = cheapest(card, Traffic(int(MILLION), 0), rate)
    if bill is None:
        return _unpriced(card)
    write = bill.route.cache_write if rate.cached else None
    written = [f"{usd(write)} to write to the cache"] if write else []
    return _of_route(bill.usd, bill.route, ", ".join((*written, *_conditions(bill.route))))


def output_price(card: ModelCard, rate: Rate = STANDARD) -> Fact:
    """The lowest output price of a rate in USD per 1M tokens, as a fact."""
    bill = cheapest(card, Traffic(0, int(MILLION)), rate)
    if bill is None:
        return _unpriced(card)
    return _of_route(bill.usd, bill.route, ", ".join(_conditions(bill.route)))


def _conditions(route: Route) -> Iterator[str]:
    """What a route's prices hold for, where that is not every prompt or region."""
    if route.above:
        yield f"for prompts over {route.above:,} tokens"
    if route.region:
        yield f"region {route.region}"


def _of_route(value: Decimal, route: Route, detail: str) -> Fact:
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
