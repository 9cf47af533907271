"""By which rule a mention came to what it came to: asked anew, in the order of the index."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import partial

from knowledge.cards import ModelCard
from knowledge.names.forms import normal_form, normal_form_of, numbers, units
from knowledge.names.index import NameIndex
from knowledge.names.listed import Parts
from knowledge.names.matches import Ambiguous, Match, Resolved, UnknownName
from knowledge.names.runs import Run, runs

Cards = Sequence[ModelCard]


class Rule(StrEnum):
    """A rule by which names resolve, in words."""

    FULL = "written in full"
    LISTED = "a spelling that is listed"
    NEWEST = "the newest of that name"
    NICKNAME = "a nickname"
    FAMILY = "a word of several names"
    KEY = "the key of an id"
    ANOTHER_DATE = "the key of an id, with another date"
    UNITS = "the same words and numbers, in any order"
    PUT_RIGHT = "with letters put right"
    PART = "a part of the name"
    BESIDE = "cut short beside another name"
    NONE = "no rule has a model for it"


def rule_of(index: NameIndex, written: str, match: Match) -> Rule:
    """The first rule that gives a mention, as it was read, the models of its match."""
    meant = _cards(match)
    if not meant:
        return Rule.NONE
    for rule, asked in _rules(index, written):
        if set(asked()) == meant:
            return rule
    return Rule.BESIDE


def _cards(match: Match) -> set[ModelCard]:
    if isinstance(match, UnknownName):
        return set()
    return {match.card} if isinstance(match, Resolved) else set(match.cards)


def _rules(index: NameIndex, written: str) -> Iterator[tuple[Rule, Callable[[], Cards]]]:
    listed, span = index.listed, runs(written.lower())
    form, key = normal_form(span), listed.key_of(written)
    core = listed.core(units(span))
    yield Rule.FULL, partial(_in_full, index, span)
    yield Rule.LISTED, partial(listed.exact, span)
    yield _short_rule(index, form), partial(_short, index, form)
    yield _short_rule(index, normal_form_of(key.name)), partial(_short, index, key.name)
    yield Rule.KEY, partial(listed.keyed, key)
    yield Rule.ANOTHER_DATE, partial(listed.undated, key)
    yield Rule.UNITS, partial(listed.made_of, core)
    yield Rule.PUT_RIGHT, partial(listed.made_of, listed.core(_put_right(index, span)))
    yield Rule.PART, partial(_holding, index, core)
    yield Rule.PART, partial(_but_for_its_family, index, core)
    yield Rule.PUT_RIGHT, partial(_resolved_alone, index, written)


def _in_full(index: NameIndex, span: Sequence[Run]) -> Cards:
    """The models whose name or id it is, with any separators."""
    form = normal_form(span)
    owners = index.listed.exact(span)
    return [card for card in owners if form in map(normal_form_of, (card.id, card.name))]


def _short_rule(index: NameIndex, form: str) -> Rule:
    match = index.short(form) if form else None
    if isinstance(match, Ambiguous):
        return Rule.FAMILY
    return Rule.NEWEST if match and isinstance(match, Resolved) and match.older else Rule.NICKNAME


def _short(index: NameIndex, written: str) -> Cards:
    form = normal_form_of(written)
    match = index.short(form) if form else None
    return tuple(_cards(match)) if match else ()


def _put_right(index: NameIndex, span: Sequence[Run]) -> Parts:
    parts = units(span)
    numbered = bool(numbers(parts))
    return frozenset(
        (part.isalpha() and index.slips.put_right(part, numbered=numbered)) or part
        for part in parts
    )


def _holding(index: NameIndex, core: Parts) -> Cards:
    """All models whose names have these units and more."""
    if not core:
        return ()
    longer = index.listed.longer(core)
    return tuple(card for parts in longer for card in index.listed.made_of(parts))


def _but_for_its_family(index: NameIndex, core: Parts) -> Cards:
    """The models whose names have these units and the word of their family."""
    return tuple(
        dict.fromkeys(
            card
            for card in _holding(index, core)
            if card in index.listed.made_of(core | {card.family})
        )
    )


def _resolved_alone(index: NameIndex, written: str) -> Cards:
    return tuple(_cards(index.resolve(written)))
