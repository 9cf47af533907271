"""Models that meet limits, in an order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from bot.library import Library
from bot.questions.asked import criteria_slots, pair_steps
from bot.questions.listed import columns, rows
from bot.questions.question import Question
from bot.reading import Reading
from bot.reply import Receipt, Reply, Status
from knowledge.attribute import Direction
from knowledge.capabilities import CAPABILITIES
from knowledge.search import Criteria, Found, Limit, Order
from knowledge.search import search as find

FLAGS = frozenset(attribute.id for attribute in CAPABILITIES)
NOT_ORDERS = frozenset({"openness", "commercial_use", "providers", "retired", *FLAGS})


@dataclass(frozen=True, slots=True)
class Search(Question):
    """Limits and order over the whole catalog."""

    criteria: Criteria

    kind = "search"
    about = "Models that meet limits, in an order"
    examples = (
        "open weights with vision over 200k",
        "cheapest model with function calling",
        "models from Anthropic released after 2024",
        "top 3 models by context",
    )

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """No model named, every word understood, and at least one limit or an order."""
        if reading.cards or reading.unexplained or reading.traffic:
            return None
        found = criteria_of(reading)
        asks = reading.has("model", "search") or reading.stated or found.order or reading.openness
        return cls(found) if found and asks else None

    def answer(self, library: Library) -> Reply:
        """The matches, best first; what the order cannot place; what an unknown keeps out."""
        found = find(library.catalog, self.criteria)
        shown = found.matches[: self.criteria.top] if self.criteria.top else found.matches
        order = self.criteria.order
        limits = (limit.attribute for limit in self.criteria.limits)
        wanted = (*((order.attribute,) if order else ()), *limits)
        table, sources = rows(library, shown, columns(library, wanted))
        return Reply(
            headline=self._headline(library, found),
            receipt=Receipt(
                kind=self.kind,
                status=Status.ANSWERED,
                edition=library.catalog.edition,
                attribute=order.attribute if order else None,
                slots=criteria_slots(self.criteria),
                results=tuple(card.id for card in shown),
            ),
            table=table,
            notes=tuple(self._notes(library, found)),
            sources=sources,
            steps=pair_steps(shown[:2], "overview", "cost") if len(shown) > 1 else (),
        )

    def _headline(self, library: Library, found: Found) -> str:
        order = self.criteria.order
        placed = len(found.matches) - found.unplaced
        if not found.matches:
            shape = "none"
        elif order is None:
            shape = "matches"
        else:
            shape = "first" if placed else "unplaced"
        attribute = library.attribute(order.attribute) if order else None
        first = found.matches[0] if found.matches else None
        return library.wording.say(
            "search",
            shape,
            wanted=self._wanted(library),
            count=len(found.matches),
            names=[card.name for card in found.matches[: self.criteria.top or 3]],
            attribute=attribute.name if attribute else "",
            verb=_verb(library, order),
            value=attribute.show(attribute.of(first)) if attribute and first else "",
        )

    def _wanted(self, library: Library) -> str:
        """What was searched for, in words."""
        parts = [_limit_words(library, limit) for limit in self.criteria.limits]
        if self.criteria.maker:
            parts.append(f"from {library.catalog.makers[self.criteria.maker].name}")
        if self.criteria.provider:
            parts.append(f"on {library.provider(self.criteria.provider)}")
        return ", ".join(parts)

    def _notes(self, library: Library, found: Found) -> Iterator[str]:
        say = library.wording.say
        order = self.criteria.order
        if order:
            attribute = library.attribute(order.attribute)
            yield say("search", "rule", attribute=attribute.name, meaning=attribute.meaning)
        placed = len(found.matches) - found.unplaced
        if order and found.unplaced and placed:
            names = [card.name for card in found.matches[placed:]]
            yield say(
                "search", "unranked", names=names, attribute=library.attribute(order.attribute).name
            )
        if found.unsettled:
            doubts = [f"{card.name} ({attribute.name})" for card, attribute in found.unsettled[:5]]
            yield say("search", "unsettled", doubts=doubts, more=len(found.unsettled) - len(doubts))


def criteria_of(reading: Reading) -> Criteria:
    """The limits and order of a reading; capabilities named are wanted, or unwanted after "without"."""
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
    for sought in reading.sought:
        if sought.attribute in NOT_ORDERS:
            continue
        if sought.direction:
            return Order(sought.attribute, sought.direction)
        if sought.attribute not in limited and reading.has("best"):
            return Order(sought.attribute, Direction.HIGHER)
        if sought.attribute not in limited and reading.top:
            return Order(sought.attribute, Direction.HIGHER)
    return None


def _verb(library: Library, order: Order | None) -> str:
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
    if attribute.id == "released":
        words = {
            (Direction.HIGHER, True): "after",
            (Direction.HIGHER, False): "from",
            (Direction.LOWER, True): "before",
            (Direction.LOWER, False): "up to",
        }
        return f"released {words[limit.direction, limit.strict]} {limit.value}"
    bounds = {
        (Direction.HIGHER, True): "over",
        (Direction.HIGHER, False): "at least",
        (Direction.LOWER, True): "under",
        (Direction.LOWER, False): "at most",
    }
    bound = bounds[limit.direction, limit.strict]
    return f"{attribute.name} {bound} {attribute.scale.write(limit.value)}"
