"""What switching from one model to another costs: routes, capabilities, price, context."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from bot import evidence
from bot.library import Library
from bot.questions.asked import ids, pair_steps
from bot.questions.figures import detailed, few, figure_notes, sentence_case
from bot.questions.providers import providers_of
from bot.questions.question import Question
from bot.reading import Reading
from bot.reply import Reply, Table
from knowledge.capabilities import CAPABILITIES
from knowledge.cards import ModelCard
from knowledge.units import listing

COMPARED = ("context_window", "monthly_cost", "providers", "license")


@dataclass(frozen=True, slots=True)
class Switch(Question):
    """A move from one model to another: routes kept and lost, capabilities lost and gained."""

    origin: str
    target: str

    kind = "switch"
    about = "What a switch loses and gains"
    uses = frozenset({"condition"})
    examples = (
        "what do we lose switching from GPT-4 Turbo to Qwen3.5-4B?",
        "migrate from Claude 3.5 Haiku to Kimi K2",
    )

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """Two models and words about moving; "from X" names the one left."""
        models = ids(reading)
        if reading.has("save"):
            return None
        if len(models) != 2 or not reading.has("switch", "instead", "replace"):
            return None
        origin = reading.origin if reading.origin in models else models[0]
        target = next(model for model in models if model != origin)
        return cls(origin, target)

    def answer(self, library: Library) -> Reply:
        """What is lost and gained, then the figures of both."""
        cards = library.cards((self.origin, self.target))
        origin, target = cards
        lost, gained = differing(origin, target), differing(target, origin)
        shared = [each for each in providers_of(origin) if each in providers_of(target)]
        figures = [
            (card, library.attribute(name), library.attribute(name).of(card))
            for name in COMPARED
            for card in cards
        ]
        citations = evidence.Citations(fact for _, _, fact in figures)
        rows = tuple(
            (
                sentence_case(library.attribute(name).name),
                *(
                    detailed(library, attribute, fact) + citations.mark(fact)
                    for _, attribute, fact in figures
                    if attribute.id == name
                ),
            )
            for name in COMPARED
        )
        return Reply(
            headline=library.wording.say(
                "switch",
                "headline",
                origin=origin.name,
                target=target.name,
                lost=lost,
                gained=gained,
            ),
            receipt=self.receipt(
                library,
                models=(self.origin, self.target),
                extra={
                    "lost": lost,
                    "gained": gained,
                    "shared_providers": [library.provider(each) for each in shared],
                },
            ),
            table=Table(("", origin.name, target.name), rows),
            notes=(
                *_friction(library, origin, target, shared),
                *few((*capability_doubts(cards), *figure_notes(figures))),
            ),
            sources=citations.lines(),
            steps=pair_steps(cards, "overview", "cost", "providers"),
        )


def differing(has: ModelCard, lacks: ModelCard) -> list[str]:
    """The capabilities one model is listed with and the other is listed without."""
    return [
        attribute.name
        for attribute in CAPABILITIES
        if has.value(attribute.id) is True and lacks.value(attribute.id) is False
    ]


def unsure(has: ModelCard, other: ModelCard) -> list[str]:
    """The capabilities one model is listed with that are not known of the other."""
    return [
        attribute.name
        for attribute in CAPABILITIES
        if has.value(attribute.id) is True and other.value(attribute.id) is None
    ]


def capability_doubts(cards: Sequence[ModelCard]) -> tuple[str, ...]:
    """The notes on capabilities that models are listed with or without differently."""
    return tuple(
        note
        for attribute in CAPABILITIES
        if len({card.fact(attribute.id).value for card in cards}) > 1
        for note in evidence.notes(
            [(card, card.fact(attribute.id)) for card in cards], f", {attribute.name}"
        )
    )


def _friction(
    library: Library, origin: ModelCard, target: ModelCard, shared: list[str]
) -> Iterator[str]:
    say = library.wording.say
    kept = [library.provider(each) for each in shared]
    gone = [library.provider(each) for each in providers_of(origin) if each not in shared]
    yield say("switch", "kept" if kept else "kept_none", providers=kept)
    if gone:
        yield say("switch", "gone", target=target.name, providers=gone)
    unknown = unsure(origin, target)
    if unknown:
        yield say("switch", "unsure", target=target.name, capabilities=listing(unknown))
