"""The last look at a foreign listing: only values that the catalog could hold get through."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from knowledge.attribute import Attribute
from knowledge.sources.figures import MOST_TOKENS, MOST_USD
from knowledge.sources.imported.fields import text
from knowledge.sources.imported.form import Unfit
from knowledge.sources.listing import Listing, Price

MOST_PRICES = 60
MOST = {"context_window": MOST_TOKENS, "max_output": MOST_TOKENS, "parameters": 10**14}
NO_ID = "no id"
NOTHING = "nothing to take"


def passed(listing: Listing, attributes: Mapping[str, Attribute]) -> Listing:
    """The listing with its sound values only; Unfit where it has no id, or nothing is left."""
    sound = replace(
        listing,
        id=text(listing.id),
        name=text(listing.name),
        maker=text(listing.maker),
        provider=text(listing.provider),
        facts=dict(_facts(listing.facts, attributes)),
        prices=tuple(price for price in listing.prices[:MOST_PRICES] if _is_sound(price)),
    )
    if not sound.id:
        raise Unfit(NO_ID)
    if not (sound.facts or sound.prices or sound.scores):
        raise Unfit(NOTHING)
    return sound


def _facts(
    facts: Mapping[str, Any], attributes: Mapping[str, Attribute]
) -> Iterator[tuple[str, Any]]:
    for name, value in facts.items():
        attribute = attributes.get(name)
        if attribute is None or not attribute.authored or not _is_said(name, value):
            continue
        try:
            yield name, attribute.scale.load(value)
        except ValueError:
            continue


def _is_said(name: str, value: Any) -> bool:
    """Whether a value says anything, in a size that can be meant."""
    if isinstance(value, str):
        return bool(text(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return 0 < value <= MOST.get(name, value)
    return value is not None


def _is_sound(price: Price) -> bool:
    amounts = (price.input, price.output, price.cache_read, price.cache_write)
    given = [amount for amount in amounts if amount is not None]
    return price.above >= 0 and all(
        amount.is_finite() and 0 <= amount <= MOST_USD for amount in given
    )
