"""Numbers as German writes them: 200.000, 1,5 and 31.03.2025."""

import re
from collections.abc import Sequence

from knowledge.names import Run

_DAY = re.compile(r"(\d\d?)\.(\d\d?)\.(20\d\d)$")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+$")
THOUSANDS = 3


def german_figure(text: str, span: Sequence[Run], place: int) -> tuple[str, int] | None:
    """The number at a place as English writes it, and where it ends."""
    run = span[place]
    if not run.is_number:
        return None
    if day := _DAY.match(run.text):
        return f"{day[3]}-{int(day[2]):02d}-{int(day[1]):02d}", place + 1
    alone = not place or text[run.start - 1] in " (\"'$<>~="
    digits = run.text.replace(".", "") if alone and _THOUSANDS.match(run.text) else run.text
    digits, end = _with_decimals(text, span, place, digits)
    if end < len(span) and span[end].text in {"mal", "fach", "fache", "faches"}:
        return f"{digits}x", end + 1
    return digits, end


def _with_decimals(text: str, span: Sequence[Run], place: int, digits: str) -> tuple[str, int]:
    """The digits with those behind a comma, unless these are thousands as English writes them."""
    end = place + 1
    if end < len(span) and span[end].is_number and text[span[place].end : span[end].start] == ",":
        decimals = span[end].text
        if decimals.isdigit() and (len(decimals) != THOUSANDS or digits == "0"):
            return f"{digits}.{decimals}", end + 1
    return digits, end
