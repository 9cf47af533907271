"""Offers of a closed model at under half of what most ask for it: slips of a source, or old prices.

Whoever serves a closed model buys it from its maker; open weights cost what their server likes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from knowledge.cards import Route, Tier
from knowledge.cost import BLEND
from knowledge.facts import Unknown

# Of the median of the others, by a blend of 3 parts input to 1 part output.
LEAST = Decimal("0.5")
ENOUGH = 5
NOTE = "Under half of what others ask, so not taken for the cheapest."


def doubted(routes: Sequence[Route]) -> tuple[Route, ...]:
    """The routes, with a doubt on those under half of what at least five others ask.

    Usual standard prices are compared, none of them resold.
    """
    prices = {place: price for place, route in enumerate(routes) if (price := _price(route))}
    return tuple(
        replace(route, doubted=True, note=NOTE) if _is_far_below(place, prices) else route
        for place, route in enumerate(routes)
    )


def _is_far_below(place: int, prices: Mapping[int, Decimal]) -> bool:
    others = [price for other, price in prices.items() if other != place]
    return place in prices and len(others) >= ENOUGH and prices[place] < LEAST * median(others)


def _price(route: Route) -> Decimal | None:
    """What the blend costs on a usual standard route, or None where it has no price."""
    if route.tier is not Tier.STANDARD or route.resold or route.region or route.note:
        return None
    if isinstance(route.input, Unknown) or isinstance(route.output, Unknown):
        return None
    return route.input * BLEND.input_tokens + route.output * BLEND.output_tokens
