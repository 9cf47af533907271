"""Sources -> catalog.db: harvest, check across entries, write in one step."""

from collections.abc import Iterable
from pathlib import Path

from knowledge import storage
from knowledge.harvest import BrokenSource, Harvest, Harvested
from knowledge.names.forms import normal_form_of
from knowledge.rows import Tables, tables
from knowledge.sources import authored


def build(path: Path, folder: Path = authored.AUTHORED) -> Tables:
    """Build the catalog at `path` from the authored facts and return its rows.

    BrokenSource, with one line that names file, entry and field, if anything may not ship;
    the catalog that was there then stays.
    """
    harvest = authored.harvest(folder)
    check(harvest)
    found = tables(harvest)
    storage.write(path, found)
    return found


def check(harvest: Harvest) -> None:
    """Refuse ids, names or spellings that mean two things."""
    _distinct("models", "id", ((model.id, model.id) for model in harvest.models))
    _distinct("reviews", "id", ((review.id, review.id) for review in harvest.reviews))
    _distinct("models", "aliases", _spellings(harvest.models, "alias"))
    _distinct("models", "nicknames", _spellings(harvest.models, "nickname"))
    for name in ("makers", "providers", "workloads", "terms"):
        entries = getattr(harvest, name)
        words = ((entry.id, word) for entry in entries for word in entry.words)
        _distinct(name, "aliases", words)


def _spellings(models: Iterable[Harvested], role: str) -> Iterable[tuple[str, str]]:
    for model in models:
        own = (model.id, model.name, *model.aliases) if role == "alias" else model.nicknames
        for spelling in own:
            yield model.id, spelling


def _distinct(file: str, field: str, spellings: Iterable[tuple[str, str]]) -> None:
    owners: dict[str, str] = {}
    for owner, spelling in spellings:
        key = normal_form_of(spelling)
        other = owners.setdefault(key, owner)
        if other != owner or field == "id" and list(owners).count(key) > 1:
            raise BrokenSource(f"{file}: {owner}: {field}: {spelling!r} already means {other}")
