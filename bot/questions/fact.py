"""What is known of one attribute of one model."""

from dataclasses import dataclass
from typing import Self

from bot import evidence
from bot.library import Library
from bot.questions.asked import ids, is_beyond, pair_steps
from bot.questions.caveats import caveats, told_by
from bot.questions.disputed import otherwise, quoted
from bot.questions.figures import detailed, figure_notes, sentence_case
from bot.questions.question import Question
from bot.questions.rates import is_of_prices, none_known, rate_of, rate_slots, sought_at
from bot.reading import Reading
from bot.reply import Reply, Table
from knowledge.attribute import Attribute
from knowledge.cards import ModelCard
from knowledge.comparison import compare
from knowledge.facts import Fact
from knowledge.rate import STANDARD, Rate


@dataclass(frozen=True, slots=True)
class OneFact(Question):
    """One model's value of an attribute, or of several at once."""

    model: str
    attributes: tuple[str, ...]
    provider: str | None = None
    rate: Rate = STANDARD

    kind = "fact"
    about = "One figure of one model"
    uses = frozenset({"condition", "provider", "number", "negative", "stated", "rate"})
    examples = (
        "how long is the context of Claude 3.5 Haiku?",
        "price of GPT-4 Turbo",
        "batch price of GPT-4 Turbo",
        "can Kimi K2 see images?",
        "is Llama 2 13B Chat open source?",
    )

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """One model and an attribute, or a tier of its prices."""
        rate, sought = rate_of(reading), sought_at(reading)
        if len(reading.cards) != 1 or not sought or is_beyond(reading):
            return None
        if reading.has("alternatives") or rate is None or (rate and not is_of_prices(sought)):
            return None
        names = tuple(dict.fromkeys(each.attribute for each in sought))
        return cls(ids(reading)[0], names, reading.provider, rate)

    def answer(self, library: Library) -> Reply:
        """The value first; a price also says what is behind it."""
        library = library.at(self.rate)
        card = library.card(self.model).at(self.provider)
        standings = [compare((card,), library.attribute(name)) for name in self.attributes]
        facts = [(each.attribute, each.figures[0].fact) for each in standings]
        citations = evidence.Citations((*(fact for _, fact in facts), *quoted(standings)))
        first, fact = facts[0]
        known = fact.known and not (first.is_flag and not fact.value)
        return Reply(
            headline=" ".join(
                _sentence(library, card, attribute, each, self.provider)
                for attribute, each in facts
            ),
            receipt=self.receipt(
                library,
                models=(self.model,),
                attribute=first.id,
                leaders=(self.model,) if known else (),
                values={self.model: evidence.figure_of(first, fact)},
                figures={
                    attribute.id: {self.model: evidence.figure_of(attribute, each)}
                    for attribute, each in facts
                },
                slots=rate_slots(self.rate),
            ),
            table=_table(library, card, facts, citations) if len(facts) > 1 else None,
            notes=(
                *caveats(library, told_by(standings), standings),
                *(line for attribute, _ in facts for line in otherwise(library, card, attribute)),
                *library.only(self.provider),
                *figure_notes(told_by(standings)),
            ),
            sources=citations.lines(),
            steps=pair_steps((card,), "profile", "cost", "alternatives"),
        )


def _table(
    library: Library,
    card: ModelCard,
    facts: list[tuple[Attribute, Fact]],
    citations: evidence.Citations,
) -> Table:
    rows = (
        (sentence_case(attribute.name), detailed(library, attribute, fact) + citations.mark(fact))
        for attribute, fact in facts
    )
    return Table(("", card.name), tuple(rows))


def _sentence(
    library: Library, card: ModelCard, attribute: Attribute, fact: Fact, provider: str | None
) -> str:
    if library.rate and not attribute.authored and not fact.known:
        return none_known(library, card, provider)
    name = "known" if fact.known else "unknown"
    if attribute.is_flag:
        name = ("has" if fact.value else "has_not") if fact.known else "unknown_flag"
    own = f"{attribute.id} {fact.value}".replace(" ", "_")
    return library.wording.say(
        "fact",
        own if own in library.wording.names("fact") else name,
        name=card.name,
        attribute=attribute.name,
        where=f" on {library.provider(provider)}" if provider else "",
        shown=detailed(library, attribute, fact),
        reason=str(fact.value),
    )
