"""Rows of catalog.db -> the catalog as one immutable value."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Any

from knowledge.attribute import Attribute, Direction
from knowledge.attributes import Benchmark, registry
from knowledge.cards import ModelCard, Route, Tier
from knowledge.catalog import Catalog, Named, NameWords, Review
from knowledge.facts import Fact, Measured, Source, SourceKind, Unknown, winner
from knowledge.rows import Row, Tables
from knowledge.units import TEXT


@dataclass(frozen=True)
class Stored:
    """The tables of a catalog as read, with what the cards refer to."""

    tables: Tables

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {
            row["id"]: Source(
                row["id"], row["name"], SourceKind(row["kind"]), row["as_of"], row["licence"]
            )
            for row in self.tables["sources"]
        }

    @cached_property
    def attributes(self) -> Mapping[str, Attribute]:
        """The registry with this catalog's benchmarks."""
        return registry(
            Benchmark(
                row["id"],
                row["name"],
                row["unit"],
                Direction(row["better"]),
                row["meaning"],
                tuple(json.loads(row["aliases"])),
            )
            for row in self.tables["benchmarks"]
        )

    def grouped(self, table: str, key: str) -> Mapping[str, list[Row]]:
        """Rows of a table by one of its columns."""
        groups: dict[str, list[Row]] = defaultdict(list)
        for row in self.tables[table]:
            groups[row[key]].append(row)
        return groups

    def named(self, table: str) -> Mapping[str, Named]:
        """Makers, providers, workloads or terms by id."""
        return MappingProxyType(
            {
                row["id"]: Named(
                    row["id"], row["name"], tuple(json.loads(row["aliases"])), row["meaning"]
                )
                for row in self.tables[table]
            }
        )


def catalog_from(stored: Stored) -> Catalog:
    """Build the catalog of one edition."""
    meta = {row["key"]: row["value"] for row in stored.tables["meta"]}
    return Catalog(
        edition=meta["edition"],
        updated=meta["updated"],
        cards=MappingProxyType({card.id: card for card in _cards(stored)}),
        attributes=MappingProxyType(dict(stored.attributes)),
        makers=stored.named("makers"),
        providers=stored.named("providers"),
        workloads=stored.named("workloads"),
        terms=stored.named("terms"),
        reviews=_reviews(stored),
        name_words=_name_words(stored),
    )


def _cards(stored: Stored) -> Iterator[ModelCard]:
    aliases = stored.grouped("aliases", "model")
    facts = stored.grouped("facts", "model")
    routes = stored.grouped("routes", "model")
    for row in stored.tables["models"]:
        spellings = aliases.get(row["id"], [])
        yield ModelCard(
            id=row["id"],
            name=row["name"],
            maker=row["maker"],
            family=row["family"],
            aliases=tuple(_spellings(spellings, "alias")),
            nicknames=tuple(_spellings(spellings, "nickname")),
            facts=MappingProxyType(_facts(stored, facts.get(row["id"], []))),
            routes=tuple(_route(stored, route) for route in routes.get(row["id"], [])),
        )


def _spellings(rows: list[Row], role: str) -> Iterator[str]:
    return (row["spelling"] for row in rows if row["role"] == role)


def _facts(stored: Stored, rows: list[Row]) -> dict[str, Fact]:
    """The fact that wins for each attribute; the others stay in the catalog."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for row in rows:
        found[row["attribute"]].append(_fact(stored, row))
    return {attribute: winner(facts) for attribute, facts in found.items()}


def _fact(stored: Stored, row: Row) -> Fact:
    attribute = stored.attributes.get(row["attribute"])
    scale = attribute.scale if attribute else TEXT
    value: Any = Unknown(row["unknown"]) if row["unknown"] else scale.load(json.loads(row["value"]))
    measured = Measured(row["variant"], row["mode"], row["harness"], row["measured_by"])
    source = stored.sources[row["source"]]
    doubted, estimate = bool(row["doubted"]), bool(row["estimate"])
    return Fact(value, source, row["as_of"], row["note"], doubted, estimate, measured)


def _route(stored: Stored, row: Row) -> Route:
    missing = Unknown(row["unknown"] or Unknown.NOT_SOURCED)
    return Route(
        row["provider"],
        Tier(row["tier"]),
        missing if row["input"] is None else Decimal(row["input"]),
        missing if row["output"] is None else Decimal(row["output"]),
        stored.sources[row["source"]],
        row["as_of"],
        row["note"],
        bool(row["doubted"]),
    )


def _reviews(stored: Stored) -> tuple[Review, ...]:
    figures = stored.grouped("review_figures", "review")
    reviews = [
        Review(
            row["id"],
            (row["first"], row["second"]),
            row["reviewed"],
            row["note"],
            {
                model: _facts(
                    stored, [each for each in figures[row["id"]] if each["model"] == model]
                )
                for model in (row["first"], row["second"])
            },
        )
        for row in stored.tables["reviews"]
    ]
    reviews.sort(key=lambda review: review.id)
    return tuple(sorted(reviews, key=lambda review: review.reviewed, reverse=True))


def _name_words(stored: Stored) -> NameWords:
    words = stored.grouped("name_words", "role")
    roles = ("known", "variants", "generic")
    return NameWords(*(frozenset(row["word"] for row in words.get(role, [])) for role in roles))
