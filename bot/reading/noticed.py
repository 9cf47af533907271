"""Items -> Reading: what each word and number of a message adds up to."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from bot.reading.items import Item
from bot.reading.pricing import priced
from bot.reading.quantities import quantities
from bot.reading.reading import Reading, Sought
from bot.reading.vocabulary import Role
from knowledge.attribute import Direction
from knowledge.names import Mention, Resolved

PLACES = frozenset({"on", "via", "through"})
AT_PROVIDER = frozenset({"on", "via", "at", "through", "using", "in"})
OF_MAKER = frozenset({"by", "of"})
FOREIGN = frozenset("€£¥₹")
# How many items away a direction word may stand from its attribute.
BESIDE = 3


def noticed(
    text: str, head: Sequence[Item], mentions: Sequence[Mention], items: Sequence[Item]
) -> Reading:
    """Put everything that the items of a message say into one reading.

    `head` is the first word of the message by itself, whatever phrase it is part of.
    """
    counted = quantities(items)
    words = [item for item in items if not item.mention and not item.amount]
    said = _by_role(words)
    cues = said.get(Role.CUE, ())
    return Reading(
        message=text,
        mentions=tuple(mentions),
        origin=_origin(items) if mentions else None,
        sought=tuple(_sought(items)) if Role.ATTRIBUTE in said else (),
        cues=frozenset((*cues, *_signs(text, items))),
        head=frozenset(cue for item in (*head, *items[:1]) for cue in item.values(Role.CUE)),
        direction=next(iter(said.get(Role.DIRECTION, ())), None),
        traffic=counted.traffic,
        priced=priced(items, counted.share),
        maker=_named(items, mentions, Role.MAKER) if Role.MAKER in said else None,
        provider=_named(items, mentions, Role.PROVIDER) if Role.PROVIDER in said else None,
        openness=next(iter(said.get(Role.OPENNESS, ())), None),
        workloads=tuple(dict.fromkeys(said.get(Role.WORKLOAD, ()))),
        terms=tuple(dict.fromkeys(said.get(Role.TERM, ()))),
        top=counted.top,
        stated=counted.stated,
        factor=counted.factor,
        foreign_money=not FOREIGN.isdisjoint(text) or "foreign" in said.get(Role.UNIT, ()),
        words=len(items),
        unexplained=(*(item.text for item in words if not item.meanings), *counted.unread),
        corrections=tuple((item.text, item.read_as) for item in words if item.read_as),
    )


def _signs(text: str, items: Sequence[Item]) -> Iterator[str]:
    """Cues that no phrase gives: a question mark, a place that nothing explains."""
    if "?" in text:
        yield "question_mark"
    for before, item in pairwise(items):
        if not item.explained and before.text in PLACES:
            yield "elsewhere"
    providers = {item.values(Role.PROVIDER)[:1] for item in items if item.means(Role.PROVIDER)}
    if len(providers) > 1:
        yield "elsewhere"


def _by_role(words: Sequence[Item]) -> dict[Role, list[Any]]:
    """What the words mean, by role, in the order said."""
    said: dict[Role, list[Any]] = {}
    for item in words:
        for meaning in item.meanings:
            said.setdefault(meaning.role, []).append(meaning.value)
    return said


def _origin(items: Sequence[Item]) -> str | None:
    """The model that "from" or "instead of" stands before."""
    for before, item in pairwise(items):
        left = before.text.split()[-1] == "from" or before.means(Role.CUE, "instead")
        if left and item.mention and isinstance(item.mention.match, Resolved):
            return item.mention.match.card.id
    return None


def _named(items: Sequence[Item], mentions: Sequence[Mention], role: Role) -> str | None:
    """The maker or provider; a name of both ("Anthropic") is one of them by the word before it."""
    for place, item in enumerate(items):
        makers, providers = item.values(Role.MAKER), item.values(Role.PROVIDER)
        if not makers and not providers:
            continue
        before = items[place - 1].text.split()[-1] if place else ""
        as_provider = before in AT_PROVIDER or (mentions and before not in OF_MAKER)
        found = Role.MAKER if makers and not (providers and as_provider) else Role.PROVIDER
        if found is role:
            return makers[0] if role is Role.MAKER else providers[0]
    return None


def _sought(items: Sequence[Item]) -> Iterator[Sought]:
    """Attributes named, each once, with its direction if any mention of it has one."""
    found: dict[str, Direction | None] = {}
    for place, item in enumerate(items):
        if item.mention or item.amount or _is_comparative_of_next(items, place):
            continue
        for meaning in item.meanings:
            if meaning.role is Role.ATTRIBUTE:
                way = meaning.direction or _earlier(items, place) or _nearest(items, place)
                found[meaning.value] = found.get(meaning.value) or way
    return (Sought(name, direction) for name, direction in found.items())


def _earlier(items: Sequence[Item], place: int) -> Direction | None:
    """The direction of "released before Kimi K2": a bound in front of a name compares dates."""
    following = items[place + 1 : place + 3]
    if (
        len(following) < 2
        or not following[1].mention
        or not items[place].means(Role.ATTRIBUTE, "released")
    ):
        return None
    bound = following[0].values(Role.BOUND)
    return {"below": Direction.LOWER, "above": Direction.HIGHER}.get(bound[0]) if bound else None


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
