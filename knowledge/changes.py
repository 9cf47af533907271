"""What changed from one catalog to another, and how that is kept from one edition to the next."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain
from typing import Any

from knowledge.attribute import Attribute
from knowledge.cards import ModelCard
from knowledge.catalog import Catalog, Change, ChangeKind
from knowledge.facts import NOT_SOURCED, Fact, Unknown

DAYS_KEPT = 90
# The monthly cost and the blended price follow from these two.
PRICED = ("input_price", "output_price")
FOLLOWING = ("blended_price", "monthly_cost")


def differences(old: Catalog, new: Catalog) -> tuple[Change, ...]:
    """Everything that is otherwise in `new` than in `old`, by kind and then by name."""
    found = chain(_models(old, new), _figures(old, new), _reviews(old, new))
    kinds = tuple(ChangeKind)
    return tuple(
        sorted(found, key=lambda each: (kinds.index(each.kind), each.name, each.attribute))
    )


def dated(changes: Iterable[Change], day: str, since: str) -> tuple[Change, ...]:
    """Changes as found on an ISO day, from the edition `since` on."""
    return tuple(replace(change, date=day, since=since) for change in changes)


def history(new: Iterable[Change], old: Iterable[Change], day: str) -> tuple[Change, ...]:
    """New changes before old ones, without those more than 90 days older than `day`.

    Reviews are left out: the catalog keeps them with their own dates.
    """
    oldest = (date.fromisoformat(day) - timedelta(days=DAYS_KEPT)).isoformat()
    return tuple(
        change
        for change in (*new, *old)
        if change.date >= oldest and change.kind is not ChangeKind.REVIEW
    )


def _models(old: Catalog, new: Catalog) -> Iterator[Change]:
    for kind, here, there in ((ChangeKind.NEW, new, old), (ChangeKind.GONE, old, new)):
        for model, card in here.cards.items():
            if model not in there.cards:
                yield Change(kind, model, card.name)


def _figures(old: Catalog, new: Catalog) -> Iterator[Change]:
    attributes = [name for name in {**new.attributes, **old.attributes} if name not in FOLLOWING]
    for model, card in new.cards.items():
        before = old.cards.get(model)
        if before is None or before is card:
            continue
        for name in attributes:
            then, now = _fact(old, before, name), _fact(new, card, name)
            if then.value != now.value:
                yield Change(
                    _kind(name, now),
                    model,
                    card.name,
                    name,
                    then.value,
                    now.value,
                    now.via or then.via,
                )


def _fact(catalog: Catalog, card: ModelCard, name: str) -> Fact:
    attribute = catalog.attributes.get(name)
    return attribute.of(card) if attribute else NOT_SOURCED


def _kind(name: str, now: Fact) -> ChangeKind:
    if name in PRICED:
        return ChangeKind.PRICE
    return ChangeKind.RETIREMENT if name == "retired" and now.known else ChangeKind.FACT


def _reviews(old: Catalog, new: Catalog) -> Iterator[Change]:
    known = {review.key for review in old.reviews}
    for review in new.reviews:
        if review.key not in known:
            pair = " vs ".join(new.cards[model].name for model in review.models)
            yield Change(ChangeKind.REVIEW, review.id, pair, now=review.reviewed)


def percent(change: Change) -> str:
    """By how much a price rose or fell: "+20%", "-33.3%"; empty where one side is unknown."""
    then, now = change.then, change.now
    if not isinstance(then, Decimal) or not isinstance(now, Decimal) or not then:
        return ""
    return f"{round((now - then) / then * 100, 1):+f}".removesuffix(".0") + "%"


def rows_of(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Changes as rows of a table; those of a kind without figures have null for both."""
    return [
        {
            "date": change.date,
            "since": change.since,
            "kind": str(change.kind),
            "model": change.model,
            "name": change.name,
            "attribute": change.attribute,
            "then": _stored(change.then),
            "now": _stored(change.now),
            "provider": change.provider,
        }
        for change in changes
    ]


def from_rows(
    rows: Iterable[Mapping[str, Any]], attributes: Mapping[str, Attribute]
) -> Iterator[Change]:
    """The changes of rows; those of an attribute that there is no more are left out."""
    for row in rows:
        attribute = attributes.get(row["attribute"])
        if row["attribute"] and attribute is None:
            continue
        yield Change(
            ChangeKind(row["kind"]),
            row["model"],
            row["name"],
            row["attribute"],
            _loaded(row["then"], attribute),
            _loaded(row["now"], attribute),
            row["provider"],
            row["date"],
            row["since"],
        )


def _stored(value: Any) -> str | None:
    if value is None:
        return None
    plain = {"unknown": str(value)} if isinstance(value, Unknown) else value
    return json.dumps(plain, ensure_ascii=False, default=str)


def _loaded(stored: str | None, attribute: Attribute | None) -> Any:
    if stored is None:
        return None
    value = json.loads(stored)
    if isinstance(value, dict):
        return Unknown(value["unknown"])
    return attribute.scale.load(value) if attribute else value
