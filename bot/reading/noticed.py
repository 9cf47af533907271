"""Items -> Reading: what each word and number of a message adds up to."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.reading.asides import Point, point_of, unexplained
from bot.reading.hinted import cues_of, hints
from bot.reading.items import Item
from bot.reading.places import maker_of, provider_of
from bot.reading.pricing import priced
from bot.reading.quantities import Quantities, quantities
from bot.reading.reading import Reading, Sought, Stated
from bot.reading.sense import NOTHING, Sense
from bot.reading.sought import sides, sought
from knowledge.names import Mention, Resolved, Run

FOREIGN = frozenset("€£¥₹")
# Signs of a number that may count anything: pages, people, a room.
SHORT = 3
# What only changes an answer if the question itself says it.
OF_QUESTION = frozenset({
    "other_period", "why", "latency", "ours", "opinion", "people", "thanks", "cost", "except",
    "changes", "elsewhere",
})  # fmt: skip
INTERROGATIVES = frozenset({"what", "how", "when", "which", "who", "where", "whats", "hows"})


def noticed(
    text: str,
    first: Sense,
    mentions: Sequence[Mention],
    items: Sequence[Item],
    span: Sequence[Run],
) -> Reading:
    """Put everything that the items of a message say into one reading.

    `first` is the first word of the message by itself, whatever phrase it is part of.
    """
    words = [item for item in items if not item.mention and not item.amount]
    senses = [item.sense for item in words if item.sense is not NOTHING]
    cues = cues_of(text, items, senses, span)
    point = Point(items, items)
    if "negative" in cues or len(senses) < len(words):
        point = point_of(text, items, span)
        if not any("negative" in item.sense.cues for item in point.items):
            cues -= {"negative"}
    if len(point.asked) < len(items):
        cues -= OF_QUESTION - _said(text, point.asked)
    spoken = any(item.text.partition(" ")[0] in INTERROGATIVES for item in point.asked)
    if spoken or point.asks:
        cues |= {"interrogative"}
    counted = quantities(items, cues)
    head = items[0].sense.cues if items else frozenset()
    return Reading(
        message=text,
        mentions=tuple(mentions),
        origin=_origin(items) if mentions else None,
        sought=(Sought(f"{counted.side}_price"),) if counted.side else sought(items),
        sides=sides(items),
        cues=cues,
        head=first.cues | head,
        direction=next((sense.direction for sense in senses if sense.direction), None),
        traffic=counted.traffic,
        priced=priced(items, counted.share),
        maker=maker_of(items, mentions),
        provider=provider_of(items, mentions),
        openness=next((sense.openness for sense in senses if sense.openness), None),
        workloads=tuple(dict.fromkeys(each for sense in senses for each in sense.workloads)),
        terms=tuple(dict.fromkeys(each for sense in senses for each in sense.terms)),
        top=counted.top,
        stated=(*counted.stated, *(_licences(senses) if mentions else ())),
        factor=counted.factor
        or next((sense.factor for sense in senses if sense.factor is not None), None),
        foreign_money=not FOREIGN.isdisjoint(text)
        or any("foreign" in sense.units for sense in senses),
        words=len(items),
        asked=len(point.asked),
        unexplained=(*unexplained(point.asked), *_unread(counted, point.asked, cues)),
        aside=len(unexplained(items)) - len(unexplained(point.asked)),
    )


def _said(text: str, asked: Sequence[Item]) -> frozenset[str]:
    """The cues of the sentences that ask, without those that tell why it is asked."""
    return frozenset(hints(text, asked)).union(*(item.sense.cues for item in asked))


def _unread(counted: Quantities, asked: Sequence[Item], cues: frozenset[str]) -> Iterator[str]:
    """The numbers that nothing explains; one beside the point may be so: "a 90 page PDF. ..."."""
    here = {item.text for item in asked}
    counts = counted.traffic or "cost" in cues
    yield from (each for each in counted.unread if counts or each in here or len(each) > SHORT)


def _licences(senses: Sequence[Sense]) -> Iterator[Stated]:
    """The licence that is named of a model: "is it under Apache 2.0?"."""
    named = next((sense.licence for sense in senses if sense.licence), "")
    if named:
        yield Stated("license", named)


def _origin(items: Sequence[Item]) -> str | None:
    """The model that "from" or "instead of" stands before."""
    for before, item in pairwise(items):
        if item.mention and isinstance(item.mention.match, Resolved):
            left = "instead" in before.sense.cues or before.text.rpartition(" ")[2] == "from"
            if left:
                return item.mention.match.card.id
    return None
