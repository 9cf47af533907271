"""The line a model belongs to, and the newest model of it.

Two models are of one line if they have one maker and the same words in their ids once version
numbers, sizes and dates are taken out: "claude-3.5-haiku" and "claude-haiku-4.5", not
"claude-sonnet-4.5". Words that make no other model of a name, such as "instruct", do not count.
"""

import re

from knowledge.cards import ModelCard
from knowledge.catalog import Catalog

# How a source's note starts where a model is only marked as deprecated, without a day.
DEPRECATED = "Marked as deprecated"
PREVIEWS = frozenset({"preview", "exp", "experimental", "beta", "alpha"})
# 4.5, 20241022, v2, 13b, 8x7b, a3b, 128k: versions, dates and sizes.
_NUMBER = re.compile(r"v?\d+([.x]\d+)*|[ae]?\d+(x\d+)?(\.\d+)?[bmkt]")
# The first of 4.5, k2, 4o that is no date: what a later version is not below.
_VERSION = re.compile(r"[a-z]*?(\d{1,2}(?:\.\d{1,2})*)[a-z]?")
_SIZE = re.compile(r"[ae]?\d+(x\d+)?(\.\d+)?[bmt]")


def line_of(model: str, generic: frozenset[str] = frozenset()) -> frozenset[str]:
    """The words of a model's line from its id; a letter beside a digit counts, as in k2 and 4o."""
    words = (word for word in model.split("-") if not _NUMBER.fullmatch(word))
    bare = (re.sub(r"[\d.]", "", word) for word in words)
    return frozenset(word for word in bare if word) - generic - PREVIEWS


def newest_of_line(catalog: Catalog, card: ModelCard, today: str) -> ModelCard | None:
    """The newest model of a model's line: released later, not retired, and not a preview.

    `today` is an ISO date. A lower version is not newer, whatever its date; another size is no
    successor. None where there is none, or where several are as new.
    """
    generic = catalog.name_words.generic
    line, released = line_of(card.id, generic), card.value("released")
    if not (card.maker and line and released):
        return None
    later = [
        other
        for other in catalog.cards.values()
        if other.maker == card.maker
        and (other.value("released") or "") > released
        and line_of(other.id, generic) == line
        and _version(other) >= _version(card)
        and _sizes(other) == _sizes(card)
        and _is_offered(other, today)
    ]
    last = max((other.value("released") for other in later), default="")
    newest = [other for other in later if other.value("released") == last]
    return newest[0] if len(newest) == 1 else None


def is_deprecated(card: ModelCard) -> bool:
    """Whether a model is marked as deprecated, and nobody says from when."""
    fact = card.fact("retired")
    return not fact.known and fact.note.startswith(DEPRECATED)


def _is_offered(card: ModelCard, today: str) -> bool:
    """Whether a model is neither a preview, nor retired, nor marked as deprecated."""
    is_preview = not PREVIEWS.isdisjoint(card.id.split("-"))
    retired = card.value("retired")
    return not (is_preview or is_deprecated(card) or (retired and retired <= today))


def _version(card: ModelCard) -> tuple[int, ...]:
    """The first number of an id that is neither a size nor a date; empty where there is none."""
    words = (word for word in card.id.split("-") if not _SIZE.fullmatch(word))
    found = next((match for word in words if (match := _VERSION.fullmatch(word))), None)
    return tuple(int(part) for part in found.group(1).split(".")) if found else ()


def _sizes(card: ModelCard) -> frozenset[str]:
    return frozenset(word for word in card.id.split("-") if _SIZE.fullmatch(word))
