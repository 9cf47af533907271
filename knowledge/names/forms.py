"""The two forms names are matched in: the normal form, and the set of units."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from knowledge.names.runs import GLUED, Run, runs

# Names of models are looked at again and again.
REMEMBERED = 32_768
SHORT_SUFFIX = 2
SHORT_NUMBER = 2


def normal_form(span: Sequence[Run]) -> str:
    """Join runs, keeping number boundaries: "Claude-3-5 Haiku" is claude3.5haiku.

    A dot stays between two numbers, so qwen2.5-7b is not qwen2-57b, and a hyphen before a size, so
    qwen2-7b is not qwen2.7b; a v before a digit goes.
    """
    parts: list[str] = []
    last_number = False
    for place, run in enumerate(span):
        if run.text == "v" and place + 1 < len(span) and span[place + 1].is_number:
            continue
        if run.is_number and last_number:
            parts.append("-" if _is_size(span, place) else ".")
        parts.append(run.text)
        last_number = run.is_number
    return "".join(parts)


def _is_size(span: Sequence[Run], place: int) -> bool:
    """Whether the number at `place` has a letter or two glued to it: 13b, 4o."""
    following = span[place + 1] if place + 1 < len(span) else None
    return (
        following is not None
        and following.join is GLUED
        and not following.is_number
        and len(following.text) <= SHORT_SUFFIX
    )


def units(span: Sequence[Run]) -> frozenset[str]:
    """What a name is made of, whatever the order: words, versions (3.5, k2) and sizes (13b).

    A number said twice is another unit: "llama 2 13b v2" is not "llama 2 13b".
    """
    found: set[str] = set()
    for unit in _units(span):
        repeated = unit in found and _has_digit(unit)
        found.add(f"{unit} again" if repeated else unit)
    return frozenset(found)


@lru_cache(maxsize=REMEMBERED)
def units_of(name: str) -> frozenset[str]:
    """The units of a written name."""
    return units(runs(name.lower()))


@lru_cache(maxsize=REMEMBERED)
def normal_form_of(name: str) -> str:
    """The normal form of a written name."""
    return normal_form(runs(name.lower()))


def numbers(parts: frozenset[str]) -> frozenset[str]:
    """The units that hold a digit: they are identifiers, and never corrected."""
    return frozenset(part for part in parts if _has_digit(part))


def _has_digit(unit: str) -> bool:
    return any(sign.isdigit() for sign in unit)


def _units(span: Sequence[Run]) -> Iterator[str]:
    place = 0
    while place < len(span):
        end = _unit_end(span, place)
        unit = normal_form(span[place:end])
        place = end
        yield unit


def _unit_end(span: Sequence[Run], place: int) -> int:
    """Where the unit that starts at `place` ends."""
    run = span[place]
    end = place + 1
    if not run.is_number:
        leads_number = len(run.text) == 1 and end < len(span) and span[end].is_number
        return _number_end(span, end) if leads_number else end
    return _number_end(span, place)


def _number_end(span: Sequence[Run], place: int) -> int:
    end = place + 1
    if _continues_version(span, end):
        return end + 1
    while end < len(span) and span[end].join is GLUED:
        following = span[end]
        if not following.is_number and len(following.text) > SHORT_SUFFIX:
            break
        end += 1
    return end


def _continues_version(span: Sequence[Run], place: int) -> bool:
    """Whether 3-5 or 3 5 is the version 3.5, rather than a version and a size (2-13b)."""
    if place >= len(span) or not span[place].is_number:
        return False
    before, run = span[place - 1], span[place]
    glued_after = place + 1 < len(span) and span[place + 1].join is GLUED
    return (
        not glued_after
        and "." not in before.text + run.text
        and max(len(before.text), len(run.text)) <= SHORT_NUMBER
    )
