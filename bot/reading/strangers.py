"""Words that stand where a model's name would: "gpt-4 turbo vs foobar"."""

from collections.abc import Iterator, Sequence

from bot.reading.items import Item
from knowledge.names import HARD, Mention, NameIndex, Run, UnknownName

CONNECTING = frozenset({"compare", "or", "than", "instead"})
SMALL = frozenset({"and", "with", "to"})


def find_strangers(
    names: NameIndex, text: str, span: Sequence[Run], items: Sequence[Item]
) -> Iterator[Mention]:
    """Unexplained words that a connector joins to a model, as names that the catalog lacks."""
    if not any(item.mention and not item.mention.weak for item in items):
        return
    place = 0
    while place < len(items):
        end = _stranger_end(span, items, place)
        if end > place and _is_compared(items, place, end):
            start, stop = items[place].start, items[end - 1].end
            spelling = text[span[start].start : span[stop - 1].end]
            match = names.resolve_span(span[start:stop], spelling)
            if isinstance(match, UnknownName):
                yield Mention(start, stop, spelling, match, at=span[start].start)
        place = max(end, place + 1)


def _stranger_end(span: Sequence[Run], items: Sequence[Item], place: int) -> int:
    """Where a row of unexplained words and version numbers that starts here ends."""
    if items[place].explained:
        return place
    end = place + 1
    while end < len(items) and span[items[end].start].join is not HARD:
        item = items[end]
        version = item.amount is not None and not (item.amount.scaled or item.amount.usd)
        if item.explained and not version:
            break
        end += 1
    return end


def _is_compared(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether a connector joins the row to a mention on its other side."""
    before, after = items[:start][-2:][::-1], items[end : end + 2]
    return any(
        len(beside) == 2 and _connects(beside[0]) and beside[1].mention is not None
        for beside in (before, after)
    )


def _connects(item: Item) -> bool:
    return not CONNECTING.isdisjoint(item.sense.cues) or item.text in SMALL
