"""One pass over a text: runs of letters or digits, each with how it joins the one before."""

import re
from dataclasses import dataclass
from enum import Enum, auto

_RUN = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]+|\+")
_HARD = re.compile(r"[,;?!()\"=<>|&\n$€£%]|[.:]\s|\s[/:\-]\s")


class Join(Enum):
    """What stands between a run and the one before; names never reach across HARD."""

    GLUED = auto()
    SOFT = auto()
    SPACE = auto()
    HARD = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """Letters or digits ("13", "3.5") that stand together: lower-case text, its place, its join."""

    text: str
    start: int
    end: int
    join: Join
    is_number: bool


def runs(lowered: str) -> tuple[Run, ...]:
    """Split a lower-case text into runs, in one linear pass."""
    found: list[Run] = []
    end = 0
    for match in _RUN.finditer(lowered):
        start = match.start()
        join = _join(lowered[end:start]) if found else Join.HARD
        end = match.end()
        text = match.group()
        found.append(Run(text, start, end, join, text[0].isdigit()))
    return tuple(found)


def extent(lowered: str) -> tuple[str, int]:
    """The first run of a lower-case text and how many there are; an empty text and 0 if none."""
    found = _RUN.findall(lowered)
    return (found[0], len(found)) if found else ("", 0)


def _join(between: str) -> Join:
    if not between:
        return Join.GLUED
    if between == " ":
        return Join.SPACE
    if _HARD.search(between):
        return Join.HARD
    return Join.SPACE if between.isspace() else Join.SOFT
