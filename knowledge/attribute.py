"""Attribute: something models can be compared on."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from knowledge.cards import ModelCard
from knowledge.facts import Fact, Unknown
from knowledge.units import FLAG, Scale


class Direction(StrEnum):
    """Which end of an attribute's order is meant."""

    HIGHER = "higher"
    LOWER = "lower"

    @property
    def opposite(self) -> "Direction":
        """The other end."""
        return Direction.LOWER if self is Direction.HIGHER else Direction.HIGHER


@dataclass(frozen=True, slots=True)
class Phrase:
    """How a lead is said: of two models, and of three or more ("has the largest ...")."""

    of_two: str
    of_many: str


@dataclass(frozen=True, slots=True)
class Attribute:
    """One entry of the registry; vocabulary, comparison, wording and help follow from it.

    `of` gets the fact from a card, `better` is the end that counts as better (None: neither),
    `most` and `least` say a lead at either end, `words` are nouns people use, `more` and `less`
    words that name the attribute and a direction at once ("cheaper"). `meaning` explains it in
    a sentence or two; `authored` attributes have facts of their own, the rest are worked out.
    """

    id: str
    name: str
    of: Callable[[ModelCard], Fact]
    scale: Scale
    meaning: str
    words: tuple[str, ...]
    most: Phrase = Phrase("comes out higher", "comes out highest")
    least: Phrase = Phrase("comes out lower", "comes out lowest")
    better: Direction | None = None
    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    authored: bool = True

    @property
    def is_flag(self) -> bool:
        """Whether it is something a model has or has not."""
        return self.scale is FLAG

    @property
    def is_ordered(self) -> bool:
        """Whether values can be put in order at all."""
        return self.scale.rank is not None

    def show(self, fact: Fact) -> str:
        """Write a fact as an answer shows it: the value, or unknown with its reason."""
        if not fact.known:
            return f"unknown ({fact.value})"
        shown = self.scale.write(fact.value)
        return f"{shown} (estimate)" if fact.estimate else shown

    def cell(self, fact: Fact) -> str:
        """Write a fact under a heading that names the attribute: "11", "$205", "not sourced"."""
        if not fact.known:
            return "sources differ" if fact.value is Unknown.CONFLICTING else str(fact.value)
        shown = (self.scale.cell or self.scale.write)(fact.value)
        return f"{shown} (estimate)" if fact.estimate else shown


def authored(name: str) -> Callable[[ModelCard], Fact]:
    """How to get an attribute that cards hold as a fact of its own."""
    return lambda card: card.fact(name)
