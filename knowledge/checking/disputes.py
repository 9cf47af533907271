"""Where sources differ, and where there is none: how far a catalog's figures can be trusted."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.attribute import Attribute
from knowledge.cards import ModelCard
from knowledge.catalog import Catalog
from knowledge.facts import Fact


@dataclass(frozen=True, slots=True)
class Dispute:
    """An attribute on which sources differ: of how many models, and a line each, worst first."""

    attribute: str
    models: int
    cases: tuple[str, ...]


def disputes(catalog: Catalog) -> tuple[Dispute, ...]:
    """The attributes whose used fact another source contradicts, the most contested first."""
    found: Mapping[str, list[tuple[float, str]]] = defaultdict(list)
    for card in catalog.cards.values():
        for name, attribute in catalog.attributes.items():
            fact = attribute.of(card)
            if fact.known and fact.rivals:
                found[name].append(_case(card, attribute, fact))
    ordered = sorted(found.items(), key=lambda item: -len(item[1]))
    return tuple(
        Dispute(name, len(cases), tuple(said for _, said in sorted(cases, key=_farthest_first)))
        for name, cases in ordered
    )


def _case(card: ModelCard, attribute: Attribute, fact: Fact) -> tuple[float, str]:
    rival = max(fact.rivals, key=lambda each: _apart(fact.value, each.value))
    said = f"{card.name}: {attribute.show(fact)} ({fact.source.name}), not {attribute.show(rival)}"
    return _apart(fact.value, rival.value), f"{said} ({rival.source.name})"


def _farthest_first(case: tuple[float, str]) -> tuple[float, str]:
    apart, said = case
    return -apart, said


def _apart(one: Any, other: Any) -> float:
    """How far two values are apart: a ratio of numbers, days between dates, else 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return 1.0
    if isinstance(one, str) and isinstance(other, str):
        return float(_days(one, other))
    try:
        less, more = sorted((float(one), float(other)))
    except (TypeError, ValueError):
        return 1.0
    return more / less if less else float("inf")


def _days(one: str, other: str) -> int:
    """Days between dates or months; 1 for texts that are neither."""
    try:
        first, second = (date.fromisoformat(f"{each}-01"[:10]) for each in (one, other))
    except ValueError:
        return 1
    return abs((first - second).days)


def gaps(catalog: Catalog) -> Iterator[tuple[str, int]]:
    """How many models have no value of each attribute."""
    cards = catalog.cards.values()
    for name, attribute in catalog.attributes.items():
        yield name, sum(not attribute.of(card).known for card in cards)
