"""How much a catalog holds: by attribute, by source, and all in all."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from knowledge.capabilities import CAPABILITIES
from knowledge.cards import Tier
from knowledge.catalog import Catalog
from knowledge.cost import monthly_cost
from knowledge.facts import Source
from knowledge.loading import catalog_from
from knowledge.rows import Row, Tables
from knowledge.stored import Stored


@dataclass(frozen=True, slots=True)
class Share:
    """What one source gives: facts, the models it speaks of, and priced standard routes."""

    source: Source
    facts: int
    models: int
    routes: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a catalog holds.

    `routes` are priced standard ones, each model, provider and region once; `capable` are models
    of which it is known of some capability whether they have it. `known` counts the
    models with a value by attribute id, `given` the values by attribute id and source id.
    """

    catalog: Catalog
    priced: int
    routes: int
    capable: int
    facts: int
    known: Mapping[str, int]
    given: Mapping[str, Mapping[str, int]]
    shares: tuple[Share, ...]


def coverage(found: Tables) -> Coverage:
    """Count what the rows of a catalog hold."""
    stored = Stored(found)
    catalog = catalog_from(stored)
    given = _given(catalog)
    return Coverage(
        catalog,
        sum(monthly_cost(card).known for card in catalog.cards.values()),
        len(_routes(found["routes"])),
        sum(
            any(card.fact(each.id).known for each in CAPABILITIES)
            for card in catalog.cards.values()
        ),
        len(found["facts"]),
        {name: sum(sources.values()) for name, sources in given.items()},
        given,
        tuple(_shares(stored)),
    )


def _given(catalog: Catalog) -> dict[str, Counter[str]]:
    """How many known values of each attribute come from each source."""
    return {
        name: Counter(
            fact.source.id
            for fact in (attribute.of(card) for card in catalog.cards.values())
            if fact.known
        )
        for name, attribute in catalog.attributes.items()
    }


def _shares(stored: Stored) -> Iterable[Share]:
    facts, routes = stored.grouped("facts", "source"), stored.grouped("routes", "source")
    for source in stored.sources.values():
        said, offered = facts.get(source.id, []), routes.get(source.id, [])
        models = {row["model"] for row in (*said, *offered)}
        yield Share(source, len(said), len(models), len(_routes(offered)))


def _routes(rows: Iterable[Row]) -> set[tuple[str, str, str]]:
    """The model, provider and region of each standard route in use that has a price."""
    return {
        (row["model"], row["provider"], row["region"])
        for row in rows
        if row["used"]
        and row["tier"] == Tier.STANDARD
        and any(Decimal(row[side]) for side in ("input", "output") if row[side] is not None)
    }
