"""What is new in an edition of the catalog: reviews, changes, and retirements that come near."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TypeAlias

from knowledge.catalog import Catalog, Change, ChangeKind, Review

# So many days before a retirement it is told of; on the last one it is the day itself.
STEPS = (30, 7, 1, 0)
# Who was not there on the day still tells of it for so many days.
LATE = 7
TOLD = (ChangeKind.PRICE, ChangeKind.RETIREMENT, ChangeKind.NEW)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A pair was reviewed."""

    review: Review

    @property
    def key(self) -> str:
        """The pair, "@" and the day of the review."""
        return self.review.key

    @property
    def models(self) -> tuple[str, ...]:
        """The ids of the pair."""
        return self.review.models


@dataclass(frozen=True, slots=True)
class Changed:
    """What one refresh found of one model and kind: prices, a retirement date, a new model."""

    model: str
    changes: tuple[Change, ...]

    @property
    def kind(self) -> ChangeKind:
        """The kind that all changes are of."""
        return self.changes[0].kind

    @property
    def key(self) -> str:
        """The model, "@", the kind, and the edition that it was otherwise in, else the day."""
        change = self.changes[0]
        return f"{self.model}@{change.kind.name.lower()}:{change.since or change.date}"

    @property
    def models(self) -> tuple[str, ...]:
        """The model's id."""
        return (self.model,)


@dataclass(frozen=True, slots=True)
class Retiring:
    """A model is retired on an ISO `day`; `step` is which of the days before it this is told for.

    `days_left` is below zero where the day is past.
    """

    model: str
    day: str
    days_left: int
    step: int

    @property
    def key(self) -> str:
        """The model, "@", the day and the step."""
        return f"{self.model}@retired:{self.day}:{self.step}"

    @property
    def models(self) -> tuple[str, ...]:
        """The model's id."""
        return (self.model,)


News: TypeAlias = Reviewed | Changed | Retiring


def news_of(catalog: Catalog, today: date) -> tuple[News, ...]:
    """Everything that is news: the newest review of each pair, changes on record, retirements.

    Much of it may have been told before: whoever tells it keeps the keys.
    """
    reviews = (Reviewed(review) for review in catalog.newest_reviews if _has(catalog, review))
    return tuple(chain(reviews, _retiring(catalog, today), _changed(catalog)))


def find(catalog: Catalog, today: date, key: str) -> News | None:
    """The news of a key as it is on a day; None where it is news no more."""
    subject, _, occasion = key.partition("@")
    kind, _, rest = occasion.partition(":")
    if kind == "retired":
        day, _, step = rest.partition(":")
        return _retirement(catalog, today, subject, day, step)
    if not rest:
        found = (each for each in catalog.reviews if each.key == key and _has(catalog, each))
        return next((Reviewed(review) for review in found), None)
    return next((each for each in _changed(catalog) if each.key == key), None)


def subject_and_occasion(key: str) -> tuple[str, str]:
    """What news is of, the same each time, and which time it is: a pair, and its review's day."""
    subject, _, occasion = key.partition("@")
    return subject, occasion


def makers(news: News, catalog: Catalog) -> frozenset[str]:
    """The ids of the makers that news concerns."""
    cards = (catalog.cards.get(model) for model in news.models)
    return frozenset(card.maker for card in cards if card and card.maker)


def _has(catalog: Catalog, review: Review) -> bool:
    return all(model in catalog.cards for model in review.models)


def _changed(catalog: Catalog) -> Iterator[Changed]:
    """The changes of models that are there, by refresh, model and kind, the newest first."""
    found: dict[str, list[Change]] = {}
    for change in catalog.changes:
        if change.kind in TOLD and change.model in catalog.cards:
            key = Changed(change.model, (change,)).key
            found.setdefault(key, []).append(change)
    return (Changed(changes[0].model, tuple(changes)) for changes in found.values())


def _retiring(catalog: Catalog, today: date) -> Iterator[Retiring]:
    """The models whose day is near, the nearest first, each for the step that it has come to."""
    found = []
    for model, card in catalog.cards.items():
        day = card.value("retired")
        if day is None:
            continue
        left = (date.fromisoformat(day) - today).days
        if -LATE < left <= max(STEPS):
            step = min(each for each in STEPS if each >= left)
            found.append(Retiring(model, day, left, step))
    yield from sorted(found, key=lambda each: (each.day, each.model))


def _retirement(catalog: Catalog, today: date, model: str, day: str, step: str) -> Retiring | None:
    """The retirement of a key: none where the day is another by now."""
    card = catalog.cards.get(model)
    if card is None or card.value("retired") != day or not step.isdecimal():
        return None
    return Retiring(model, day, (date.fromisoformat(day) - today).days, int(step))
