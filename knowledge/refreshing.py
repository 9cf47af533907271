"""Brings a catalog up to date: fetch, build aside, check, compare, put in place in one step."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge import storage
from knowledge.build import Inputs, harvest
from knowledge.catalog import Catalog, Change
from knowledge.changes import dated, differences, history, rows_of
from knowledge.checking import Finding, MayNotShip, assure
from knowledge.loading import catalog_from
from knowledge.locking import alone
from knowledge.rows import Tables, tables
from knowledge.sources import authored
from knowledge.sources.updates import NO_MIRRORS, PUBLISHED, Update, fetched_anew, wanted
from knowledge.stored import Stored

LOCK = ".refresh.lock"
STAGING = ".refreshing"


@dataclass(frozen=True, slots=True)
class Refreshed:
    """How a refresh went: what each list gave, the new catalog, and how it differs from the old.

    `before` is the old edition, None where there was no catalog that could be read; `left_out`
    are reviews of models that are no longer there.
    """

    updates: tuple[Update, ...]
    before: str | None
    catalog: Catalog
    changes: tuple[Change, ...]
    left_out: tuple[str, ...] = ()

    @property
    def swapped(self) -> bool:
        """Whether a new edition was put in place."""
        return self.before != self.catalog.edition


def refresh(
    path: Path,
    inputs: Inputs,
    imports: Path,
    today: str,
    published: Mapping[str, str] = PUBLISHED,
    *,
    mirrors: Mapping[str, str] = NO_MIRRORS,
) -> Refreshed:
    """Fetch what can be fetched, build from that, and put the new edition in place at `path`.

    `imports` is the folder of kept imports; `published` has addresses by form, `mirrors` those that
    go before them; `today` is an ISO date. BrokenSource (or MayNotShip) leaves the catalog and the
    imports as they were; Busy if another refresh is running.
    """
    imports.mkdir(parents=True, exist_ok=True)
    with alone(imports.parent / LOCK, wait=False), _aside(imports) as staging:
        written = authored.harvest(inputs.authored)
        places = wanted(staging, published, mirrors)
        updates = tuple(fetched_anew(staging, places, written.benchmarks))
        given = harvest(replace(inputs, imports=staging))
        before, catalog, changes = _replaced(path, tables(given), today)
        for file in staging.iterdir():
            file.replace(imports / file.name)
    return Refreshed(updates, before, catalog, changes, given.left_out)


@contextmanager
def _aside(imports: Path) -> Iterator[Path]:
    """A copy of the imports to work on; what a killed refresh left of its own is removed."""
    staging = imports.parent / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    shutil.copytree(imports, staging, ignore=shutil.ignore_patterns(".*"))
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _replaced(
    path: Path, found: Tables, today: str
) -> tuple[str | None, Catalog, tuple[Change, ...]]:
    """Put rows in place of the catalog that was there, if they are of another edition."""
    assure(found)
    catalog, old = catalog_from(Stored(found)), _readable(path)
    if old is None:
        storage.write(path, found)
        return None, catalog, ()
    if old.edition == catalog.edition:
        return old.edition, old, ()
    _assure_size(old, catalog)
    changes = differences(old, catalog)
    news = history(dated(changes, today, old.edition), old.changes, today)
    _set_aside(path)
    storage.write(path, {**found, "changes": rows_of(news)})
    return old.edition, catalog, changes


def _readable(path: Path) -> Catalog | None:
    try:
        return storage.read(path)
    except storage.UnusableCatalog:
        return None


def _assure_size(old: Catalog, new: Catalog) -> None:
    """A list that arrives cut short is well formed all the same; half the models do not vanish."""
    left = len(new.cards.keys() & old.cards.keys())
    if left * 2 < len(old.cards):
        case = f"only {left:,} of {len(old.cards):,} models would be left"
        raise MayNotShip((Finding("most models stay", (case,)),))


def _set_aside(path: Path) -> None:
    """Keep the catalog that is about to be replaced beside it, as catalog.db.previous."""
    copy = path.with_name(f".{path.name}.previous")
    shutil.copy2(path, copy)
    copy.replace(path.with_name(f"{path.name}.previous"))
