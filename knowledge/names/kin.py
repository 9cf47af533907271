"""Names cut short beside a whole one: "llama 3.1 70b or 3.3 70b", "gpt-5 mini or nano"."""

import re
from collections.abc import Iterable, Sequence

from knowledge.cards import ModelCard
from knowledge.names.forms import normal_form_of, units_of
from knowledge.names.listed import ListedNames, Parts

_SIZE = re.compile(r"\d+(?:\.\d+)?[bt]|\d+x\d+b|[ae]\d+b|e\d+b")
_STAMP = re.compile(r"\d{4}")


def sort_of(unit: str) -> str:
    """What a unit of a name says: a size, the stamp of a release, a version, or a word."""
    if _SIZE.fullmatch(unit):
        return "size"
    if _STAMP.fullmatch(unit):
        return "stamp"
    return "version" if any(sign.isdigit() for sign in unit) else "word"


def kin(listed: ListedNames, card: ModelCard, cut: Parts) -> ModelCard | None:
    """The one model that is called as `card` is, but for the units given; None if none is.

    The units take the place of those of the same sort; a word may also come on top of the others,
    and what the longer name has besides its family may all go. Of several models that of the same
    maker is meant.
    """
    own = listed.core(units_of(card.id))
    sorts = {sort_of(unit) for unit in cut}
    kept = frozenset(unit for unit in own if unit == card.family or sort_of(unit) not in sorts)
    family = own & {card.family}
    undated = frozenset(unit for unit in kept if sort_of(unit) != "stamp")
    found = _first(listed, card, (kept | cut, undated | cut, own | cut, family | cut))
    return found or _longer(listed, card, family | cut)


def kin_among(listed: ListedNames, cards: Sequence[ModelCard], cut: Parts) -> ModelCard | None:
    """The model that a name cut short means by one of some models, or among them."""
    among = [card for card in cards if cut <= units_of(card.id)]
    if len(among) == 1 < len(cards):
        return among[0]
    found = (kin(listed, card, cut) for card in cards)
    return next((card for card in found if card), None)


def _longer(listed: ListedNames, card: ModelCard, parts: Parts) -> ModelCard | None:
    """The one model of the maker whose name holds these units: scout beside Llama 3.3 70B."""
    if all(sort_of(unit) != "word" for unit in parts - {card.family}):
        return None
    names = listed.longer(listed.core(parts))
    found = {each.id: each for whole in names for each in listed.made_of(whole)}
    own = [each for each in found.values() if each.maker == card.maker]
    return own[0] if len(own) == 1 else None


def _first(listed: ListedNames, card: ModelCard, tries: Iterable[Parts]) -> ModelCard | None:
    for parts in tries:
        found = [each for each in listed.made_of(listed.core(parts)) if each is not card]
        own = [each for each in found if each.maker == card.maker] or found
        if own:
            return own[0] if len(own) == 1 else None
    return None


def of_all_sizes(listed: ListedNames, card: ModelCard, form: str) -> tuple[ModelCard, ...]:
    """The models that an alias without a size may mean, if there is more than the one listed.

    A list's "gemma-2" may be its Gemma 2 9B, but who asks for it may mean 27B.
    """
    if form in (normal_form_of(card.id), normal_form_of(card.name)):
        return ()
    own = listed.core(units_of(card.id))
    without = frozenset(unit for unit in own if not _SIZE.fullmatch(unit))
    if without == own or any(size in form for size in own - without):
        return ()
    others = (each for more in listed.longer(without) for each in listed.made_of(more)
              if all(map(_SIZE.fullmatch, more - without)))  # fmt: skip
    found = tuple(dict.fromkeys((card, *others)))
    return found if len(found) > 1 else ()
