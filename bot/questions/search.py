"""Models that meet limits, in an order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Self

from bot.library import Library
from bot.questions.asked import criteria_slots, is_asked, is_beyond, pair_steps
from bot.questions.criteria import Beyond, beyond_of, criteria_of, order_words, wanted
from bot.questions.listed import columns, rows
from bot.questions.looking import is_unclear, looks_for_models
from bot.questions.matching import match_caveats, match_notes, matching, measured_alike
from bot.questions.question import Question
from bot.questions.rates import PRICE, at_rate, rate_of, rate_slots
from bot.reading import Reading
from bot.reply import Receipt, Reply, Step
from knowledge.attribute import Direction
from knowledge.cards import ModelCard
from knowledge.cost import WITHOUT_PRICE
from knowledge.rate import STANDARD, Rate
from knowledge.search import Criteria, Found, Order

NOTHING = (Found((), 0, ()), 0)

MOST_LEADERS = 3


@dataclass(frozen=True, slots=True)
class Search(Question):
    """Limits and order over the whole catalog; `beyond` is a limit that a model's value sets."""

    criteria: Criteria
    beyond: Beyond | None = None
    rate: Rate = STANDARD

    kind = "search"
    about = "Models that meet limits, in an order"
    uses = frozenset({"condition", "stated", "maker", "provider", "top", "negative", "rate"})
    examples = (
        "open weights with vision over 200k",
        "cheapest model with function calling",
        "models from Anthropic released after 2024",
        "top 3 models by context",
        "models cheaper than GPT-4 Turbo",
    )

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """No model named (or one to measure by), every word understood, a limit or an order."""
        rate = rate_of(reading)
        if reading.unexplained or reading.traffic or rate is None:
            return None
        reading = at_rate(reading)
        found = _ranked(criteria_of(reading), rate)
        if is_unclear(reading, found):
            return None
        if is_beyond(reading):
            directed = [each for each in reading.sought if each.direction]
            return cls(found, beyond_of(reading), rate) if len(directed) == 1 else None
        if reading.cards or not (
            (found or rate) and looks_for_models(reading) and is_asked(reading)
        ):
            return None
        return cls(found, None, rate)

    def answer(self, library: Library) -> Reply:
        """The matches, best first; what the order cannot place; what an unknown keeps out."""
        criteria = self.criteria_in(library)
        every = measured_alike(library.at(self.rate), criteria, others=True)
        library = self.at_rate(library)
        found, unpriced = matching(library, criteria) if self._asks(criteria) else NOTHING
        shown = found.matches[: criteria.top] if criteria.top else found.matches
        told = _told(criteria)
        table, sources = rows(every, shown, columns(every, told))
        return Reply(
            headline=self._headline(library, criteria, found),
            receipt=self._receipt(library, criteria, found, shown),
            table=table,
            notes=(
                *match_notes(library, criteria, found, unpriced),
                *match_caveats(library, criteria, shown, told),
            ),
            sources=sources,
            steps=_steps(shown),
        )

    def _receipt(
        self, library: Library, criteria: Criteria, found: Found, shown: Sequence[ModelCard]
    ) -> Receipt:
        return self.receipt(
            library,
            models=(self.beyond.model,) if self.beyond else (),
            attribute=criteria.order.attribute if criteria.order else None,
            leaders=tuple(card.id for card in _leaders(library, criteria, found)),
            slots={**criteria_slots(self.criteria), **rate_slots(self.rate)},
            results=tuple(card.id for card in shown),
        )

    def at_rate(self, library: Library) -> Library:
        """The library with the prices and scores that the search looks at."""
        return measured_alike(library.at(self.rate), self.criteria)

    def criteria_in(self, library: Library) -> Criteria:
        """The criteria with the limit of the other model; empty where that is not known."""
        if self.beyond is None:
            return self.criteria
        limit = self.beyond.limit(library.at(self.rate))
        if limit is None:
            return Criteria()
        return replace(self.criteria, limits=(*self.criteria.limits, limit))

    def _asks(self, criteria: Criteria) -> bool:
        """Whether anything can be looked for: not where the model to measure by has no value."""
        return bool(criteria) or self.beyond is None

    def _headline(self, library: Library, criteria: Criteria, found: Found) -> str:
        order = criteria.order
        attribute = library.attribute(order.attribute) if order else None
        leaders = _leaders(library, criteria, found)
        placed = found.matches[: len(found.matches) - found.unplaced] if order else found.matches
        return library.wording.say(
            "search",
            _shape(criteria, found) if self._asks(criteria) else "unmeasured",
            model=library.card(self.beyond.model).name if self.beyond else "",
            measure=library.attribute(self.beyond.attribute).name if self.beyond else "",
            reason=self.beyond.reason(library) if self.beyond else "",
            wanted=wanted(library, criteria),
            count=len(found.matches),
            names=[card.name for card in found.matches[: criteria.top or 3]],
            leaders=_named(leaders),
            then=[card.name for card in placed if card not in leaders][: _more(criteria, leaders)],
            attribute=attribute.name if attribute else "",
            verb=order_words(library, order),
            value=attribute.show(attribute.of(leaders[0])) if attribute and leaders else "",
        )


def _ranked(criteria: Criteria, rate: Rate) -> Criteria:
    """The criteria, the cheapest first where a tier with prices is all that ranks them."""
    if criteria.order or not rate or rate.tier in WITHOUT_PRICE:
        return criteria
    return replace(criteria, order=Order(PRICE, Direction.LOWER))


def _told(criteria: Criteria) -> list[str]:
    """The attributes that decide which models match, and in what order: the order's first."""
    first = [criteria.order.attribute] if criteria.order else []
    return [*first, *(limit.attribute for limit in criteria.limits)]


def _leaders(library: Library, criteria: Criteria, found: Found) -> list[ModelCard]:
    """The matches that share the first place of the order; none where it is not known."""
    placed = found.matches[: len(found.matches) - found.unplaced]
    if criteria.order is None or not placed:
        return []
    attribute = library.attribute(criteria.order.attribute)
    first = attribute.of(placed[0]).value
    return list(takewhile(lambda card: attribute.of(card).value == first, placed))


def _named(leaders: list[ModelCard]) -> list[str]:
    """The names of the leaders, at most three and how many more there are."""
    names = [card.name for card in leaders]
    if len(names) <= MOST_LEADERS + 1:
        return names
    return [*names[:MOST_LEADERS], f"{len(names) - MOST_LEADERS} more"]


def _more(criteria: Criteria, leaders: list[ModelCard]) -> int:
    """How many to name behind the leaders: three in all, or as many as were asked for."""
    return max(0, (criteria.top or 3) - len(leaders))


def _shape(criteria: Criteria, found: Found) -> str:
    if not found.matches:
        return "none"
    if criteria.order is None:
        return "matches"
    return "first" if found.unplaced < len(found.matches) else "unplaced"


def _steps(shown: tuple[ModelCard, ...]) -> tuple[Step, ...]:
    if len(shown) > 1:
        return pair_steps(shown[:2], "overview", "cost")
    return pair_steps(shown, "profile", "providers") if shown else ()
