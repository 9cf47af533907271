"""Numbers beside a name that count something: 2M, 1.5k in, 2000 requests."""

from collections.abc import Collection, Sequence

from knowledge.names.runs import GLUED, Run

# Glued to a number these make it a quantity; b and t make it a size.
COUNTED = frozenset({"k", "m", "mm", "bn"})
# Of fewer tokens no side of a request is spoken of: in "opus 4.6 output price" 4.6 is a version.
FEWEST_TOKENS = 10
SIDES = frozenset({"in", "input", "out", "output", "prompt", "response", "completion", "back"})


def is_quantity(span: Sequence[Run], place: int, units: Collection[str]) -> bool:
    """Whether the number at a place is no part of a name; `units` are words that make it none.

    A glued b or t is a size (13b), part of a name.
    """
    following = span[place + 1] if place + 1 < len(span) else None
    if following is None:
        return False
    if following.join is GLUED:
        return following.text in COUNTED or _is_power_or_times(span, place + 1)
    if following.text in SIDES:
        return float(span[place].text.split(".")[0]) >= FEWEST_TOKENS
    return following.text in units


def _is_power_or_times(span: Sequence[Run], place: int) -> bool:
    """Whether "e6" or "x" follows a number: 2e6 requests, 5x cheaper; but 8x7b is a size."""
    counted = place + 1 < len(span) and span[place + 1].join is GLUED
    return span[place].text == ("e" if counted else "x")
