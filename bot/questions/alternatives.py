"""Other models that could stand in for one, by a stated rule."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Self

from bot.library import Library
from bot.questions.ageing import old_prices, retired_among, retirements
from bot.questions.asked import criteria_slots, is_beyond, pair_steps
from bot.questions.criteria import criteria_of, wanted
from bot.questions.differences import differing, unsure
from bot.questions.listed import MOST_ROWS, columns, rows, told
from bot.questions.question import Question
from bot.reading import Reading
from bot.reply import Reply
from knowledge.capabilities import CAPABILITIES
from knowledge.cards import ModelCard
from knowledge.cost import monthly_cost
from knowledge.search import Criteria, search
from knowledge.units import listing


@dataclass(frozen=True, slots=True)
class Alternatives(Question):
    """What could replace a model: those that lose fewest of its capabilities first.

    `criteria` limit them: only with open weights, only on Bedrock.
    """

    model: str
    criteria: Criteria = field(default_factory=Criteria)

    kind = "alternatives"
    about = "Stand-ins for a model, by a stated rule"
    uses = frozenset({"condition", "stated", "maker", "provider"})
    examples = ("alternatives to GPT-4 Turbo", "what could I use instead of Claude 3.5 Haiku?")

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """One model and words such as alternative or instead of."""
        if len(reading.cards) != 1 or is_beyond(reading):
            return None
        card = reading.cards[0]
        maker = None if reading.maker == card.maker else reading.maker
        criteria = replace(criteria_of(reading), order=None, maker=maker)
        return (
            cls(card.id, criteria)
            if reading.has("alternatives", "instead", "switch", "replace")
            or (reading.has("like") and reading.has("model"))
            else None
        )

    def answer(self, library: Library) -> Reply:
        """The candidates in the order of the rule, and what each would lose."""
        card = library.card(self.model)
        others = sorted(
            (other for other in _meeting(library, self.criteria) if other is not card),
            key=lambda other: _nearness(card, other),
        )
        table, sources = rows(library, others, columns(library, ("monthly_cost",)))
        shown = others[:3]
        listed = others[:MOST_ROWS]
        return Reply(
            headline=library.wording.say(
                "alternatives",
                "found" if others else "none",
                name=card.name,
                wanted=wanted(library, self.criteria),
                names=[other.name for other in shown],
            ),
            receipt=self.receipt(
                library,
                models=(self.model,),
                slots=criteria_slots(self.criteria),
                results=tuple(other.id for other in others),
            ),
            table=table,
            notes=(
                library.wording.say(
                    "alternatives",
                    "rule",
                    name=card.name,
                    capabilities=_has(card),
                    wanted=wanted(library, self.criteria),
                ),
                *(_losses(library, card, other) for other in shown),
                *retirements(library, (card,)),
                *retired_among(library, listed),
                *old_prices(library, told(listed, [library.attribute("monthly_cost")])),
            ),
            sources=sources,
            steps=pair_steps((card, others[0]), "switch", "overview") if others else (),
        )


def _meeting(library: Library, criteria: Criteria) -> Iterable[ModelCard]:
    """The models that meet the limits; all of them where there are none."""
    every = library.catalog.cards.values()
    return search(library.catalog, criteria).matches if criteria else every


def _has(card: ModelCard) -> list[str]:
    return [attribute.name for attribute in CAPABILITIES if card.value(attribute.id) is True]


def _nearness(card: ModelCard, other: ModelCard) -> tuple[int, bool, bool, Decimal, str]:
    """The rule: capabilities kept, then as large a window, then priced, then the cheaper."""
    kept = sum(
        other.value(attribute.id) is True
        for attribute in CAPABILITIES
        if card.value(attribute.id) is True
    )
    window, wanted = other.value("context_window"), card.value("context_window")
    smaller = wanted is not None and (window is None or window < wanted)
    cost = monthly_cost(other)
    return -kept, smaller, not cost.known, cost.value if cost.known else Decimal(0), other.name


def _losses(library: Library, card: ModelCard, other: ModelCard) -> str:
    lost, gained = differing(card, other), differing(other, card)
    return library.wording.say(
        "alternatives",
        "losses",
        name=other.name,
        unsure=listing(unsure(card, other)),
        lost=listing(lost) if lost else "",
        gained=listing(gained) if gained else "",
    )
