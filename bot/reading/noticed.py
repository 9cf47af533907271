"""Items -> Reading: what each word and number of a message adds up to."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.reading.asides import Point, point_of, unexplained
from bot.reading.items import Item
from bot.reading.pricing import priced
from bot.reading.quantities import quantities
from bot.reading.reading import Reading, Sought, Stated
from bot.reading.sense import NOTHING, Sense
from bot.reading.sought import sides, sought
from knowledge.names import HARD, Mention, Resolved, Run

PLACES = frozenset({"on", "via", "through"})
AT_PROVIDER = frozenset({"on", "via", "at", "through", "using", "in"})
AT_MAKER = frozenset({"at", "in"})
OF_MAKER = frozenset({"by", "of"})
HOSTS = frozenset({"run", "where"})
FOREIGN = frozenset("€£¥₹")
# What a sentence may end on, and how many items stand before it at least.
TAGS = frozenset({
    "no", "right", "correct", "like", "eh", "huh", "innit", "yes", "yeah", "true", "check",
})  # fmt: skip
FEWEST_BEFORE_TAG = 3
INTERROGATIVES = frozenset({"what", "how", "when", "which", "who", "where", "whats", "hows"})
# What a message ends on that was sent too early.
DANGLING = frozenset({
    "and", "but", "or", "the", "a", "an", "was", "were", "we", "i", "than", "if", "because", "so",
    "vs",
})  # fmt: skip


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
    cues = _cues(text, items, senses, span)
    point = Point(items, items)
    if "negative" in cues or len(senses) < len(words):
        point = point_of(text, items, span)
        if not any("negative" in item.sense.cues for item in point.items):
            cues -= {"negative"}
    if any(item.text.partition(" ")[0] in INTERROGATIVES for item in point.asked):
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
        maker=_maker(items, mentions),
        provider=_provider(items, mentions),
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
        unexplained=(*unexplained(point.asked), *counted.unread),
        aside=len(unexplained(items)) - len(unexplained(point.asked)),
    )


def _cues(
    text: str, items: Sequence[Item], senses: Sequence[Sense], span: Sequence[Run]
) -> frozenset[str]:
    cues = frozenset().union(*(sense.cues for sense in senses), _signs(text, items))
    if len(items) > FEWEST_BEFORE_TAG and _ends_on_question(items, span):
        return cues | {"claim"}
    if len(items) < FEWEST_BEFORE_TAG or items[-1].text not in TAGS:
        return cues
    # "X is cheaper, no?" asks for a check; "what is X like" for a profile.
    if items[-1].text == "like":
        return cues - {"like"} | {"profile"}
    said = frozenset().union(*(item.sense.cues for item in items[:-1]))
    return cues - ({"negative"} - said) | {"claim"}


def _licences(senses: Sequence[Sense]) -> Iterator[Stated]:
    """The licence that is named of a model: "is it under Apache 2.0?"."""
    named = next((sense.licence for sense in senses if sense.licence), "")
    if named:
        yield Stated("license", named)


def _ends_on_question(items: Sequence[Item], span: Sequence[Run]) -> bool:
    """Whether a statement ends on a short question: "..., can it?", "..., does it?"."""
    verb, subject = items[-2:]
    asks = "asks" in verb.sense.cues and span[verb.start].join is HARD
    return asks and subject.text in {"it", "they", "he"}


def _signs(text: str, items: Sequence[Item]) -> Iterator[str]:
    """Cues that no phrase gives: a question mark, a place that nothing explains."""
    if "?" in text:
        yield "question_mark"
    if items and items[-1].text in DANGLING:
        yield "cut_off"
    left = False
    for before, item in pairwise(items):
        if before.text in PLACES and not item.explained:
            yield "elsewhere"
        if before.text == "who" and not item.explained:
            yield "doer"  # "who bumped the bot from X to Y?"
        if left and item.mention and before.text == "to":
            yield "switch"
        left = left or bool(item.mention and before.text == "from")
    named = [item for item in items if item.sense.providers and not item.sense.makers]
    if len({item.sense.providers[0] for item in named}) > 1:
        yield "elsewhere"


def _origin(items: Sequence[Item]) -> str | None:
    """The model that "from" or "instead of" stands before."""
    for before, item in pairwise(items):
        if item.mention and isinstance(item.mention.match, Resolved):
            left = "instead" in before.sense.cues or before.text.rpartition(" ")[2] == "from"
            if left:
                return item.mention.match.card.id
    return None


def _maker(items: Sequence[Item], mentions: Sequence[Mention]) -> str | None:
    for place, item in enumerate(items):
        if item.sense.makers and not _is_place(items, place, mentions):
            return item.sense.makers[0]
    return None


def _provider(items: Sequence[Item], mentions: Sequence[Mention]) -> str | None:
    for place, item in enumerate(items):
        if item.sense.providers and _is_place(items, place, mentions):
            return item.sense.providers[0]
    return None


def _is_place(items: Sequence[Item], place: int, mentions: Sequence[Mention]) -> bool:
    """Whether a name is a provider's; one of both ("Anthropic") by the word before it."""
    sense = items[place].sense
    if sense.small and sense.providers:  # an everyday word: "together", "fireworks"
        hosts = place + 1 < len(items) and not HOSTS.isdisjoint(items[place + 1].sense.cues)
        return hosts or (place > 0 and items[place - 1].text in AT_PROVIDER)
    if not sense.makers or not sense.providers:
        return bool(sense.providers)
    before = items[place - 1].text.rpartition(" ")[2] if place else ""
    offered = any("where" in item.sense.cues for item in items[max(0, place - 2) : place])
    if sense.hosts:
        return offered or before not in OF_MAKER
    owns = place + 1 < len(items) and items[place + 1].text == "s"  # "Anthropic's"
    if owns or before in AT_MAKER:
        return False
    return before in AT_PROVIDER or offered or bool(mentions and before not in OF_MAKER)
