"""Two models or more side by side: the decision scorecard, and the trade-offs each way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from bot import evidence
from bot.library import Library
from bot.questions.ageing import old_prices, retirements
from bot.questions.asked import ids, pair_steps
from bot.questions.caveats import disputes_of, told_of
from bot.questions.differences import capability_doubts
from bot.questions.figures import few, side_by_side
from bot.questions.question import Question
from bot.questions.since_review import reviewed_otherwise
from bot.questions.trade_offs import shared_benchmarks, since, trade_offs, weighed
from bot.reading import Reading
from bot.reply import Reply
from knowledge.attribute import Attribute
from knowledge.capabilities import CAPABILITIES
from knowledge.cards import ModelCard
from knowledge.catalog import Review
from knowledge.comparison import Shape, compare
from knowledge.facts import Fact
from knowledge.units import listing

SCORECARD = (
    "context_window",
    "output_price",
    "monthly_cost",
    "providers",
    "released",
    "license",
    "openness",
    "decision_fit",
    "best_for",
)
TAGS = ("best_for", "decision_fit")
Row = tuple[Attribute, Sequence[Fact]]


@dataclass(frozen=True, slots=True)
class CompareOverview(Question):
    """ "X vs Y": everything that tells them apart, without a free-standing best."""

    models: tuple[str, ...]

    kind = "compare_overview"
    about = "Models side by side: scorecard, shared benchmarks, trade-offs each way"
    uses = frozenset({"condition"})
    examples = (
        "Llama 2 13B Chat vs Qwen3.5-4B",
        "compare Kimi K2, GPT-4 Turbo and Claude 3.5 Haiku",
    )

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """Two models or more; what else was asked of them is recognised before."""
        if "model" in reading.head and reading.has("than"):
            return None
        asked = not reading.unexplained or reading.has("compare", "or", "best")
        return cls(ids(reading)) if len(reading.cards) > 1 and asked else None

    def answer(self, library: Library) -> Reply:
        """Who leads on what, the scorecard, then the trade-offs."""
        cards = library.cards(self.models)
        review = library.catalog.review_of(*self.models) if len(cards) == 2 else None
        every = [
            (attribute, _facts(cards, attribute, review)) for attribute in _rows(library, cards)
        ]
        rows = [row for row in every if row[0].id not in TAGS or any(fact.known for fact in row[1])]
        citations = evidence.Citations(fact for _, facts in rows for fact in facts)
        return Reply(
            headline=who_leads(library, cards),
            receipt=self.receipt(
                library,
                models=self.models,
                figures=_figures(cards, rows),
                extra={"reviewed": review.reviewed if review else None},
            ),
            table=side_by_side(library, cards, rows, citations),
            notes=tuple(_notes(library, cards, rows, review)),
            sources=citations.lines(),
            steps=pair_steps(cards, "cost", "providers", "switch"),
        )


def _notes(
    library: Library, cards: Sequence[ModelCard], rows: Sequence[Row], review: Review | None
) -> Iterator[str]:
    """The trade-offs each way, then what qualifies the figures."""
    told = told_of(cards, rows)
    telling = [each.attribute for each in weighed(library, cards)]
    yield from retirements(library, cards)
    yield from trade_offs(library, cards)
    yield from disputes_of(library, cards, [*telling, *CAPABILITIES])
    yield from few(library, (*evidence.doubts(told), *capability_doubts(library, cards)))
    yield from since(library, review) if review else reviewed_otherwise(library, told)
    yield from old_prices(library, told)


def _rows(library: Library, cards: Sequence[ModelCard]) -> Iterator[Attribute]:
    """The scorecard's attributes: the fixed ones, then the benchmarks two models share."""
    for name in SCORECARD:
        yield library.attribute(name)
    yield from shared_benchmarks(library, cards)


def _facts(
    cards: Sequence[ModelCard], attribute: Attribute, review: Review | None
) -> tuple[Fact, ...]:
    """Each model's fact; tags are those of the pair's own review, where it gives them."""
    if review is None or attribute.id not in TAGS:
        return tuple(figure.fact for figure in compare(cards, attribute).figures)
    return tuple(review.figures[card.id].get(attribute.id) or attribute.of(card) for card in cards)


def who_leads(library: Library, cards: Sequence[ModelCard]) -> str:
    """Who leads on what: by how much for a pair, with the figure for more."""
    leads: dict[str, list[str]] = {card.name: [] for card in cards}
    for standing in weighed(library, cards):
        if standing.shape is Shape.LEADS and len(standing.leaders) == 1:
            leader = standing.leaders[0]
            shown = standing.gap if len(cards) == 2 else standing.attribute.show(leader.fact)
            lower = " lower" if shown == standing.gap and not standing.attribute.authored else ""
            said = f" ({shown}{lower})" if shown else ""
            leads[leader.card.name].append(standing.attribute.name + said)
    won = [(name, listing(each)) for name, each in leads.items() if each]
    return library.wording.say(
        "compare_overview",
        "leads" if won else "level",
        said=won,
        names=[card.name for card in cards],
        unpriced=[card.name for card in cards if not library.price(card).known],
    )


def _figures(cards: Sequence[ModelCard], rows: Sequence[Row]) -> Mapping[str, Mapping[str, Any]]:
    """The scorecard's figures and every capability, as the answer object has them."""
    figures = {
        attribute.id: {
            card.id: evidence.figure_of(attribute, fact)
            for card, fact in zip(cards, facts, strict=True)
        }
        for attribute, facts in rows
    }
    for attribute in CAPABILITIES:
        figures[attribute.id] = {
            card.id: evidence.figure_of(attribute, attribute.of(card)) for card in cards
        }
    return figures
