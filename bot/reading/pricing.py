"""Which prices a message asks for: the tiers it names, and how much of the input is cached."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.reading.items import Item
from bot.reading.reading import Priced
from knowledge.cards import Tier

PRICES = frozenset({"blended_price", "input_price", "output_price", "monthly_cost"})
SEARCHED = frozenset({"model", "search", "best", "recommend"})
AT_STANDARD = Priced()
# Words between a model and its tier: "X in batch", "X on the free tier".
SMALL = ("in", "on", "with", "at", "the", "its", "as", "for")


def priced(items: Sequence[Item], share: Decimal | None) -> Priced:
    """The tiers and the share that the items of a message name; `share` is one in figures."""
    named = [name for item in items for name in item.sense.tiers]
    if any(item.sense.tiers_beside_price for item in items) and _asks_price(items):
        named += [name for item in items for name in item.sense.tiers_beside_price]
    if not named and share is None:
        return AT_STANDARD
    tiers = tuple(dict.fromkeys(map(Tier, named)))
    shares = [] if share is None else [share]
    if Tier.CACHED in tiers:
        shares += [item.sense.share for item in items if item.sense.share is not None]
    unclear = len(shares) > 1 or _is_of_some_models(items)
    return Priced(tiers, shares[0] if shares else None, unclear)


def _asks_price(items: Sequence[Item]) -> bool:
    """Whether the price of models is asked, rather than models at a price."""
    asked = any(name in PRICES for item in items for name, _ in item.sense.attributes)
    return asked and all(SEARCHED.isdisjoint(item.sense.cues) for item in items)


def _is_of_some_models(items: Sequence[Item]) -> bool:
    """Whether a tier stands right behind one model and not behind another: "X in batch or Y"."""
    last, *before = (list(_followed_by_tier(items)) or [False])[::-1]
    return any(before) and not (last and all(before))


def _followed_by_tier(items: Sequence[Item]) -> Iterator[bool]:
    """For each model named, whether a tier follows with nothing but small words between."""
    for place, item in enumerate(items):
        if item.mention:
            rest = (each for each in items[place + 1 :] if each.text not in SMALL)
            following = next(rest, None)
            yield bool(item.sense.tiers or (following and following.sense.tiers))
