"""What is said beside the point: "fun trivia for the all-hands: how many parameters has X?"."""

from collections.abc import Iterator, Sequence

from bot.reading.items import Item
from bot.reading.sense import NOTHING
from knowledge.names import HARD, Run

# An aside is no longer than this many unexplained words; more is another message.
LONGEST_ASIDE = 8


def to_the_point(items: Sequence[Item], span: Sequence[Run]) -> Sequence[Item]:
    """The items without those of clauses in which nothing is asked.

    All of them where no clause names a model, an attribute or an amount, and where the rest is too
    long to be an aside.
    """
    clauses = list(_clauses(items, span))
    if len(clauses) == 1:
        return items
    core = [clause for clause in clauses if any(map(_matters, clause))]
    kept = [item for clause in core for item in clause]
    aside = len(unexplained(items)) - len(unexplained(kept))
    return kept if kept and aside <= LONGEST_ASIDE else items


def unexplained(items: Sequence[Item]) -> list[str]:
    """The words that nothing explains."""
    return [
        item.text
        for item in items
        if item.sense is NOTHING and not item.mention and not item.amount
    ]


def _clauses(items: Sequence[Item], span: Sequence[Run]) -> Iterator[Sequence[Item]]:
    """The items between hard boundaries: commas, colons, full stops and the like."""
    start = 0
    for place, item in enumerate(items):
        if place > start and span[item.start].join is HARD:
            yield items[start:place]
            start = place
    yield items[start:]


def _matters(item: Item) -> bool:
    """Whether an item says what is asked."""
    sense = item.sense
    named = sense.attributes or sense.makers or sense.providers or sense.openness
    return bool(item.mention or item.amount or named)
