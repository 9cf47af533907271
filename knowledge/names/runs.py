"""One pass over a text: runs of letters or digits, each with how it joins the one before."""

import re
from enum import Enum, auto
from typing import NamedTuple

_RUN = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]+|\+")
_PIECES = re.compile(f"({_RUN.pattern})")
_HARD = re.compile(r"[,;?!()\"=<>|&\n$€£%]|[.:]\s|\s[/:\-]\s")


class Join(Enum):
    """What stands between a run and the one before; names never reach across HARD."""

    GLUED = auto()
    SOFT = auto()
    SPACE = auto()
    HARD = auto()


GLUED, SOFT, SPACE, HARD = Join
_USUAL = {"": GLUED, " ": SPACE, "-": SOFT, "/": SOFT, "'": SOFT, ", ": HARD, "? ": HARD}


class Run(NamedTuple):
    """Letters or digits ("13", "3.5") that stand together: lower-case text, its place, its join."""

    text: str
    start: int
    end: int
    join: Join
    is_number: bool


def runs(lowered: str) -> tuple[Run, ...]:
    """Split a lower-case text into runs, in one linear pass."""
    pieces = _PIECES.split(lowered)
    found: list[Run] = []
    end = 0
    for between, text in zip(pieces[::2], pieces[1::2], strict=False):
        start = end + len(between)
        end = start + len(text)
        join = _USUAL.get(between) or _join(between)
        found.append(Run(text, start, end, join, text[0].isdigit()))
    if found:
        found[0] = found[0]._replace(join=HARD)
    return tuple(found)


def words_of(lowered: str) -> list[str]:
    """The texts of a lower-case text's runs."""
    return _RUN.findall(lowered)


def _join(between: str) -> Join:
    if _HARD.search(between):
        return HARD
    return SPACE if between.isspace() else SOFT
