"""What may not ship: rows that would make an answer wrong, or the catalog unreadable."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from knowledge.attribute import Attribute
from knowledge.cards import Tier
from knowledge.catalog import pair_of
from knowledge.checking.finding import Finding, broken
from knowledge.names.forms import normal_form_of
from knowledge.rows import Row, Tables
from knowledge.stored import Stored

DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
# What refers to what: a column of a table, and the table whose ids it holds.
REFERENCES = (
    ("facts", "model", "models"),
    ("facts", "source", "sources"),
    ("routes", "model", "models"),
    ("routes", "source", "sources"),
    ("routes", "provider", "providers"),
    ("models", "maker", "makers"),
    ("aliases", "model", "models"),
    ("reviews", "first", "models"),
    ("reviews", "second", "models"),
    ("review_figures", "review", "reviews"),
    ("review_figures", "model", "models"),
    ("review_figures", "source", "sources"),
)
# A model whose maker nobody names is still a model; everything else refers to something.
MAY_BE_EMPTY = {("models", "maker")}


def faults(found: Tables) -> tuple[Finding, ...]:
    """Everything for which a catalog may not be put in place; empty if it may."""
    return tuple(
        broken(
            (
                ("there is a model", () if found["models"] else ("the catalog has no model",)),
                ("what is referred to is there", _dangling(found)),
                ("a model is there once", _twice(found)),
                ("a pair is reviewed once a day", _reviewed_twice(found["reviews"])),
                ("a spelling is of one model, or said to be shared", _spellings(found)),
                ("a fact has a source and a date", _undated(found, "facts", _of_fact)),
                ("a route has a source and a date", _undated(found, "routes", _of_route)),
                ("nothing is sold at $0 without a reason", _given_away(found["routes"])),
                ("a fact can be read as its attribute", _unreadable(found)),
            )
        )
    )


def _of_fact(row: Row) -> str:
    return f"{row['model']}: {row['attribute']}"


def _of_route(row: Row) -> str:
    return f"{row['model']}: {row['tier']} route at {row['provider']}"


def _dangling(found: Tables) -> Iterator[str]:
    ids = {name: {row["id"] for row in found[name]} for _, _, name in REFERENCES}
    for table, column, target in REFERENCES:
        missing = Counter(
            row[column]
            for row in found[table]
            if row[column] not in ids[target]
            and (row[column] or (table, column) not in MAY_BE_EMPTY)
        )
        for name, times in missing.items():
            yield f"{table}.{column}: {name!r} is not in {target}, in {times:,} of its rows"


def _twice(found: Tables) -> Iterator[str]:
    """Ids and names that two models have; names that are read alike are one name."""
    ids = Counter(row["id"] for row in found["models"])
    for model, times in ids.items():
        if times > 1:
            yield f"{model}: {times} models have this id"
    named: Mapping[str, set[tuple[str, str]]] = defaultdict(set)
    for row in found["models"]:
        named[normal_form_of(row["name"]) or row["name"]].add((row["name"], row["id"]))
    for models in named.values():
        if len(models) > 1:
            yield f"{_listed(name for name, _ in models)}: name of {_listed(i for _, i in models)}"


def _reviewed_twice(reviews: Iterable[Row]) -> Iterator[str]:
    """Reviews that nobody could tell apart: of one id, or of one pair and day."""
    ids = Counter(row["id"] for row in reviews)
    days = Counter((pair_of(row["first"], row["second"]), row["reviewed"]) for row in reviews)
    for review, times in ids.items():
        if times > 1:
            yield f"{review}: {times} reviews have this id"
    for (pair, day), times in days.items():
        if times > 1:
            yield f"{pair}: {times} reviews of {day}"


def _spellings(found: Tables) -> Iterator[str]:
    """An alias of two models, of which a reader would silently get one."""
    owners: Mapping[str, set[str]] = defaultdict(set)
    shared = {row["form"] for row in found["aliases"] if row["role"] == "shared"}
    for row in found["aliases"]:
        if row["role"] in {"alias", "name"} and row["form"] not in shared:
            owners[row["form"]].add(row["model"])
    for form, models in owners.items():
        if len(models) > 1:
            yield f"{form!r} is of {_listed(models)}"


def _undated(found: Tables, table: str, name: Callable[[Row], str]) -> Iterator[str]:
    for row in found[table]:
        if not row["source"]:
            yield f"{name(row)}: no source"
        elif not DAY.match(row["as_of"]):
            yield f"{name(row)}: {row['as_of']!r} is no date"


def _given_away(routes: Iterable[Row]) -> Iterator[str]:
    for row in routes:
        prices = [Decimal(row[side]) for side in ("input", "output") if row[side] is not None]
        if row["tier"] == Tier.STANDARD and prices and not any(prices):
            yield f"{_of_route(row)}: $0, so it is a free tier, or a gap in {row['source']}"


def _unreadable(found: Tables) -> Iterator[str]:
    attributes = Stored(found).attributes
    for row in found["facts"]:
        attribute = attributes.get(row["attribute"])
        if attribute is None:
            yield f"{_of_fact(row)}: there is no such attribute"
        elif fault := _fault(row, attribute):
            yield f"{_of_fact(row)}: {fault}"


def _fault(row: Row, attribute: Attribute) -> str:
    if row["unknown"] is not None:
        return ""
    try:
        attribute.scale.load(json.loads(row["value"]))
    except (ValueError, TypeError) as fault:
        return str(fault)
    return ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(set(names)))
