"""The attributes that a message names, and which end of each is meant."""

from collections.abc import Sequence

from bot.reading.items import Item
from bot.reading.reading import Sought
from knowledge.attribute import Direction

# How many items away a direction word may stand from its attribute.
BESIDE = 3


def sought(items: Sequence[Item]) -> tuple[Sought, ...]:
    """Attributes named, each once, with its direction if any mention of it has one."""
    found: dict[str, Direction | None] = {}
    for place, item in enumerate(items):
        if not item.sense.attributes or item.mention or item.amount:
            continue
        if _is_comparative_of_next(items, place):
            continue
        for name, own in item.sense.attributes:
            way = own or _earlier(items, place) or _nearest(items, place)
            found[name] = found.get(name) or way
    return tuple(Sought(name, direction) for name, direction in found.items())


def _earlier(items: Sequence[Item], place: int) -> Direction | None:
    """The direction of "released before Kimi K2": a bound in front of a name compares dates."""
    following = items[place + 1 : place + 3]
    if len(following) < 2 or not following[1].mention or not items[place].sense.names("released"):
        return None
    bounds = {"below": Direction.LOWER, "above": Direction.HIGHER}
    return bounds.get(following[0].sense.bound)


def _is_comparative_of_next(items: Sequence[Item], place: int) -> bool:
    """Whether "more recent" in "more recent knowledge cutoff" only gives the next its direction."""
    following = items[place + 1].sense.attributes if place + 1 < len(items) else ()
    directed = any(way and name == "released" for name, way in items[place].sense.attributes)
    return directed and bool(following) and not any(way for _, way in following)


def _nearest(items: Sequence[Item], place: int) -> Direction | None:
    """The direction word beside an attribute: "larger context", "context is larger"."""
    before = items[max(0, place - BESIDE) : place][::-1]
    after = items[place + 1 : place + 1 + BESIDE]
    for distance, item in enumerate((*before, *after)):
        sense = item.sense
        if sense.direction:
            return sense.direction
        if distance == 0 and before:
            way = next((way for _, way in sense.attributes if way), None)
            if way:
                return way
    return None
