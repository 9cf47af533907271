"""The price list of the package genai-prices, whose data are Python objects.

Left out are the classes of service flex, priority and fast, prices by the search, the second, the
image and the like, and the other ids that an entry's price is good for: they name other models.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from knowledge.cards import Tier
from knowledge.harvest import BrokenSource
from knowledge.sources.faults import Fault, sound
from knowledge.sources.figures import tokens, usd
from knowledge.sources.listing import Listing, Price
from knowledge.sources.packages import Package
from knowledge.sources.pricing import price, region_of, tier_of
from knowledge.sources.stated import known
from knowledge.sources.text_models import writes_text

SIDES = ("input_mtok", "output_mtok", "cache_read_mtok", "cache_write_mtok")
BATCH = ("processing", "batch")
ROUTE = "route"

# What is asked per side: a price, or an object with a `base` price and `tiers` from a `start` on.
Rates = Mapping[str, Any]


def read(package: Package) -> Iterable[Any]:
    """The installed package's providers, each with its models."""
    module = package.module("genai_prices.data")
    try:
        return list(module.providers)
    except (AttributeError, TypeError) as fault:
        raise BrokenSource(f"{package.name} {package.version}: no providers in it") from fault


def listings(data: Any, package: Package, faults: list[Fault]) -> Iterator[Listing]:
    """One listing for each model of each provider, with the prices in force on the package's day.

    Of prices that change with the hour the dearest is taken: the others may not be counted on.
    """
    day = date.fromisoformat(package.as_of)
    rows = (
        (f"{provider.id}/{model.id}", partial(_listing, package.source, provider.id, day, model))
        for provider in data
        for model in provider.models
    )
    yield from sound(rows, package.source, faults)


def _listing(source: str, provider: str, day: date, model: Any) -> Listing | None:
    rates = _in_force(model.prices, day)
    offer, name = str(model.id), str(model.name or "")
    # A price without one for output is asked for something else than an answer in words.
    if not writes_text(offer, name) or (rates and not set(SIDES[:2]) <= rates.keys()):
        return None
    prices = (*_prices(offer, name, rates), *_variants(model, rates, day))
    return Listing(
        source,
        provider,
        offer,
        name,
        facts=known({"context_window": tokens(model.context_window or 0)}),
        prices=tuple(found for found in prices if found),
        deprecated=bool(model.deprecated),
    )


def _in_force(prices: Any, day: date) -> Rates:
    """What is asked on a day."""
    if not isinstance(prices, list):
        return _rates(prices)
    begun = [(_rates(each.prices), each.constraint) for each in prices if _has_begun(each, day)]
    dated = [rates for rates, limit in begun if not hasattr(limit, "start_time")]
    hourly = [rates for rates, limit in begun if hasattr(limit, "start_time")]
    return max((dated[-1] if dated else {}, *hourly), key=_cost)


def _prices(offer: str, name: str, rates: Rates) -> Iterator[Price | None]:
    tier, region = tier_of(offer, name), region_of(offer)
    yield _price(tier, rates, 0, region)
    for step in _steps(rates) if tier is Tier.STANDARD else ():
        yield _price(Tier.LONG_CONTEXT, rates, step, region)


def _variants(model: Any, rates: Rates, day: date) -> Iterator[Price | None]:
    """The prices in batches and on other routes: what a variant leaves unsaid stays as it is."""
    own: dict[tuple[str, str], dict[str, Any]] = {}
    for variant in model.price_variants or ():
        if len(variant.when) == 1 and _has_begun(variant, day):
            (when,) = variant.when.items()
            own[when] = {**_rates(variant.prices), **own.get(when, {})}
    for when, changed in own.items():
        both = {**rates, **changed}
        if not changed.keys() & set(SIDES[:2]):
            continue
        if when == BATCH:
            yield _price(Tier.BATCH, both, 0, region_of(model.id))
        elif when[0] == ROUTE:
            yield _price(Tier.STANDARD, both, 0, when[1].rpartition("/")[2])


def _price(tier: Tier, rates: Rates, above: int, region: str) -> Price | None:
    paid, written, cache_read, cache_write = (_rate(rates.get(side), above) for side in SIDES)
    return price(tier, paid, written, cache_read, cache_write, above=above, region=region)


def _rates(prices: Any) -> Rates:
    asked = vars(prices)
    return {side: asked[side] for side in asked if asked[side] is not None}


def _rate(asked: Any, above: int) -> Decimal | None:
    """The price of one side for a prompt of more than `above` tokens."""
    if asked is None:
        return None
    steps = [step.price for step in _tiers(asked) if 0 < step.start <= above]
    return usd(steps[-1] if steps else getattr(asked, "base", asked))


def _steps(rates: Rates) -> list[int]:
    starts = {tokens(step.start) for side in SIDES for step in _tiers(rates.get(side))}
    return sorted(start for start in starts if start)


def _tiers(asked: Any) -> list[Any]:
    return sorted(getattr(asked, "tiers", ()), key=lambda step: step.start)


def _cost(rates: Rates) -> Decimal:
    return sum((_rate(rates.get(side), 0) or Decimal(0) for side in SIDES[:2]), Decimal(0))


def _has_begun(conditional: Any, day: date) -> bool:
    begins = getattr(conditional.constraint, "start_date", None)
    return begins is None or begins <= day
