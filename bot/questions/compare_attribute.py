"""Which of several models leads on an attribute."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from bot import evidence
from bot.library import Library
from bot.questions.asked import ids, pair_steps
from bot.questions.caveats import caveats, told_by
from bot.questions.disputed import quoted
from bot.questions.figures import detailed, figure_notes, sentence_case
from bot.questions.question import Question
from bot.questions.rates import instead, is_of_prices, rate_of, rate_slots, sought_at
from bot.reading import Reading, Sought
from bot.reply import Receipt, Reply, Table
from bot.verdict import left_out, verdict
from knowledge.attribute import Direction
from knowledge.cards import ModelCard
from knowledge.comparison import Standing, compare
from knowledge.rate import STANDARD, Rate


@dataclass(frozen=True, slots=True)
class CompareAttribute(Question):
    """Two or more models on one attribute, or on several at once.

    `turned` asks for the other end: "which can't", "which is worse".
    """

    models: tuple[str, ...]
    sought: tuple[Sought, ...]
    turned: bool = False
    provider: str | None = None
    rate: Rate = STANDARD

    kind = "compare_attribute"
    about = "Which model leads on anything that is known of them"
    uses = frozenset({"condition", "negative", "provider", "rate"})
    examples = (
        "which has the larger context, Kimi K2 or Qwen3.5-4B?",
        "is Claude 3.5 Haiku or GPT-4 Turbo cheaper?",
        "which can't see images, GPT-4 Turbo or Kimi K2?",
    )

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """Two models or more, and something to compare them on."""
        rate, sought = rate_of(reading), sought_at(reading)
        if len(reading.cards) < 2 or not sought or "model" in reading.head:
            return None
        if rate is None or (rate and not is_of_prices(sought)):
            return None
        turned = (reading.has("negative") and "negative" not in reading.head) != reading.has(
            "worse"
        )
        return cls(ids(reading), sought, turned, reading.provider, rate)

    def answer(self, library: Library) -> Reply:
        """The verdict first, then every figure with its source."""
        library = library.at(self.rate)
        cards = library.cards(self.models, self.provider)
        standings = [self._standing(library, cards, each) for each in self.sought]
        facts = [fact for _, _, fact in told_by(standings)]
        citations = evidence.Citations((*facts, *quoted(standings)))
        said = " ".join(verdict(library.wording, each) for each in standings)
        return Reply(
            headline=library.on(self.provider) + said,
            receipt=self._receipt(library, standings),
            table=_table(library, standings, citations),
            notes=(
                *_left_out(library, standings),
                *caveats(library, told_by(standings), standings),
                *instead(library, cards, self.provider),
                *library.only(self.provider),
                *figure_notes(told_by(standings)),
            ),
            sources=citations.lines(),
            steps=pair_steps(cards, "overview", "cost", "providers"),
        )

    def _receipt(self, library: Library, standings: Sequence[Standing]) -> Receipt:
        first = standings[0]
        return self.receipt(
            library,
            models=self.models,
            attribute=first.attribute.id,
            leaders=tuple(figure.card.id for figure in first.leaders),
            values=evidence.values(first.attribute, first.figures),
            figures={
                each.attribute.id: evidence.values(each.attribute, each.figures)
                for each in standings
            },
            slots=rate_slots(self.rate),
        )

    def _standing(self, library: Library, cards: Sequence[ModelCard], each: Sought) -> Standing:
        attribute = library.attribute(each.attribute)
        way = each.direction or attribute.better or Direction.HIGHER
        return compare(cards, attribute, way.opposite if self.turned else way)


def _table(library: Library, standings: Sequence[Standing], citations: evidence.Citations) -> Table:
    """A row for each model, a column for each attribute."""
    rows = [
        (
            each.card.name,
            *(
                detailed(library, standing.attribute, standing.figures[place].fact)
                + citations.mark(standing.figures[place].fact)
                for standing in standings
            ),
        )
        for place, each in enumerate(standings[0].figures)
    ]
    names = (sentence_case(standing.attribute.name) for standing in standings)
    return Table(("Model", *names), tuple(rows))


def _left_out(library: Library, standings: Sequence[Standing]) -> Iterator[str]:
    return (note for each in standings for note in left_out(library.wording, each))
