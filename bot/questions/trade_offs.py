"""What tells models apart, each way: own and common capabilities, ties, shared benchmarks."""

from collections.abc import Iterator, Sequence

from bot.library import Library
from bot.questions.changes import changes_since
from bot.questions.figures import few
from bot.verdict import verdict
from knowledge.attribute import Attribute
from knowledge.capabilities import CAPABILITIES
from knowledge.cards import ModelCard
from knowledge.catalog import Review
from knowledge.comparison import Shape, Standing, compare

MOST_CHANGES = 2
WEIGHED = ("context_window", "output_price")


def shared_benchmarks(library: Library, cards: Sequence[ModelCard]) -> list[Attribute]:
    """The benchmarks that at least two of the models have a score on."""
    return [
        attribute
        for attribute in library.catalog.attributes.values()
        if attribute.id.startswith("benchmark:")
        and sum(attribute.of(card).known for card in cards) > 1
    ]


def weighed(library: Library, cards: Sequence[ModelCard]) -> Iterator[Standing]:
    """The standings that a headline sums up: the fixed ones, then shared benchmarks."""
    names = (*WEIGHED, *(attribute.id for attribute in shared_benchmarks(library, cards)))
    for name in names:
        yield compare(cards, library.attribute(name))


def trade_offs(library: Library, cards: Sequence[ModelCard]) -> Iterator[str]:
    """What each model alone is known to have; what all have; ties and shared benchmarks."""
    say = library.wording.say
    for card in cards:
        own = [
            attribute.name
            for attribute in CAPABILITIES
            if card.value(attribute.id) is True
            and all(other.value(attribute.id) is False for other in cards if other is not card)
        ]
        if own:
            yield say("compare_overview", "alone", name=card.name, capabilities=own)
    common = [
        attribute.name
        for attribute in CAPABILITIES
        if all(card.value(attribute.id) is True for card in cards)
    ]
    if common:
        yield say("compare_overview", "common", count=len(cards), capabilities=common)
    for standing in weighed(library, cards):
        if standing.shape is Shape.TIE:
            yield say("compare_overview", "tie", attribute=standing.attribute.name)
        if standing.shape is Shape.NOT_COMPARABLE:
            yield verdict(library.wording, standing)
    if not shared_benchmarks(library, cards):
        yield say("compare_overview", "no_benchmark")


def since(library: Library, review: Review) -> Iterator[str]:
    """When the pair was reviewed, and what has changed since then."""
    said = library.wording.say(
        "compare_overview", "reviewed", date=review.reviewed, note=review.note
    )
    yield said
    yield from few(library, tuple(changes_since(library, review)), MOST_CHANGES)
