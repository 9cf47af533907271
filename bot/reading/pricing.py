"""Which prices a message asks for: the tiers it names, and how much of the input is cached."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.reading.items import Item
from bot.reading.reading import Priced
from bot.reading.vocabulary import Role
from knowledge.cards import Tier

PRICES = ("blended_price", "input_price", "output_price", "monthly_cost")
# Words between a model and its tier: "X in batch", "X on the free tier".
SMALL = ("in", "on", "with", "at", "the", "its", "as", "for")


def priced(items: Sequence[Item], share: Decimal | None) -> Priced:
    """The tiers and the share that the items of a message name; `share` is one in figures."""
    roles = (Role.TIER, Role.TIER_BESIDE_PRICE) if _asks_price(items) else (Role.TIER,)
    named = (Tier(name) for item in items for role in roles for name in item.values(role))
    tiers = tuple(dict.fromkeys(named))
    shares = [] if share is None else [share]
    if Tier.CACHED in tiers:
        shares += [Decimal(name) for item in items for name in item.values(Role.SHARE)]
    unclear = len(shares) > 1 or _is_of_some_models(items)
    return Priced(tiers, shares[0] if shares else None, unclear)


def _asks_price(items: Sequence[Item]) -> bool:
    """Whether the price of models is asked, rather than models at a price."""
    asked = any(item.means(Role.ATTRIBUTE, *PRICES) for item in items)
    sought = any(item.means(Role.CUE, "model", "search", "best", "recommend") for item in items)
    return asked and not sought


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
            beside = item.means(Role.TIER) or (following and following.means(Role.TIER))
            yield bool(beside)
