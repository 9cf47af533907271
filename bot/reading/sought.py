"""The attributes that a message names, and which end of each is meant."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.reading.around import SHORT_SIDES, SIDES, is_period
from bot.reading.items import Item
from bot.reading.reading import Sought
from bot.reading.sense import Sense
from knowledge.attribute import Direction
from knowledge.capabilities import CAPABILITIES

# How many items away a direction word may stand from its attribute.
BESIDE = 3
# In a message of so few items "and out?" speaks of a side.
FEW = 2
SIDE_PRICES = tuple(f"{side}_price" for side in SIDES)
PRICE, CONTEXT, OUTPUT = "blended_price", "context_window", "max_output"
# An attribute whose words hold those of a wider one, which is not meant then.
WIDER = {"active_parameters": "parameters", "commercial_use": "license"}

# What models are limited by, but not put in order by.
SIZES = frozenset({"size", "how big", "how large"})
UNORDERED = frozenset({"openness", "license", "commercial_use"}) | {
    attribute.id for attribute in CAPABILITIES
}

Found = dict[str, Direction | None]


def sought(items: Sequence[Item]) -> tuple[Sought, ...]:
    """Attributes named, each once, with its direction if any mention of it has one."""
    found: Found = {}
    for place, item in enumerate(items):
        if not item.sense.attributes or item.mention or item.amount:
            continue
        compares = any(way for _, way in item.sense.attributes)
        if compares and (_is_comparative_of_next(items, place) or _sets_limit(items, place)):
            continue
        for name, own in item.sense.attributes:
            way = own or _earlier(items, place) or _nearest(items, place)
            found[name] = found.get(name) or way
    return tuple(Sought(name, way) for name, way in _meant(items, found).items())


def _meant(items: Sequence[Item], found: Found) -> Mapping[str, Direction | None]:
    """The attributes without those that only a part of another names, and prices by their side."""
    for special, wider in WIDER.items():
        if special in found:
            found.pop(wider, None)
    if len(found) > 1 and "parameters" in found and _says_only_size(items):
        found.pop("parameters")
    if OUTPUT in found and _says(items, "writes"):
        found.pop(CONTEXT, None)  # "the most tokens it can write in one answer"
    if found.keys() <= UNORDERED and (way := _size_meant(items)):
        return {"parameters": way, **found}
    return _by_side(items, found or _asked_without_noun(items))


def _asked_without_noun(items: Sequence[Item]) -> Found:
    """What "how many tokens" and "how much" ask for by themselves."""
    if _says(items, "how_many_tokens"):
        return {OUTPUT if _says(items, "writes") else CONTEXT: None}
    if _says(items, "per_million") and _paid(items) and not sides(items):
        return {PRICE: None}  # "what do I pay per million?"
    if _says(items, "same") and sides(items):
        return {PRICE: None}  # "input the same as X"
    return {PRICE: None} if _says(items, "how_much") and not any(map(is_period, items)) else {}


def _by_side(items: Sequence[Item], found: Found) -> Mapping[str, Direction | None]:
    """The attributes with the price of the side that is spoken of in place of the price."""
    named = [each for each in SIDE_PRICES if each in found]
    if found.get(PRICE) and named:
        # "Ordered by output cost, cheapest first": the order is of what was named.
        way = found.pop(PRICE)
        return {name: found[name] or way if name in named else found[name] for name in found}
    if PRICE not in found and not _says(items, "per_million") and (found or not _paid(items)):
        return found
    spoken = () if any(item.sense.tiers for item in items) else sides(items)
    if not spoken or named:
        return found
    way = found.setdefault(PRICE, None)
    split = {f"{side}_price": way for side in spoken}
    parts = [split if name == PRICE else {name: at} for name, at in found.items()]
    return {name: at for part in parts for name, at in part.items()}


def _says(items: Sequence[Item], cue: str) -> bool:
    return any(cue in item.sense.cues for item in items)


def _size_meant(items: Sequence[Item]) -> Direction | None:
    """The direction of a bare "smallest model" or "which is bigger": the size is meant."""
    ways = (item.sense.direction for item in items if "bare_size" in item.sense.cues)
    return next(ways, None)


def _says_only_size(items: Sequence[Item]) -> bool:
    """Whether the number of parameters is only meant by a word such as "how large"."""
    said = [item.text for item in items if item.sense.names("parameters")]
    return all(text in SIZES for text in said)


def _paid(items: Sequence[Item]) -> bool:
    """Whether something is paid for, but not a month or a traffic."""
    counted = any(item.amount or is_period(item) for item in items)
    return not counted and (_says(items, "cost") or _says(items, "how_much"))


def sides(items: Sequence[Item]) -> tuple[str, ...]:
    """The sides of a request that are spoken of by themselves: "and output?"."""
    return tuple(side for side in SIDES if _speaks_of(items, side))


def _speaks_of(items: Sequence[Item], side: str) -> bool:
    """Whether input or output is spoken of without an amount beside it: "on output, cheaper"."""
    sure = _says(items, "per_million") or len(items) <= FEW
    return any(
        side in item.sense.units
        and (sure or item.text not in SHORT_SIDES)
        and not _is_beside_amount(items, place)
        for place, item in enumerate(items)
    )


def _is_beside_amount(items: Sequence[Item], place: int) -> bool:
    near = range(max(0, place - 2), min(len(items), place + BESIDE))
    # The million of "per 1M input tokens" counts nothing.
    return any(items[at].amount and not (at and items[at - 1].text.endswith("per")) for at in near)


def _sets_limit(items: Sequence[Item], place: int) -> bool:
    """Whether a comparative belongs to an amount: "newer than 2025", "more context than 1M"."""
    following = items[place + 1 : place + 2 + BESIDE]
    than = next((at for at, item in enumerate(following) if "than" in item.sense.cues), None)
    amount = next((at for at, item in enumerate(following) if item.amount), None)
    if than is None or amount is None or amount < than:
        return False
    return not any(item.mention for item in following[:amount])


def _earlier(items: Sequence[Item], place: int) -> Direction | None:
    """The direction of "released before Kimi K2", "price below X": a bound in front of a name."""
    bounds = {"below": Direction.LOWER, "above": Direction.HIGHER}
    for bound, name in pairwise(items[place + 1 : place + 2 + BESIDE]):
        if name.mention and bound.sense.bound in bounds:
            return bounds[bound.sense.bound]
    return None


def _is_comparative_of_next(items: Sequence[Item], place: int) -> bool:
    """Whether "more recent" in "more recent knowledge cutoff" only gives the next its direction."""
    following = items[place + 1].sense.attributes if place + 1 < len(items) else ()
    directed = any(way and name == "released" for name, way in items[place].sense.attributes)
    return directed and any(name == "knowledge_cutoff" for name, _ in following)


def _nearest(items: Sequence[Item], place: int) -> Direction | None:
    """The direction word beside an attribute: "larger context", "context is larger"."""
    before = range(place - 1, max(-1, place - 1 - BESIDE), -1)
    after = range(place + 1, min(len(items), place + 1 + BESIDE))
    for at in (*before, *after):
        sense: Sense = items[at].sense
        limits = _sets_limit(items, at) or (sense.bound and _is_beside_amount(items, at))
        if sense.direction and not limits:
            return sense.direction
        own = next((way for _, way in sense.attributes if way), None)
        if own and at == place - 1:
            return own
    return None
