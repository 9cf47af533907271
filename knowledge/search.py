"""Limits and order -> cards; what cannot be settled is kept apart, never guessed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from knowledge.attribute import Attribute, Direction
from knowledge.cards import ModelCard
from knowledge.catalog import Catalog
from knowledge.facts import Unknown


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound on an attribute, in the attribute's own unit; `strict` leaves the bound itself out.

    HIGHER asks for values above the bound, LOWER for values below.
    """

    attribute: str
    direction: Direction
    value: Any
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """Which attribute ranks the matches, and which end comes first."""

    attribute: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Criteria:
    """What is searched for: limits, a maker's id, a provider's id; all must hold."""

    limits: tuple[Limit, ...] = ()
    maker: str | None = None
    provider: str | None = None
    order: Order | None = None
    top: int | None = None

    def __bool__(self) -> bool:
        return bool(self.limits or self.maker or self.provider or self.order)


@dataclass(frozen=True, slots=True)
class Found:
    """Matches, best first, then those the order cannot place; and what is unsettled.

    `unplaced` counts the matches at the end whose order attribute is not known; `unsettled`
    are cards that no limit excludes, but an unknown keeps from matching, with that attribute.
    """

    matches: tuple[ModelCard, ...]
    unplaced: int
    unsettled: tuple[tuple[ModelCard, Attribute], ...]


def search(catalog: Catalog, criteria: Criteria) -> Found:
    """All cards that meet the criteria, with the routes of the provider alone if one is given.

    `criteria.top` is left to whoever writes the answer.
    """
    matches: list[ModelCard] = []
    unsettled: list[tuple[ModelCard, Attribute]] = []
    for card in _candidates(catalog, criteria):
        doubts: list[Attribute] = []
        if _meets(catalog, card, criteria.limits, doubts):
            if doubts:
                unsettled.append((card, doubts[0]))
            else:
                matches.append(card)
    ordered, unplaced = _ordered(catalog, matches, criteria.order)
    return Found(ordered, unplaced, tuple(unsettled))


def _candidates(catalog: Catalog, criteria: Criteria) -> Iterable[ModelCard]:
    for card in catalog.cards.values():
        if criteria.maker and card.maker != criteria.maker:
            continue
        if criteria.provider and all(route.provider != criteria.provider for route in card.routes):
            continue
        yield card.at(criteria.provider)


def _meets(
    catalog: Catalog, card: ModelCard, limits: tuple[Limit, ...], doubts: list[Attribute]
) -> bool:
    """Whether no limit excludes the card; limits that cannot be settled are added to `doubts`."""
    for limit in limits:
        attribute = catalog.attributes[limit.attribute]
        value = attribute.of(card).value
        if isinstance(value, Unknown):
            doubts.append(attribute)
        elif not holds(attribute, value, limit):
            return False
    return True


def holds(attribute: Attribute, value: Any, limit: Limit) -> bool:
    """Whether a known value is within a limit."""
    rank = attribute.scale.rank
    if rank is None:
        return bool(value == limit.value)
    mine, bound = rank(value), rank(limit.value)
    if mine == bound:
        return not limit.strict
    return bool(mine > bound) if limit.direction is Direction.HIGHER else bool(mine < bound)


def _ordered(
    catalog: Catalog, cards: list[ModelCard], order: Order | None
) -> tuple[tuple[ModelCard, ...], int]:
    if order is None:
        return tuple(sorted(cards, key=lambda card: card.name)), 0
    attribute = catalog.attributes[order.attribute]
    rank = attribute.scale.rank
    named = sorted(((card, attribute.of(card)) for card in cards), key=lambda pair: pair[0].name)
    unplaced = [card for card, fact in named if rank is None or not fact.known]
    placed = [(card, rank(fact.value)) for card, fact in named if rank and fact.known]
    placed.sort(key=lambda pair: pair[1], reverse=order.direction is Direction.HIGHER)
    return (*(card for card, _ in placed), *unplaced), len(unplaced)
