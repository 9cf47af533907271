"""A harvest as rows of tables: what catalog.db holds, and nothing else."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from hashlib import blake2b
from typing import Any

from knowledge.cards import Route
from knowledge.catalog import Named
from knowledge.facts import Fact, Unknown
from knowledge.harvest import Harvest, Harvested
from knowledge.names.forms import normal_form_of, units_of
from knowledge.names.keyed import keys_by, with_date

Row = dict[str, Any]
Tables = Mapping[str, list[Row]]


def tables(harvest: Harvest) -> Tables:
    """Every table with its rows in a fixed order: the same harvest gives the same rows."""
    keys = keys_by(harvest.name_words)
    models = sorted(harvest.models, key=lambda model: model.id)
    found: dict[str, list[Row]] = {
        "sources": [
            {"id": source.id, "name": source.name, "kind": str(source.kind),
             "as_of": source.as_of, "licence": source.licence,
             "attribution": source.attribution}
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
            {"model": model, "spelling": spelling, "role": role,
             "form": normal_form_of(spelling), "key": with_date(keys.key_of(spelling)),
             "units": _units(spelling, role)}
            for model, spelling, role in _spellings(harvest, models)
        ],
        "facts": [
            {"model": model.id, **_fact(name, fact, place)}
            for model in models
            for name, facts in model.facts.items()
            for place, fact in enumerate(facts)
        ],
        "routes": [
            {"model": model.id, **_route(route, used=used)}
            for model in models
            for used, routes in ((True, model.routes), (False, model.spare))
            for route in routes
        ],
        "reviews": [
            {"id": review.id, "first": review.models[0], "second": review.models[1],
             "reviewed": review.reviewed, "note": review.note, "by": review.by}
            for review in harvest.reviews
        ],
        "review_figures": [
            {"review": review.id, "model": model, **_fact(name, fact, 0)}
            for review in harvest.reviews
            for model, figures in review.figures.items()
            for name, fact in figures.items()
        ],
        "changes": [],
    }  # fmt: skip
    found["meta"] = [{"key": key, "value": value} for key, value in _meta(found).items()]
    return found


def _spellings(harvest: Harvest, models: list[Harvested]) -> Iterator[tuple[str, str, str]]:
    """Every spelling with its model and role, the model's own id and name first."""
    for model in models:
        for role, spellings in (
            ("name", (model.id, model.name)),
            ("alias", model.aliases),
            ("nickname", model.nicknames),
        ):
            for spelling in spellings:
                yield model.id, spelling, role
    for spelling, owners in harvest.shared.items():
        for owner in owners:
            yield owner, spelling, "shared"


def _units(spelling: str, role: str) -> str:
    """What a name written for people is made of; ids of machines are only known as a whole."""
    written = role == "name" or (role == "alias" and " " in spelling)
    return " ".join(sorted(units_of(spelling))) if written else ""


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
    for role in fields(words):
        for word in getattr(words, role.name):
            yield {"word": word, "role": role.name}


def _fact(attribute: str, fact: Fact, place: int) -> Row:
    return {
        "attribute": attribute,
        "place": place,
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
        "routes": fact.routes,
        "own": int(fact.own),
    }


def _route(route: Route, *, used: bool) -> Row:
    return {
        "used": int(used),
        "provider": route.provider,
        "region": route.region,
        "tier": str(route.tier),
        "above": route.above,
        "resold": int(route.resold),
        "input": _price(route.input),
        "output": _price(route.output),
        "cache_read": _price(route.cache_read),
        "cache_write": _price(route.cache_write),
        "unknown": str(route.input) if isinstance(route.input, Unknown) else None,
        "source": route.source.id,
        "as_of": route.as_of,
        "note": route.note,
        "doubted": int(route.doubted),
    }


def _price(price: Decimal | Unknown | None) -> str | None:
    return str(price) if isinstance(price, Decimal) else None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
