"""Five invented birds under review, with an older review of each pair to have changed from."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.library import Library
from bot.wording import Wording
from knowledge.catalog import Catalog, Review
from knowledge.changes import dated, differences, rows_of
from knowledge.facts import Fact, Source, SourceKind, Unknown
from knowledge.harvest import Harvested
from knowledge.loading import catalog_from
from knowledge.stored import Stored
from tests.small import LIST, OTHER, catalog, fact, model, rows

TODAY = date(2026, 6, 30)
REVIEWED, BEFORE = "2026-06-29", "2026-05-01"
OLD_REVIEW = Source("old", "Versus review, an old one", SourceKind.REVIEW, BEFORE, "MIT")
WORDING = Wording()

BIRDS: Mapping[str, tuple[Mapping[str, Any], Mapping[str, str | None]]] = {
    "Tern 1": ({"context_window": 100_000, "vision": True}, {"north": "1 2"}),
    "Tern 2": ({"context_window": 200_000, "vision": False}, {"south": "2 4"}),
    "Tern 3": ({"context_window": 100_000, "vision": True}, {"south": "1 2"}),
    "Tern 4": ({"vision": True}, {}),
    "Tern 5": ({"released": "2026-01-01"}, {"west": None}),
}


def bird(name: str, facts: Mapping[str, Any] | None = None, price: str | None = "") -> Harvested:
    """One bird with other facts, or another price, than usual."""
    known, prices = BIRDS[name]
    if price != "":
        prices = {"north": price} if price else {}
    return model(name, {**known, **(facts or {})}, prices)


def birds(*others: Harvested) -> list[Harvested]:
    """The five birds, some of them otherwise."""
    otherwise = {each.id: each for each in others}
    return [otherwise.get(each.id, each) for each in map(bird, BIRDS)] + [
        each for each in others if each.name not in BIRDS
    ]


def review(
    first: str,
    second: str,
    day: str = REVIEWED,
    figures: Mapping[str, Mapping[str, Any]] | None = None,
) -> Review:
    """A review of two birds on a day, with the figures of then by bird."""
    pair = (first.lower().replace(" ", "-"), second.lower().replace(" ", "-"))
    given = figures or {}
    return Review(
        f"{'--'.join(pair)}-{day}",
        pair,
        day,
        "",
        {
            each: {name: _then(value) for name, value in given.get(each, {}).items()}
            for each in pair
        },
    )


def _then(value: Any) -> Fact:
    return fact(value, OLD_REVIEW)


def read(models: Sequence[Harvested], reviews: Sequence[Review], **tables: Any) -> Catalog:
    """A catalog of models and reviews."""
    made = rows(models, reviews=tuple(reviews), sources=(LIST, OTHER, OLD_REVIEW))
    return catalog_from(Stored({**made, **tables}))


def refreshed(then: Sequence[Harvested], now: Sequence[Harvested], *reviews: Review) -> Catalog:
    """A catalog after a refresh that found `now` where there was `then`."""
    old, new = catalog(then), catalog(now)
    changes = dated(differences(old, new), "2026-06-28", old.edition)
    return read(now, reviews, changes=rows_of(changes))


def library(of: Catalog, today: date = TODAY) -> Library:
    """What is answered from a catalog on a day."""
    return Library(of, WORDING, today)


UNKNOWN = Unknown.NOT_SOURCED
