"""The catalog in memory: all cards and what is authored beside them, one immutable value."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

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
    """A dated editorial look at a pair, with the figures by model and attribute as they stood.

    `id` is the source of facts that were written down at the review, `reviewed` an ISO date, and
    `by` who reviewed, empty where nobody is named.
    """

    id: str
    models: tuple[str, str]
    reviewed: str
    note: str
    figures: Mapping[str, Mapping[str, Fact]]
    by: str = ""

    @property
    def pair(self) -> str:
        """Which pair it is of, in either order: "kimi-k2--qwen3.5-4b"."""
        return pair_of(*self.models)

    @property
    def key(self) -> str:
        """Which review of the pair it is, the same in every edition: the pair, "@" and the day."""
        return f"{self.pair}@{self.reviewed}"


def pair_of(first: str, second: str) -> str:
    """The identity of two models' pair, in either order."""
    return "--".join(sorted((first, second)))


class ChangeKind(StrEnum):
    """What sort of news a change is, in the order it is told."""

    NEW = "new model"
    GONE = "model gone"
    PRICE = "price"
    RETIREMENT = "retirement"
    FACT = "other fact"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference of an edition from an older one.

    `model` is the id and `name` the name of a model, or of a review. `then` and `now` are what
    `attribute` was and is, an Unknown where that was not known, None where no figure is meant; a
    price is of one `provider`. `date` is the ISO date it was found on, `since` the older edition.
    """

    kind: ChangeKind
    model: str
    name: str
    attribute: str = ""
    then: Any = None
    now: Any = None
    provider: str = ""
    date: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words of model names in general, in the catalog or not; all lower-case.

    `known` start names, `variants` make another model of one, `generic` do not. The others say
    what may stand around a name, and are explained where keys are made (knowledge/names/key.py).
    """

    known: frozenset[str] = frozenset()
    variants: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    makers: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Catalog:
    """Everything a bot may say: one edition of it, loaded once and never changed.

    `spellings` has the ids of the models by the normal form of each name and alias; several where
    a spelling is shared. `keyed` has them by the key of a spelling, `made_of` by the units
    of the names written for people; `starts` has the most runs of a spelling by its first run,
    `spelled` every word that stands in one.
    `reviews` and `changes`, which refreshes found in the last 90 days, have the newest first; a
    pair may have several reviews, of different days.
    """

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
    spellings: Mapping[str, tuple[str, ...]]
    keyed: Mapping[str, tuple[str, ...]]
    made_of: Mapping[frozenset[str], tuple[str, ...]]
    starts: Mapping[str, int]
    spelled: frozenset[str]
    changes: tuple[Change, ...] = ()

    def review_of(self, first: str, second: str) -> Review | None:
        """The newest review of a pair, in either order."""
        pair = pair_of(first, second)
        return next((review for review in self.reviews if review.pair == pair), None)

    def review_before(self, review: Review) -> Review | None:
        """The review of the same pair that came before, None where it was the first."""
        earlier = (
            each
            for each in self.reviews
            if each.pair == review.pair and each.reviewed < review.reviewed
        )
        return max(earlier, key=lambda each: each.reviewed, default=None)

    @property
    def newest_reviews(self) -> tuple[Review, ...]:
        """The newest review of each pair, the newest first."""
        newest: dict[str, Review] = {}
        for review in self.reviews:
            newest.setdefault(review.pair, review)
        return tuple(newest.values())
