"""Everything that is known of one model."""

from dataclasses import dataclass
from typing import Self

from bot import evidence
from bot.library import Library
from bot.questions.ageing import old_prices, retirements
from bot.questions.asked import ids, is_beyond, pair_steps
from bot.questions.caveats import disputes_of
from bot.questions.differences import capability_doubts
from bot.questions.figures import few, side_by_side
from bot.questions.question import Question
from bot.questions.since_review import reviewed_otherwise
from bot.reading import Reading
from bot.reply import Reply
from knowledge.attribute import Attribute
from knowledge.capabilities import CAPABILITIES
from knowledge.cards import ModelCard
from knowledge.facts import Fact, Unknown

# So many small words may stand beside a bare name: "and kimi k2 then?".
FEW_WORDS = 2
SHOWN = (
    "released", "retired", "context_window", "max_output", "parameters", "active_parameters",
    "architecture", "license", "openness", "commercial_use", "knowledge_cutoff", "input_price",
    "output_price", "monthly_cost", "providers", "decision_fit", "best_for",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile(Question):
    """One model, with nothing else asked of it."""

    model: str

    kind = "profile"
    about = "All that is known of one model"
    examples = ("tell me about GPT-4 Turbo", "Kimi K2")

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """One model and nothing more, or a word such as "about"."""
        alone = not reading.unexplained and reading.words <= len(reading.mentions) + FEW_WORDS
        asked = alone or reading.has("profile", "anew") or "explain" in reading.head
        if len(reading.cards) != 1 or not asked or is_beyond(reading):
            return None
        return cls(ids(reading)[0])

    def answer(self, library: Library) -> Reply:
        """What it is in one line, then its figures; unknown ones are named together."""
        card = library.card(self.model)
        scores = [
            name
            for name in library.catalog.attributes
            if name.startswith("benchmark:") and card.fact(name).known
        ]
        wanted = [library.attribute(name) for name in (*SHOWN, *scores)]
        facts = [(attribute, attribute.of(card)) for attribute in wanted]
        known = [(attribute, fact) for attribute, fact in facts if fact.known]
        citations = evidence.Citations(fact for _, fact in known)
        return Reply(
            headline=self._headline(library, card),
            receipt=self.receipt(
                library,
                models=(self.model,),
                figures={
                    attribute.id: {card.id: evidence.figure_of(attribute, attribute.of(card))}
                    for attribute in (*wanted, *CAPABILITIES)
                },
            ),
            table=side_by_side(
                library, (card,), [(attribute, (fact,)) for attribute, fact in known], citations
            ),
            notes=(
                *retirements(library, (card,)),
                *_capabilities(library, card),
                *_unknown(library, facts),
                *disputes_of(library, (card,), [*wanted, *CAPABILITIES]),
                *few(library, _doubts(library, card, facts)),
                *reviewed_otherwise(library, [(card, *each) for each in known]),
                *old_prices(library, [(card, *each) for each in known]),
            ),
            sources=citations.lines(),
            steps=pair_steps((card,), "cost", "providers", "alternatives"),
        )

    def _headline(self, library: Library, card: ModelCard) -> str:
        def shown(name: str) -> str:
            attribute = library.attribute(name)
            return attribute.show(attribute.of(card))

        return library.wording.say(
            "profile",
            "headline",
            name=card.name,
            maker=library.maker(card),
            released=shown("released"),
            context=shown("context_window"),
            price=shown("output_price"),
        )


def _capabilities(library: Library, card: ModelCard) -> tuple[str, ...]:
    groups = {
        name: [
            attribute.name for attribute in CAPABILITIES if card.fact(attribute.id).value == value
        ]
        for name, value in (("has", True), ("has_not", False))
    }
    return tuple(
        library.wording.say("profile", name, capabilities=listed)
        for name, listed in groups.items()
        if listed
    )


def _doubts(
    library: Library, card: ModelCard, facts: list[tuple[Attribute, Fact]]
) -> tuple[str, ...]:
    """The notes that speak against a figure shown, then the capabilities that are doubted."""
    figures = evidence.doubts([(card, attribute, fact) for attribute, fact in facts])
    return (*figures, *capability_doubts(library, (card,)))


def _unknown(library: Library, facts: list[tuple[Attribute, Fact]]) -> tuple[str, ...]:
    """Unknowns by their reason, one line each."""
    lines = []
    for reason in Unknown:
        named = [attribute.name for attribute, fact in facts if fact.value == reason]
        if named:
            lines.append(library.wording.say("profile", "unknown", reason=reason, named=named))
    return tuple(lines)
