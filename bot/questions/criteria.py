"""What is searched for: a reading's limits and order, and how they are said."""

from dataclasses import dataclass

from bot.library import Library
from bot.reading import Reading
from knowledge.attribute import Direction
from knowledge.capabilities import CAPABILITIES
from knowledge.prices import how
from knowledge.search import Criteria, Limit, Order

FLAGS = frozenset(attribute.id for attribute in CAPABILITIES)
# Attributes that a search limits by, or that have no order to rank by.
NOT_ORDERS = FLAGS | {
    "openness", "commercial_use", "providers", "retired", "license", "architecture",
    "decision_fit", "best_for",
}  # fmt: skip
BOUNDS = {
    (Direction.HIGHER, True): "over",
    (Direction.HIGHER, False): "at least",
    (Direction.LOWER, True): "under",
    (Direction.LOWER, False): "at most",
}
DATED = {"over": "after", "at least": "from", "under": "before", "at most": "up to"}


@dataclass(frozen=True, slots=True)
class Beyond:
    """A limit that another model sets: "cheaper than GPT-4 Turbo"."""

    model: str
    attribute: str
    direction: Direction

    def reason(self, library: Library) -> str:
        """Why the model's own value is not known, if it is not."""
        fact = library.attribute(self.attribute).of(library.card(self.model))
        return "" if fact.known else str(fact.value)

    def limit(self, library: Library) -> Limit | None:
        """The limit at the model's own value; None where that is not known."""
        fact = library.attribute(self.attribute).of(library.card(self.model))
        if not fact.known:
            return None
        return Limit(self.attribute, self.direction, fact.value, strict=True)


def beyond_of(reading: Reading) -> Beyond:
    """What a reading measures by a model; it has one model and a direction."""
    sought = next(each for each in reading.sought if each.direction)
    return Beyond(reading.cards[0].id, sought.attribute, sought.direction or Direction.HIGHER)


def criteria_of(reading: Reading) -> Criteria:
    """The limits and order of a reading; capabilities after "without" are unwanted."""
    lacking = reading.has("negative")
    limits = [stated.limit() for stated in reading.stated]
    limits += [
        Limit(name, Direction.LOWER if lacking else Direction.HIGHER, not lacking)
        for name in reading.attributes
        if name in FLAGS
    ]
    if reading.openness:
        way = Direction.LOWER if reading.openness == "proprietary" else Direction.HIGHER
        limits.append(Limit("openness", way, reading.openness))
    if "commercial_use" in reading.attributes:
        limits.append(Limit("commercial_use", Direction.HIGHER, "with conditions"))
    return Criteria(tuple(limits), reading.maker, reading.provider, _order(reading), reading.top)


def _order(reading: Reading) -> Order | None:
    limited = {stated.attribute for stated in reading.stated}
    free = [each for each in reading.sought if each.attribute not in NOT_ORDERS]
    # What is not limited as well is what the order is by.
    for sought in sorted(free, key=lambda each: (each.attribute in limited, not each.direction)):
        # In "a large context, over 200k" the limit is meant, in "the largest over 200k" both are.
        ranks = sought.attribute not in limited or reading.has("superlative", "order", "best")
        if sought.direction and (ranks or reading.top):
            return Order(sought.attribute, sought.direction)
        if sought.attribute not in limited and (reading.has("best", "order") or reading.top):
            lower = sought.attribute.endswith(("price", "cost"))
            return Order(sought.attribute, Direction.LOWER if lower else Direction.HIGHER)
    return None


def wanted(library: Library, criteria: Criteria) -> str:
    """What was searched for, in words."""
    parts = [_limit_words(library, limit) for limit in criteria.limits]
    if criteria.maker:
        parts.append(f"from {library.catalog.makers[criteria.maker].name}")
    if criteria.provider:
        parts.append(f"on {library.provider(criteria.provider)}")
    if library.rate:
        parts.append(how(library.rate))
    return ", ".join(parts)


def order_words(library: Library, order: Order | None) -> str:
    """How the first of an order is said: "has the largest context window"."""
    if order is None:
        return ""
    attribute = library.attribute(order.attribute)
    phrase = attribute.most if order.direction is Direction.HIGHER else attribute.least
    return phrase.of_many


def _limit_words(library: Library, limit: Limit) -> str:
    attribute = library.attribute(limit.attribute)
    if attribute.is_flag:
        return f"{'with' if limit.value else 'without'} {attribute.name}"
    if attribute.id == "openness":
        return str(limit.value)
    if attribute.id == "commercial_use":
        return "usable commercially"
    bound = BOUNDS[limit.direction, limit.strict]
    if attribute.id == "released":
        return f"released {DATED[bound]} {limit.value}"
    return f"{attribute.name} {bound} {attribute.scale.write(limit.value)}"
