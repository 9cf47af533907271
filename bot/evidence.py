"""From facts to what a reply shows of them: figures, marks, sources and notes."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from knowledge.attribute import Attribute
from knowledge.cards import ModelCard
from knowledge.comparison import Figure
from knowledge.facts import Fact


class Citations:
    """Numbers the sources of the facts given, in order of first use."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        for fact in facts:
            if fact.source.id:
                key = (fact.source.name, fact.as_of)
                self._numbers.setdefault(key, len(self._numbers) + 1)

    def mark(self, fact: Fact) -> str:
        """ " [2]" behind a figure; empty where all figures have one source."""
        number = self._numbers.get((fact.source.name, fact.as_of))
        return f" [{number}]" if number and len(self._numbers) > 1 else ""

    def lines(self) -> tuple[str, ...]:
        """Every source with its date."""
        alone = len(self._numbers) == 1
        return tuple(
            f"{name}, {as_of}" if alone else f"[{number}] {name}, {as_of}"
            for (name, as_of), number in self._numbers.items()
        )


def figure_of(attribute: Attribute, fact: Fact) -> Mapping[str, Any]:
    """A fact as the answer object has it."""
    return {
        "value": plain(fact.value) if fact.known else None,
        "unknown": None if fact.known else str(fact.value),
        "shown": attribute.show(fact),
        "source": fact.source.name,
        "as_of": fact.as_of,
    }


def values(attribute: Attribute, figures: Iterable[Figure]) -> Mapping[str, Any]:
    """The figures of a standing by model id, as the answer object has them."""
    return {figure.card.id: figure_of(attribute, figure.fact) for figure in figures}


def notes(pairs: Sequence[tuple[ModelCard, Fact]], about: str = "") -> tuple[str, ...]:
    """The notes of facts, each once, with the model (and what else) they speak of."""
    found: dict[str, str] = {}
    for card, fact in pairs:
        if fact.note:
            found.setdefault(fact.note, card.name)
    return tuple(f"{name}{about}: {note}" for note, name in found.items())


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value
