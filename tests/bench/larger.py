"""A catalog ten times as large, in memory: every model nine times more, under other names."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from knowledge.catalog import Catalog
from knowledge.loading import catalog_from
from knowledge.names.forms import normal_form_of, units_of
from knowledge.names.key import Keys
from knowledge.names.keyed import keys_by, with_date
from knowledge.storage import read, tables_of
from knowledge.stored import Stored

TIMES = 10
ENDINGS = ("ra", "vo", "zen", "lux", "dor")
_NUMBER = re.compile(r"\d+")

Row = Mapping[str, Any]


def larger(path: Path) -> Catalog:
    """The catalog of a file with all its models, and nine others beside each."""
    tables, keys = tables_of(path), keys_by(read(path).name_words)
    models, aliases = list(tables["models"]), list(tables["aliases"])
    families = {row["id"]: row["family"] for row in models}
    taken = set(families)
    for copy in range(1, TIMES):
        others = [_model(row, copy) for row in models]
        kept = {row["id"]: other["id"] for row, other in zip(models, others, strict=True)}
        kept = {model: other for model, other in kept.items() if other not in taken}
        taken.update(kept.values())
        tables["models"] += [dict(other) for other in others if other["id"] in kept.values()]
        tables["aliases"] += [
            dict(_alias(row, renamed(row["spelling"], families[row["model"]], copy), keys))
            | {"model": kept[row["model"]]}
            for row in aliases
            if row["model"] in kept
        ]
    return catalog_from(Stored(tables))


def renamed(spelling: str, family: str, copy: int) -> str:
    """Another spelling: of every other copy with another number, else with another family."""
    if copy % 2:
        other, changed = _NUMBER.subn(lambda found: f"{int(found[0]) + 10 * copy}", spelling, 1)
        return other if changed else f"{spelling}-{10 * copy}"
    ending = ENDINGS[copy // 2]
    place = spelling.lower().find(family) + len(family)
    return (
        f"{spelling[:place]}{ending}{spelling[place:]}"
        if family in spelling.lower()
        else (f"{ending}-{spelling}")
    )


def _model(row: Row, copy: int) -> Row:
    family = row["family"]
    other = renamed(family, family, copy) if copy % 2 == 0 else family
    named = {name: renamed(row[name], family, copy) for name in ("id", "name")}
    return {**row, **named, "family": other}


def _alias(row: Row, spelling: str, keys: Keys) -> Row:
    return {
        **row,
        "spelling": spelling,
        "form": normal_form_of(spelling),
        "key": with_date(keys.key_of(spelling)),
        "units": " ".join(sorted(units_of(spelling))) if row["units"] else "",
    }
