"""Figures of a report: shares with their intervals, the weighted score, and targets beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

# Of a normal distribution, 95 % lie within this many deviations of its middle.
Z = 1.96


@dataclass(frozen=True, slots=True)
class Target:
    """What a share should at least, or at most, be."""

    bound: float
    at_least: bool = False

    def __str__(self) -> str:
        return f"{'>=' if self.at_least else '<='} {self.bound:.1%}"

    def met(self, share: float) -> bool:
        """Whether a share is as it should be."""
        return share >= self.bound if self.at_least else share <= self.bound


def share(count: int, whole: int) -> float:
    """A count as a share of the whole; nothing of nothing is 0."""
    return count / whole if whole else 0.0


def wilson(count: int, whole: int) -> tuple[float, float]:
    """The interval that holds the true share with 95 %, by Wilson's score."""
    if not whole:
        return 0.0, 1.0
    found, spread = count / whole, Z * Z / whole
    middle = (found + spread / 2) / (1 + spread)
    half = Z * sqrt(found * (1 - found) / whole + spread / (4 * whole)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def shown(count: int, whole: int, target: Target | None = None) -> str:
    """A count with its share, and a mark where the target is not met."""
    mark = "" if target is None or target.met(share(count, whole)) else " !"
    return f"{count} ({share(count, whole):.1%}){mark}"


def lines(rows: Iterable[Sequence[str]]) -> Iterable[str]:
    """Rows as lines with aligned columns."""
    every = [tuple(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*every, strict=True)]
    for row in every:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  " + "  ".join(cells).rstrip()
