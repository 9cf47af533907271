"""Which of the values that other sources give would make another answer."""

from dataclasses import dataclass
from typing import Any

from knowledge.comparison import Figure, Shape, Standing, standing_of
from knowledge.facts import Fact


@dataclass(frozen=True, slots=True)
class Dispute:
    """A figure, and what other sources say instead that would make another answer."""

    figure: Figure
    rivals: tuple[Fact, ...]


# One route that says otherwise than this many others is a slip.
MANY_ROUTES = 5
# Counts this near are one count, rounded: 131,000 and 131,072 tokens, 685B and 684.53B parameters.
ROUNDED = 0.01


def disputes(standing: Standing) -> tuple[Dispute, ...]:
    """The figures whose rivals would turn a standing: other leaders, a tie, another shape.

    Of a single model every other value counts. Scores measured otherwise are no rivals.
    """
    found = (
        Dispute(
            figure, tuple(rival for rival in figure.fact.rivals if _turns(standing, place, rival))
        )
        for place, figure in enumerate(standing.figures)
    )
    return tuple(dispute for dispute in found if dispute.rivals)


def is_slip(fact: Fact, rival: Fact) -> bool:
    """Whether one route alone says otherwise, against many that agree, or a count is rounded."""
    lone = rival.routes <= 1 and not rival.own
    return (lone and fact.routes >= MANY_ROUTES) or _is_rounded(fact.value, rival.value)


def _turns(standing: Standing, place: int, rival: Fact) -> bool:
    figures = list(standing.figures)
    figure = figures[place]
    if rival.measured != figure.fact.measured or rival.value == figure.fact.value:
        return False
    if is_slip(figure.fact, rival):
        return False
    if len(figures) == 1:
        return True
    figures[place] = Figure(figure.card, rival)
    how = (standing.ranked or standing.figures)[0].fact.measured
    turned = standing_of(standing.attribute, standing.direction, tuple(figures), how)
    return _outcome(turned) != _outcome(standing)


def _is_rounded(value: Any, other: Any) -> bool:
    counts = type(value) is type(other) is int
    return counts and abs(value - other) <= ROUNDED * max(value, other)


def _outcome(standing: Standing) -> tuple[Shape, frozenset[str]]:
    return standing.shape, frozenset(figure.card.id for figure in standing.leaders)
