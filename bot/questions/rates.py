"""What tier prices were asked in, and what is said where a model has none in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.library import Library
from bot.reading import Reading, Sought
from knowledge.cards import ModelCard, Tier
from knowledge.cost import WITHOUT_PRICE
from knowledge.prices import PRICES
from knowledge.rate import STANDARD, Rate

PRICE, INPUT = "blended_price", "input_price"
# Words that ask for something else than the price in a tier.
OTHER_TOPICS = ("switch", "alternatives", "instead", "replace", "recommend", "profile", "changes")
PRICED = frozenset(price.id for price in PRICES)


def rate_of(reading: Reading) -> Rate | None:
    """The rate that prices are asked at; None where it cannot be told, or is only denied."""
    denied = reading.has("negative") and "negative" not in reading.head
    unread = any(word[0].isdigit() for word in reading.unexplained)
    return None if reading.priced and (denied or unread) else reading.priced.rate


def at_rate(reading: Reading) -> Reading:
    """The reading with a cached price read as one of the input, which alone can be cached."""
    priced = reading.priced
    if priced.share is not None or Tier.CACHED not in priced.tiers:
        return reading
    sought = tuple(
        Sought(INPUT if each.attribute == PRICE else each.attribute, each.direction)
        for each in reading.sought
    )
    return replace(reading, sought=sought)


def sought_at(reading: Reading) -> tuple[Sought, ...]:
    """The attributes named; a tier by itself asks for the price in it."""
    if reading.sought or not reading.priced or reading.has(*OTHER_TOPICS):
        return at_rate(reading).sought
    is_cached = reading.priced.share is None and Tier.CACHED in reading.priced.tiers
    return (Sought(INPUT if is_cached else PRICE),)


def is_of_prices(sought: Sequence[Sought]) -> bool:
    """Whether a tier has anything to do with what is asked."""
    return any(each.attribute in PRICED for each in sought)


def rate_slots(rate: Rate) -> Mapping[str, Any]:
    """The slots of a rate; empty for the standard one."""
    if not rate:
        return {}
    cached = {"cached_share": float(rate.cached)} if rate.cached else {}
    batch = {"batch_share": float(rate.batch)} if rate.batch else {}
    return {"tier": rate.label, **cached, **batch}


def price_noun(rate: Rate) -> str:
    """What a rate has: "batch price", "long-context price", "batch cached price", "free route"."""
    noun = "route" if rate.tier in WITHOUT_PRICE else "price"
    cached = f"{Tier.CACHED} " if rate.cached else ""
    tier = "" if rate.tier is STANDARD.tier else f"{rate.tier} ".replace(" context", "-context")
    return f"{tier}{cached}{noun}"


def none_known(library: Library, card: ModelCard, provider: str | None = None) -> str:
    """That a model has no price at the library's rate, and what its standard price is."""
    standard = library.at(STANDARD).attribute(PRICE)
    fact = standard.of(card)
    return library.wording.say(
        "rates",
        "none",
        name=card.name,
        where=f" on {library.provider(provider)}" if provider else "",
        price=price_noun(library.rate),
        reason=str(library.attribute(PRICE).of(card).value),
        standard=fact.detail if fact.known else "",
        place=library.provider(fact.via),
        doubted=fact.doubted,
        source=fact.source.name,
        date=fact.as_of,
    )


def instead(
    library: Library, cards: Sequence[ModelCard], provider: str | None = None
) -> Iterator[str]:
    """What is said of each model without a price at the rate, if it is not the standard one."""
    for card in cards if library.rate else ():
        if not library.attribute(PRICE).of(card).known:
            yield none_known(library, card, provider)
