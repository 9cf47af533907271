"""A claim about models, checked: true, false, or not known."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from bot import evidence
from bot.library import Library
from bot.questions.asked import ids, pair_steps
from bot.questions.caveats import caveats, told_by
from bot.questions.checking import all_have, ratio_holds, value_holds
from bot.questions.claimed import (
    PAIR,
    claimed_attribute,
    claimed_direction,
    claimed_value,
    is_claim,
)
from bot.questions.disputed import quoted
from bot.questions.figures import detailed, figure_notes, sentence_case
from bot.questions.question import Question
from bot.questions.rates import PRICED, rate_of, rate_slots
from bot.reading import Reading, Stated
from bot.reply import Reply, Table
from bot.verdict import verdict
from knowledge.attribute import Attribute, Direction
from knowledge.comparison import Shape, Standing, compare
from knowledge.rate import STANDARD, Rate


@dataclass(frozen=True, slots=True)
class Claim(Question):
    """What is claimed: of two models, that the first leads; of one, a value or a capability.

    `factor` is the claimed ratio ("5x cheaper"), `same` claims a tie, `negated` that it is not so.
    """

    models: tuple[str, ...]
    attribute: str
    direction: Direction | None = None
    stated: Stated | None = None
    factor: Decimal | None = None
    same: bool = False
    negated: bool = False
    rate: Rate = STANDARD

    kind = "claim"
    about = "A claim checked against the figures"
    uses = frozenset({"stated", "factor", "negative", "condition", "rate", "workload"})
    examples = (
        "Kimi K2 has a bigger context than Qwen3.5-4B, right?",
        "GPT-4 Turbo has a 1M context, correct?",
        "Claude 3.5 Haiku is 5x cheaper than GPT-4 Turbo",
        "will 300k tokens fit in Claude 3.5 Haiku?",
    )

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """Words that ask for a check, a value stated of one model, or a plain statement."""
        attribute, rate = claimed_attribute(reading), rate_of(reading)
        if attribute is None or rate is None or not is_claim(reading):
            return None
        if rate and attribute not in PRICED:
            return None
        return cls(
            ids(reading),
            attribute,
            claimed_direction(reading),
            claimed_value(reading, attribute) if len(reading.cards) == 1 else None,
            reading.factor,
            same=reading.has("same"),
            negated=reading.has("negative") and "negative" not in reading.head,
            rate=rate,
        )

    def answer(self, library: Library) -> Reply:
        """True, false or not known, then the figures."""
        library = library.at(self.rate)
        cards = library.cards(self.models)
        attribute = library.attribute(self.attribute)
        standing = compare(cards, attribute, self.direction)
        holds = self._holds(attribute, standing)
        if holds is not None and self.negated:
            holds = not holds
        facts = [figure.fact for figure in standing.figures]
        citations = evidence.Citations((*facts, *quoted([standing])))
        return Reply(
            headline=library.wording.say(
                "claim",
                {True: "true", False: "false", None: "unknown"}[holds],
                verdict=self._figures(library, standing),
            ),
            receipt=self.receipt(
                library,
                models=self.models,
                attribute=attribute.id,
                leaders=tuple(figure.card.id for figure in standing.leaders),
                values=evidence.values(attribute, standing.figures),
                slots=rate_slots(self.rate),
                extra={"verdict": {True: "true", False: "false", None: "unknown"}[holds]},
            ),
            table=Table(
                ("Model", sentence_case(attribute.name)),
                tuple(
                    (
                        figure.card.name,
                        detailed(library, attribute, figure.fact) + citations.mark(figure.fact),
                    )
                    for figure in standing.figures
                ),
            ),
            notes=(
                *caveats(library, told_by([standing]), [standing]),
                *figure_notes(told_by([standing])),
            ),
            sources=citations.lines(),
            steps=pair_steps(cards, "overview" if len(cards) > 1 else "profile", "cost"),
        )

    def _holds(self, attribute: Attribute, standing: Standing) -> bool | None:
        """Whether the claim holds; None where a figure is missing or not comparable."""
        first = standing.figures[0]
        if attribute.is_flag and len(self.models) > 1:
            return all_have(standing)
        if standing.shape is Shape.NOT_COMPARABLE or standing.apart or not first.fact.known:
            return None
        if standing.unknown:
            beaten = standing.ranked[0].fact.value != first.fact.value
            return False if beaten and attribute.is_ordered and not self.same else None
        if len(self.models) == 1:
            return value_holds(attribute, self.stated, first.fact.value)
        if self.same:
            return standing.shape is Shape.TIE
        if attribute.scale.rank is None:
            return None
        leads = standing.shape is Shape.LEADS and standing.leaders == (first,)
        if not leads or self.factor is None:
            return leads
        if len(self.models) > PAIR:
            return None
        return ratio_holds(self.factor, [figure.fact.value for figure in standing.figures])

    def _figures(self, library: Library, standing: Standing) -> str:
        """The figures that decide it, in a sentence."""
        if len(self.models) > 1:
            return verdict(library.wording, standing)
        figure = standing.figures[0]
        known_flag = standing.attribute.is_flag and figure.fact.known
        shape = ("has" if figure.fact.value else "has_not") if known_flag else "figure"
        return library.wording.say(
            "claim",
            shape,
            name=figure.card.name,
            attribute=standing.attribute.name,
            shown=detailed(library, standing.attribute, figure.fact),
        )
