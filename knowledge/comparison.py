"""compare(cards, attribute) -> Standing: the one engine every comparison is read off."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.attribute import Attribute, Direction
from knowledge.cards import ModelCard
from knowledge.facts import Fact, Measured
from knowledge.measuring import as_measured, measured_most


class Shape(StrEnum):
    """What came out; templates have a sentence for each."""

    LEADS = "leads"
    TIE = "tie"
    NONE = "none"
    DIFFERENT = "different"
    NOT_COMPARABLE = "not_comparable"
    ONE_KNOWN = "one_known"
    ALL_UNKNOWN = "all_unknown"


@dataclass(frozen=True, slots=True)
class Figure:
    """One model's fact in a standing."""

    card: ModelCard
    fact: Fact


@dataclass(frozen=True, slots=True)
class Standing:
    """How models compare on one attribute, at the end of its order that was asked for.

    `figures` keep the order asked; `ranked` are the known ones, best first; `leaders` are in a
    tie if several, and none where too little is known; `gap` is between the best and the next
    different value, in words ("64x"), or empty; `apart` have a value that was measured otherwise
    than those of the ranked ones, and stand outside of the order.
    """

    attribute: Attribute
    direction: Direction
    shape: Shape
    figures: tuple[Figure, ...]
    ranked: tuple[Figure, ...]
    leaders: tuple[Figure, ...]
    gap: str = ""
    apart: tuple[Figure, ...] = ()

    @property
    def unknown(self) -> tuple[Figure, ...]:
        """The models without a value."""
        return tuple(figure for figure in self.figures if not figure.fact.known)

    @property
    def others(self) -> tuple[Figure, ...]:
        """The models with a value that do not lead."""
        return tuple(figure for figure in self.ranked if figure not in self.leaders)


def compare(
    cards: Sequence[ModelCard], attribute: Attribute, direction: Direction | None = None
) -> Standing:
    """Compare models on an attribute; without a direction, its better end (else the higher).

    An unknown never leads, and of two models where one is unknown neither does, except that a
    capability one model is known to have needs no comparison. Scores are compared as most of the
    models were measured, if at least two were.
    """
    return compare_facts(cards, [attribute.of(card) for card in cards], attribute, direction)


def compare_facts(
    cards: Sequence[ModelCard],
    facts: Sequence[Fact],
    attribute: Attribute,
    direction: Direction | None = None,
) -> Standing:
    """Compare facts that models have, or once had, of an attribute; as `compare` in all else."""
    how = measured_most(facts)
    figures = (
        Figure(card, as_measured(fact, how)) for card, fact in zip(cards, facts, strict=True)
    )
    way = direction or attribute.better or Direction.HIGHER
    return standing_of(attribute, way, tuple(figures), how)


def standing_of(
    attribute: Attribute, way: Direction, figures: tuple[Figure, ...], how: Measured
) -> Standing:
    """How figures compare as they are; scores only those that were measured in the way given."""
    known = tuple(figure for figure in figures if figure.fact.known)
    if not known:
        return Standing(attribute, way, Shape.ALL_UNKNOWN, figures, (), ())
    if attribute.is_flag:
        return _flags(attribute, way, figures, known)
    if not attribute.is_ordered:
        return _unordered(attribute, way, figures, known)
    alike = tuple(figure for figure in known if figure.fact.measured == how)
    if len(alike) < 2 <= len(known):
        return Standing(attribute, way, Shape.NOT_COMPARABLE, figures, known, ())
    ordered = _ordered(attribute, way, figures, alike)
    return replace(ordered, apart=tuple(each for each in known if each not in alike))


def _flags(
    attribute: Attribute,
    way: Direction,
    figures: tuple[Figure, ...],
    known: tuple[Figure, ...],
) -> Standing:
    wanted = way is Direction.HIGHER
    leaders = tuple(figure for figure in known if figure.fact.value is wanted)
    others = tuple(figure for figure in known if figure.fact.value is not wanted)
    if len(leaders) == len(figures):
        shape = Shape.TIE
    elif len(known) < len(figures) and len(known) == 1:
        shape = Shape.ONE_KNOWN
    else:
        shape = Shape.LEADS if leaders else Shape.NONE
    return Standing(attribute, way, shape, figures, leaders + others, leaders)


def _unordered(
    attribute: Attribute,
    way: Direction,
    figures: tuple[Figure, ...],
    known: tuple[Figure, ...],
) -> Standing:
    values = {figure.fact.value for figure in known}
    shape = Shape.DIFFERENT if len(values) > 1 else Shape.TIE
    if len(known) == 1 and len(figures) > 1:
        shape = Shape.ONE_KNOWN
    return Standing(attribute, way, shape, figures, known, ())


def _ordered(
    attribute: Attribute,
    way: Direction,
    figures: tuple[Figure, ...],
    known: tuple[Figure, ...],
) -> Standing:
    rank = attribute.scale.rank or (lambda value: value)
    ranked = tuple(
        sorted(
            known,
            key=lambda figure: rank(figure.fact.value),
            reverse=way is Direction.HIGHER,
        )
    )
    if len(known) == 1 and len(figures) > 1:
        return Standing(attribute, way, Shape.ONE_KNOWN, figures, ranked, ())
    best = ranked[0].fact.value
    leaders = tuple(figure for figure in ranked if figure.fact.value == best)
    rest = ranked[len(leaders) :]
    if not rest:
        return Standing(attribute, way, Shape.TIE, figures, ranked, leaders)
    gap = _gap(attribute, best, rest[0].fact.value)
    return Standing(attribute, way, Shape.LEADS, figures, ranked, leaders, gap)


def _gap(attribute: Attribute, best: object, following: object) -> str:
    scale = attribute.scale
    if scale.gap is None or scale.rank is None:
        return ""
    smaller, larger = sorted((best, following), key=scale.rank)
    return scale.gap(larger, smaller)
