"""A harvest as rows of tables: what catalog.db holds, and nothing else."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from hashlib import blake2b
from typing import Any

from knowledge.cards import Route
from knowledge.catalog import Named
from knowledge.facts import Fact, Unknown
from knowledge.harvest import Harvest

Row = dict[str, Any]
Tables = Mapping[str, list[Row]]


def tables(harvest: Harvest) -> Tables:
    """Every table with its rows in a fixed order: the same harvest gives the same rows."""
    models = sorted(harvest.models, key=lambda model: model.id)
    found: dict[str, list[Row]] = {
        "sources": [
            {"id": source.id, "name": source.name, "kind": str(source.kind),
             "as_of": source.as_of, "licence": source.licence}
            for source in sorted(harvest.sources, key=lambda source: source.id)
        ],
        "makers": _named(harvest.makers),
        "providers": _named(harvest.providers),
        "workloads": _named(harvest.workloads),
        "terms": _named(harvest.terms),
        "benchmarks": [
            {"id": entry.id, "name": entry.name, "unit": entry.unit, "better": str(entry.better),
             "meaning": entry.meaning, "aliases": _json(entry.aliases)}
            for entry in harvest.benchmarks
        ],
        "name_words": sorted(_name_words(harvest), key=lambda row: (row["role"], row["word"])),
        "models": [
            {"id": model.id, "name": model.name, "maker": model.maker, "family": model.family}
            for model in models
        ],
        "aliases": [
            {"model": model.id, "spelling": spelling, "role": role}
            for model in models
            for role, spellings in (("alias", model.aliases), ("nickname", model.nicknames))
            for spelling in spellings
        ],
        "facts": [
            {"model": model.id, **_fact(name, fact)}
            for model in models
            for name, fact in model.facts.items()
        ],
        "routes": [
            {"model": model.id, "place": place, **_route(route)}
            for model in models
            for place, route in enumerate(model.routes)
        ],
        "reviews": [
            {"id": review.id, "first": review.models[0], "second": review.models[1],
             "reviewed": review.reviewed, "note": review.note}
            for review in harvest.reviews
        ],
        "review_figures": [
            {"review": review.id, "model": model, **_fact(name, fact)}
            for review in harvest.reviews
            for model, figures in review.figures.items()
            for name, fact in figures.items()
        ],
    }  # fmt: skip
    found["meta"] = [{"key": key, "value": value} for key, value in _meta(found).items()]
    return found


def _meta(found: Tables) -> dict[str, str]:
    """The edition: the newest date in the catalog and a digest of its rows."""
    dates = [row["as_of"] for name in ("facts", "routes") for row in found[name]]
    updated = max(dates, default="")
    digest = blake2b(_json(found).encode(), digest_size=4).hexdigest()
    return {"edition": f"{updated}.{digest}", "updated": updated}


def _named(entries: tuple[Named, ...]) -> list[Row]:
    return [
        {
            "id": entry.id,
            "name": entry.name,
            "aliases": _json(entry.aliases),
            "meaning": entry.meaning,
        }
        for entry in entries
    ]


def _name_words(harvest: Harvest) -> Iterator[Row]:
    words = harvest.name_words
    for role in ("known", "variants", "generic"):
        for word in getattr(words, role):
            yield {"word": word, "role": role}


def _fact(attribute: str, fact: Fact) -> Row:
    return {
        "attribute": attribute,
        "value": _json(fact.value) if fact.known else None,
        "unknown": None if fact.known else str(fact.value),
        "source": fact.source.id,
        "as_of": fact.as_of,
        "note": fact.note,
        "doubted": int(fact.doubted),
        "estimate": int(fact.estimate),
        "variant": fact.measured.variant,
        "mode": fact.measured.mode,
        "harness": fact.measured.harness,
        "measured_by": fact.measured.by,
    }


def _route(route: Route) -> Row:
    return {
        "provider": route.provider,
        "tier": str(route.tier),
        "input": _price(route.input),
        "output": _price(route.output),
        "unknown": str(route.input) if isinstance(route.input, Unknown) else None,
        "source": route.source.id,
        "as_of": route.as_of,
        "note": route.note,
        "doubted": int(route.doubted),
    }


def _price(price: Decimal | Unknown) -> str | None:
    return None if isinstance(price, Unknown) else str(price)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
