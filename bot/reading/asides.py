"""What is said beside the point: "fun trivia for the all-hands: how many parameters has X?"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.reading.items import Item
from bot.reading.sense import NOTHING
from knowledge.names import HARD, Run

# A clause in which nothing is asked is no longer than this many unexplained words; all such
# sentences have no more than these. More is another message.
LONGEST_ASIDE, LONGEST_STORY = 8, 12
ENDS = frozenset("?!:;\n")
OPENS = frozenset({"asks", "which", "inverted", "how_much", "how_many_tokens", "explain"})


class Point(NamedTuple):
    """What a message comes to: the items that are to the point, and those that must be explained.

    The latter are of the sentences that ask, where any does; the others tell why it is asked.
    `asks` is whether any does.
    """

    items: Sequence[Item]
    asked: Sequence[Item]
    asks: bool = False


def point_of(text: str, items: Sequence[Item], span: Sequence[Run]) -> Point:
    """Tell the sentences that ask from those that do not, and drop clauses beside the point."""
    point = _to_the_point(items, span)
    sentences = list(_sentences(text, items, span))
    asking = [each for each in sentences if _asks(text, each, span)]
    about = any(_matters(item) or _points(item) for each in asking for item in each)
    if not about or len(asking) == len(sentences):
        return Point(point, point, asks=bool(asking) and about)
    asked = _to_the_point([item for each in asking for item in each], span)
    story = len(unexplained(items)) - len(unexplained(asked))
    return Point(point, asked if story <= LONGEST_STORY else items, asks=True)


def unexplained(items: Sequence[Item]) -> list[str]:
    """The words that nothing explains."""
    return [
        item.text
        for item in items
        if item.sense is NOTHING and not item.mention and not item.amount
    ]


def _to_the_point(items: Sequence[Item], span: Sequence[Run]) -> Sequence[Item]:
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


def _clauses(items: Sequence[Item], span: Sequence[Run]) -> Iterator[Sequence[Item]]:
    """The items between hard boundaries: commas, colons, full stops and the like."""
    start = 0
    for place, item in enumerate(items):
        if place > start and span[item.start].join is HARD:
            yield items[start:place]
            start = place
    yield items[start:]


def _sentences(text: str, items: Sequence[Item], span: Sequence[Run]) -> Iterator[Sequence[Item]]:
    """The items between the ends of sentences; a question behind a comma is one by itself."""
    start = 0
    for place, item in enumerate(items):
        if place == start or span[item.start].join is not HARD:
            continue
        between = text[span[item.start - 1].end : span[item.start].start]
        if not ENDS.isdisjoint(between) or ". " in between or _opens(item):
            yield items[start:place]
            start = place
    yield items[start:]


def _points(item: Item) -> bool:
    """Whether it points back: "is it gone?", "which one?"."""
    return not item.sense.cues.isdisjoint({"it", "them", "recommend", "alternatives", "cost"})


def _opens(item: Item) -> bool:
    return not OPENS.isdisjoint(item.sense.cues)


def _asks(text: str, items: Sequence[Item], span: Sequence[Run]) -> bool:
    """Whether a sentence asks: it starts as a question does, or ends on a question mark."""
    end = span[items[-1].end - 1].end
    first = items[:1] if items[0].mention else items[:2]  # "X was peak" asks nothing
    return "?" in text[end : end + 2] or any(map(_opens, first))


def _matters(item: Item) -> bool:
    """Whether an item says what is asked."""
    sense = item.sense
    named = sense.attributes or sense.makers or sense.providers or sense.openness
    return bool(item.mention or item.amount or named)
