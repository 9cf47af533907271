"""What switching from one model to another costs: routes, capabilities, price, context."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from bot import evidence
from bot.library import Library
from bot.questions.ageing import old_prices, retirements
from bot.questions.asked import ids, pair_steps
from bot.questions.caveats import disputes_of, told_of
from bot.questions.differences import capability_doubts, differing, unsure
from bot.questions.figures import few, side_by_side
from bot.questions.question import Question
from bot.questions.routes import named, providers_of
from bot.questions.since_review import reviewed_otherwise
from bot.reading import Reading
from bot.reply import Reply
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
        if reading.has("save") or (reading.has("compare") and reading.origin is None):
            return None
        moves = reading.has("switch", "instead", "replace", "leave")
        arrow = reading.has("arrow") and not reading.sought
        if len(models) != 2 or not (moves or arrow):
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
        rows = [
            (attribute, [attribute.of(card) for card in cards])
            for attribute in map(library.attribute, COMPARED)
        ]
        citations = evidence.Citations(fact for _, facts in rows for fact in facts)
        return Reply(
            headline=library.wording.say(
                "switch",
                "headline",
                origin=origin.name,
                target=target.name,
                lost=lost,
                gained=gained,
                changes=list(_changes(library, origin, target)),
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
            table=side_by_side(library, cards, rows, citations),
            notes=(
                *retirements(library, (target, origin)),
                *_friction(library, origin, target, shared),
                *disputes_of(library, cards, [library.attribute("context_window"), *CAPABILITIES]),
                *few(
                    library,
                    (*evidence.doubts(told_of(cards, rows)), *capability_doubts(library, cards)),
                ),
                *reviewed_otherwise(library, told_of(cards, rows)),
                *old_prices(library, told_of(cards, rows)),
            ),
            sources=citations.lines(),
            steps=pair_steps(cards, "overview", "cost", "providers"),
        )


def _changes(library: Library, origin: ModelCard, target: ModelCard) -> Iterator[str]:
    """The bill and the context after the move, where both are known."""
    before, after = library.price(origin), library.price(target)
    show = library.attribute("monthly_cost").show
    if before.known and after.known:
        yield f"{show(after)} instead of {library.attribute('monthly_cost').cell(before)}"
    window, was = target.value("context_window"), origin.value("context_window")
    if window and was and window != was:
        yield f"{window:,} tokens of context instead of {was:,}"


def _friction(
    library: Library, origin: ModelCard, target: ModelCard, shared: list[str]
) -> Iterator[str]:
    say = library.wording.say
    kept = named(library, shared)
    gone = named(library, [each for each in providers_of(origin) if each not in shared])
    yield say("switch", "kept" if kept else "kept_none", providers=kept)
    if gone:
        yield say("switch", "gone", target=target.name, providers=gone)
    unknown = unsure(origin, target)
    if unknown:
        yield say("switch", "unsure", target=target.name, capabilities=listing(unknown))
