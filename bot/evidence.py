"""From facts to what a reply shows of them: figures, marks, sources and notes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
        self._attributions: dict[str, str] = {}
        for fact in facts:
            if fact.source.id:
                key = (fact.source.name, fact.as_of)
                self._numbers.setdefault(key, len(self._numbers) + 1)
                self._attributions[fact.source.name] = fact.source.attribution

    def mark(self, fact: Fact) -> str:
        """ " [2]" behind a figure; empty where all figures have one source."""
        return self.mark_of((fact.source.name, fact.as_of))

    def common(self, facts: Sequence[Fact]) -> "Column":
        """The marks of a column: one in its head, for the source most of its figures have."""
        keys = [(fact.source.name, fact.as_of) for fact in facts if fact.source.id]
        most = max(keys, key=keys.count, default=("", ""))
        return Column(self, most)

    def mark_of(self, key: tuple[str, str]) -> str:
        """The mark of a source and date."""
        number = self._numbers.get(key)
        return f" [{number}]" if number and len(self._numbers) > 1 else ""

    def lines(self) -> tuple[str, ...]:
        """Every source with its date, and once with the line that its licence demands."""
        alone = len(self._numbers) == 1
        owed = dict(self._attributions)
        return tuple(
            ("" if alone else f"[{number}] ") + f"{name}, {as_of}" + _owed(owed.pop(name, ""))
            for (name, as_of), number in self._numbers.items()
        )


def _owed(attribution: str) -> str:
    return f" ({attribution.rstrip('.')})" if attribution else ""


@dataclass(frozen=True, slots=True)
class Column:
    """The marks of one column of figures: `head` once, others only where they differ."""

    citations: Citations
    key: tuple[str, str]

    @property
    def head(self) -> str:
        """The mark of the source most figures have."""
        return self.citations.mark_of(self.key)

    def mark(self, fact: Fact) -> str:
        """The mark of a figure from another source; empty for those of the head's."""
        differs = fact.source.id and (fact.source.name, fact.as_of) != self.key
        return self.citations.mark(fact) if differs else ""


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


Told = tuple[ModelCard, Attribute, Fact]


def notes(told: Sequence[Told]) -> tuple[str, ...]:
    """What the notes of facts add to them, each once, with its model where there are several."""
    several = len({card.id for card, _, _ in told}) > 1
    return _said([each for each in told if not each[2].doubted], several=several)


def doubts(told: Sequence[Told]) -> tuple[str, ...]:
    """Only the notes that speak against their figure, each once."""
    several = len({card.id for card, _, _ in told}) > 1
    return _said([each for each in told if each[2].doubted], several=several)


def _said(told: Sequence[Told], *, several: bool) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for card, attribute, fact in told:
        if fact.doubted:
            about = f"{card.name}, {attribute.name}" if several else attribute.name
            found.setdefault(fact.note, f"Doubted ({about}): {fact.note}")
        elif fact.note:
            found.setdefault(fact.note, f"{card.name}: {fact.note}" if several else fact.note)
    return tuple(found.values())


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value
