"""Items -> Reading: what each word and number of a message adds up to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.reading.items import Item
from bot.reading.quantities import quantities
from bot.reading.reading import Reading, Sought
from bot.reading.vocabulary import Role
from knowledge.attribute import Direction
from knowledge.names import Mention, Resolved

AT_PROVIDER = frozenset({"on", "via", "at", "through", "using", "in"})
OF_MAKER = frozenset({"by", "of"})
# How many items away a direction word may stand from its attribute.
BESIDE = 3


def noticed(text: str, mentions: Sequence[Mention], items: Sequence[Item]) -> Reading:
    """Put everything that the items of a message say into one reading."""
    counted = quantities(items)
    words = [item for item in items if not item.mention and not item.amount]
    reading = Reading(
        message=text,
        mentions=tuple(mentions),
        origin=_origin(items),
        sought=tuple(_sought(items)),
        cues=frozenset(cue for item in words for cue in item.values(Role.CUE)),
        direction=_direction(words),
        traffic=counted.traffic,
        maker=_maker(items, mentions),
        provider=_provider(items, mentions),
        openness=_first(words, Role.OPENNESS),
        workloads=_all(words, Role.WORKLOAD),
        terms=_all(words, Role.TERM),
        top=counted.top,
        stated=counted.stated,
        factor=counted.factor,
        foreign_money=any(item.means(Role.UNIT, "foreign") for item in words)
        or any(sign in text for sign in "€£¥"),
        words=len(items),
        unexplained=(*(item.text for item in words if not item.explained), *counted.unread),
        corrections=tuple((item.text, item.read_as) for item in words if item.read_as),
    )
    return replace(reading, cues=reading.cues | {"question_mark"}) if "?" in text else reading


def _origin(items: Sequence[Item]) -> str | None:
    """The model that "from" or "instead of" stands before."""
    for before, item in pairwise(items):
        left = before.text.split()[-1] == "from" or before.means(Role.CUE, "instead")
        if left and item.mention and isinstance(item.mention.match, Resolved):
            return item.mention.match.card.id
    return None


def _maker(items: Sequence[Item], mentions: Sequence[Mention]) -> str | None:
    return next((found for role, found in _named(items, mentions) if role is Role.MAKER), None)


def _provider(items: Sequence[Item], mentions: Sequence[Mention]) -> str | None:
    return next((found for role, found in _named(items, mentions) if role is Role.PROVIDER), None)


def _named(items: Sequence[Item], mentions: Sequence[Mention]) -> Iterator[tuple[Role, str]]:
    """Makers and providers; a name of both ("Anthropic") is one of them by the word before it."""
    for place, item in enumerate(items):
        makers, providers = item.values(Role.MAKER), item.values(Role.PROVIDER)
        before = items[place - 1].text.split()[-1] if place else ""
        as_provider = before in AT_PROVIDER or (mentions and before not in OF_MAKER)
        if makers and not (providers and as_provider):
            yield Role.MAKER, makers[0]
        elif providers:
            yield Role.PROVIDER, providers[0]


def _first(words: Sequence[Item], role: Role) -> str | None:
    return next((value for item in words for value in item.values(role)), None)


def _all(words: Sequence[Item], role: Role) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for item in words for value in item.values(role)))


def _direction(words: Sequence[Item]) -> Direction | None:
    for item in words:
        for meaning in item.meanings:
            if meaning.role is Role.DIRECTION:
                return Direction(meaning.value)
    return None


def _sought(items: Sequence[Item]) -> Iterator[Sought]:
    """Attributes named, each once, with its direction if any mention of it has one."""
    found: dict[str, Direction | None] = {}
    for place, item in enumerate(items):
        if item.mention or item.amount or _is_comparative_of_next(items, place):
            continue
        for meaning in item.meanings:
            if meaning.role is Role.ATTRIBUTE:
                way = meaning.direction or _nearest(items, place)
                found[meaning.value] = found.get(meaning.value) or way
    return (Sought(name, direction) for name, direction in found.items())


def _is_comparative_of_next(items: Sequence[Item], place: int) -> bool:
    """Whether "more recent" in "more recent knowledge cutoff" only gives the next its direction."""
    following = items[place + 1] if place + 1 < len(items) else None
    return (
        following is not None
        and any(each.direction and each.value == "released" for each in items[place].meanings)
        and following.means(Role.ATTRIBUTE)
        and not any(meaning.direction for meaning in following.meanings)
    )


def _nearest(items: Sequence[Item], place: int) -> Direction | None:
    """The direction word beside an attribute: "larger context", "context is larger"."""
    before = items[max(0, place - BESIDE) : place][::-1]
    after = items[place + 1 : place + 1 + BESIDE]
    for item in (*before, *after):
        for meaning in item.meanings:
            if meaning.role is Role.DIRECTION:
                return Direction(meaning.value)
            if meaning.direction and item in before[:1]:
                return meaning.direction
    return None
