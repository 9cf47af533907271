"""Small invented catalogs, for tests that need one that is just so."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from knowledge.cards import Route, Tier
from knowledge.catalog import Catalog, Named, NameWords
from knowledge.facts import Fact, Source, SourceKind, Unknown
from knowledge.harvest import Harvest, Harvested
from knowledge.loading import catalog_from
from knowledge.rows import Tables, tables
from knowledge.stored import Stored

LIST = Source("list", "invented list", SourceKind.PACKAGE, "2026-04-01", "MIT")
OTHER = Source("other", "another list", SourceKind.IMPORT, "2026-05-01", "CC BY 4.0", "By Otto.")
PROVIDERS = tuple(Named(each, f"{each.title()} Cloud") for each in ("north", "south", "west"))
MAKERS = (Named("coast", "Coast"),)
WORDS = NameWords(known=frozenset({"tern", "petrel", "skua"}))


def fact(value: Any, source: Source = LIST, **fields: Any) -> Fact:
    """A fact of a source, as of the source's date unless said otherwise."""
    return Fact(value, source, fields.pop("as_of", source.as_of), **fields)


def route(provider: str, price: str | None, source: Source = LIST, **fields: Any) -> Route:
    """A route at a price such as "1 2" for input and output, or without one."""
    sides = [Decimal(side) for side in price.split()] if price else [Unknown.NOT_SOURCED] * 2
    tier = fields.pop("tier", Tier.STANDARD)
    return Route(provider, tier, sides[0], sides[-1], source, source.as_of, **fields)


def model(
    name: str,
    facts: Mapping[str, Any] | None = None,
    prices: Mapping[str, str | None] | None = None,
    **fields: Any,
) -> Harvested:
    """A model; facts are values, facts or tuples of them, prices are by provider as for `route`."""
    slug = name.lower().replace(" ", "-")
    return Harvested(
        fields.get("id", slug),
        name,
        fields.get("maker", "coast"),
        slug.split("-")[0],
        fields.get("aliases", ()),
        fields.get("nicknames", ()),
        {attribute: _facts(value) for attribute, value in (facts or {}).items()},
        fields.get(
            "routes", tuple(route(provider, price) for provider, price in (prices or {}).items())
        ),
    )


def _facts(value: Any) -> tuple[Fact, ...]:
    if isinstance(value, tuple) and value and isinstance(value[0], Fact):
        return value
    return (value if isinstance(value, Fact) else fact(value),)


def rows(models: Iterable[Harvested], **fields: Any) -> Tables:
    """The rows of a catalog of these models; `fields` are others of a Harvest."""
    usual: dict[str, Any] = {
        "sources": (LIST, OTHER),
        "makers": MAKERS,
        "providers": PROVIDERS,
        "name_words": WORDS,
    }
    return tables(Harvest(models=tuple(models), **{**usual, **fields}))


def catalog(models: Iterable[Harvested], **fields: Any) -> Catalog:
    """The catalog of these models, as it is read."""
    return catalog_from(Stored(rows(models, **fields)))
