"""The tables of catalog.db as read, and what their rows stand for."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Any

from knowledge.attribute import Attribute, Direction
from knowledge.attributes import Benchmark, registry
from knowledge.cards import Route, Tier
from knowledge.catalog import Named
from knowledge.facts import UNSTATED, Fact, Measured, Source, SourceKind, Unknown
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
                row["id"],
                row["name"],
                SourceKind(row["kind"]),
                row["as_of"],
                row["licence"],
                row["attribution"],
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

    @cached_property
    def _values(self) -> dict[tuple[str, str], Any]:
        """Values by attribute and text as read before: most are written many times over."""
        return {}

    @cached_property
    def _measures(self) -> dict[tuple[str, ...], Measured]:
        return {}

    def facts(self, rows: Iterable[Row]) -> dict[str, Fact]:
        """The fact that is used for each attribute, with one rival for each other value."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            found[row["attribute"]].append(row)
        return {attribute: self._contest(rivals) for attribute, rivals in found.items()}

    def _contest(self, rows: list[Row]) -> Fact:
        """The first row's fact; of the others the first of each other value is its rival."""
        if len(rows) == 1:
            return self._fact(rows[0])
        said: dict[tuple[str, ...], Row] = {}
        for row in rows:
            if row["value"] is not None:
                said.setdefault(_said(row), row)
        said.pop(_said(rows[0]), None)
        return self._fact(rows[0], tuple(map(self._fact, said.values())))

    def _fact(self, row: Row, rivals: tuple[Fact, ...] = ()) -> Fact:
        return Fact(
            self._value(row),
            self.sources[row["source"]],
            row["as_of"],
            row["note"],
            bool(row["doubted"]),
            bool(row["estimate"]),
            self._measured(row),
            routes=row["routes"],
            own=bool(row["own"]),
            rivals=rivals,
        )

    def _value(self, row: Row) -> Any:
        if row["value"] is None:
            return Unknown(row["unknown"])
        key = row["attribute"], row["value"]
        if key not in self._values:
            attribute = self.attributes.get(row["attribute"])
            scale = attribute.scale if attribute else TEXT
            self._values[key] = scale.load(json.loads(row["value"]))
        return self._values[key]

    def _measured(self, row: Row) -> Measured:
        how = row["variant"], row["mode"], row["harness"], row["measured_by"]
        return self._measures.setdefault(how, Measured(*how)) if any(how) else UNSTATED

    def route(self, row: Row) -> Route:
        """A provider's offer."""
        missing = Unknown(row["unknown"] or Unknown.NOT_SOURCED)
        return Route(
            row["provider"],
            Tier(row["tier"]),
            missing if row["input"] is None else Decimal(row["input"]),
            missing if row["output"] is None else Decimal(row["output"]),
            self.sources[row["source"]],
            row["as_of"],
            row["note"],
            bool(row["doubted"]),
            _price(row["cache_read"]),
            _price(row["cache_write"]),
            row["above"],
            row["region"],
            bool(row["resold"]),
        )


def _said(row: Row) -> tuple[str, ...]:
    return row["value"], row["variant"], row["mode"], row["harness"], row["measured_by"]


def _price(stored: str | None) -> Decimal | None:
    return None if stored is None else Decimal(stored)
