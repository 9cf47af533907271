"""A claim about models, checked: true, false, or not known."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from bot import evidence
from bot.library import Library
from bot.questions.asked import ids, pair_steps
from bot.questions.caveats import caveats, told_by
from bot.questions.checking import all_have, ratio_holds, value_holds
from bot.questions.disputed import quoted
from bot.questions.figures import detailed, figure_notes, sentence_case
from bot.questions.question import Question
from bot.questions.rates import PRICED, rate_of, rate_slots
from bot.reading import Reading, Stated
from bot.reply import Reply, Table
from bot.verdict import verdict
from knowledge.attribute import Attribute, Direction
from knowledge.comparison import Shape, Standing, compare
from knowledge.cost import STANDARD, Rate

PAIR = 2
WORDS = frozenset({"license", "architecture", "decision_fit", "best_for"})


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
    uses = frozenset({"stated", "factor", "negative", "condition", "rate"})
    examples = (
        "Kimi K2 has a bigger context than Qwen3.5-4B, right?",
        "GPT-4 Turbo has a 1M context, correct?",
        "Claude 3.5 Haiku is 5x cheaper than GPT-4 Turbo",
        "will 300k tokens fit in Claude 3.5 Haiku?",
    )

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """Words that ask for a check, a value stated of one model, or a plain statement."""
        attribute, rate = _attribute(reading), rate_of(reading)
        if attribute is None or rate is None or not _is_claim(reading):
            return None
        if rate and attribute not in PRICED:
            return None
        return cls(
            ids(reading),
            attribute,
            _direction(reading),
            _stated(reading, attribute) if len(reading.cards) == 1 else None,
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


def _attribute(reading: Reading) -> str | None:
    """What the claim is about; None where it is words that cannot be checked, as a licence."""
    stated = [each.attribute for each in reading.stated]
    if len(reading.cards) == 1 and stated:
        return stated[0]
    named = reading.attributes[0] if reading.attributes else None
    unchecked = named in WORDS and named not in stated
    return None if unchecked or (stated and named != stated[0]) else named


def _direction(reading: Reading) -> Direction | None:
    """The end that is claimed: as said, or that of "twice the window", "a fifth of the price"."""
    said = next((each.direction for each in reading.sought if each.direction), None)
    if said or reading.factor is None or reading.has("than"):
        return said
    return Direction.LOWER if reading.has("fraction") else Direction.HIGHER


def _stated(reading: Reading, attribute: str) -> Stated | None:
    """The value that is claimed of an attribute, if one is."""
    stated = next((each for each in reading.stated if each.attribute == attribute), None)
    if stated is None and reading.openness and attribute == "openness":
        stated = Stated("openness", reading.openness)
    if reading.has("fits") and stated:
        stated = Stated(stated.attribute, stated.value, Direction.HIGHER)
    return stated


def _is_claim(reading: Reading) -> bool:
    if not reading.cards or len(reading.stated) > 1 or len(set(reading.attributes)) > 1:
        return False
    directed = reading.has("than") or any(each.direction for each in reading.sought)
    unchecked = reading.has("negative") and len(reading.cards) > 1 and not directed
    if "model" in reading.head or unchecked:
        return False
    if len(reading.cards) == 1 and reading.stated:
        return True
    if len(reading.cards) == PAIR and reading.factor:
        return True
    if reading.has("claim"):
        return "which" not in reading.head
    if len(reading.cards) > 1 and "negative" in reading.head:
        return directed
    asked = reading.has("question_mark", "inverted") or not reading.head.isdisjoint(
        {"asks", "which"}
    )
    said = len(reading.cards) > 1 and reading.has("than", "same")
    plain = len(reading.cards) == 1 and reading.has("asserts") and bool(reading.sought)
    return (said or plain) and not asked
