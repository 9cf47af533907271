"""The catalog in memory: all cards and what is authored beside them, one immutable value."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.attribute import Attribute
from knowledge.cards import ModelCard
from knowledge.facts import Fact


@dataclass(frozen=True, slots=True)
class Named:
    """A maker, provider, workload or term: a display name, the words people type, a meaning."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    meaning: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """Every spelling, the name first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Review:
    """A dated editorial look at a pair, with the figures by model and attribute as they stood."""

    id: str
    models: tuple[str, str]
    reviewed: str
    note: str
    figures: Mapping[str, Mapping[str, Fact]]


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words of model names in general, in the catalog or not; all lower-case.

    `known` start names, `variants` make another model of one, `generic` do not.
    """

    known: frozenset[str] = frozenset()
    variants: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Catalog:
    """Everything a bot may say: one edition of it, loaded once and never changed."""

    edition: str
    updated: str
    cards: Mapping[str, ModelCard]
    attributes: Mapping[str, Attribute]
    makers: Mapping[str, Named]
    providers: Mapping[str, Named]
    workloads: Mapping[str, Named]
    terms: Mapping[str, Named]
    reviews: tuple[Review, ...]
    name_words: NameWords

    def review_of(self, first: str, second: str) -> Review | None:
        """The newest review of a pair, in either order."""
        pair = {first, second}
        return next((review for review in self.reviews if set(review.models) == pair), None)
