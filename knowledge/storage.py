"""catalog.db <-> Catalog; the only module that opens it."""

import gc
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from sqlite_utils import Database

from knowledge.catalog import Catalog
from knowledge.loading import catalog_from
from knowledge.locking import alone
from knowledge.rows import Row, Tables
from knowledge.stored import Stored

SCHEMA = 3
REBUILD = "build it with `versus catalog build`"

# The key of each table; the large ones have none, as they are only ever read whole.
KEYS: Mapping[str, tuple[str, ...]] = {
    "meta": ("key",),
    "sources": ("id",),
    "makers": ("id",),
    "providers": ("id",),
    "workloads": ("id",),
    "terms": ("id",),
    "benchmarks": ("id",),
    "name_words": ("word", "role"),
    "models": ("id",),
    "aliases": (),
    "facts": (),
    "routes": (),
    "reviews": ("id",),
    "review_figures": ("review", "model", "attribute"),
    "changes": (),
}
OF_A_MODEL = ("model",)
NUMERIC = {"estimate", "doubted", "place", "routes", "own", "used", "above", "resold"}
SOUND = "ok"


class UnusableCatalog(Exception):  # noqa: N818 - named by the situation, as the message is
    """A catalog that cannot be served; the message says why and how to rebuild, in one line."""


def write(path: Path, found: Tables) -> None:
    """Write a catalog to a new file beside `path`, then put it in place in one step.

    Who writes to a folder does so alone, so that what a killed writer left can be told and removed.
    """
    with alone(path.parent):
        _tidy(path)
        with NamedTemporaryFile(dir=path.parent, prefix=_prefix(path), delete=False) as new:
            fresh = Path(new.name)
        try:
            _fill(fresh, found)
            _check(fresh)
            fresh.chmod(0o644)
            _sync(fresh)
            fresh.replace(path)
            _sync(path.parent)
        finally:
            fresh.unlink(missing_ok=True)


def _prefix(path: Path) -> str:
    return f".{path.name}."


def _tidy(path: Path) -> None:
    """Remove the half-written files that a killed writer left beside `path`."""
    for file in path.parent.iterdir():
        if file.name.startswith(_prefix(path)):
            file.unlink(missing_ok=True)


def read(path: Path) -> Catalog:
    """Load a catalog whole; UnusableCatalog if it is missing, damaged or of another version."""
    with _uncollected():
        found = _tables(path)
        try:
            return catalog_from(Stored(found))
        except (LookupError, ValueError, TypeError):
            raise _damaged(path) from None


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector, which would look at every new row again and again."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def tables_of(path: Path) -> dict[str, list[Row]]:
    """All rows of a catalog by table; UnusableCatalog as for `read`."""
    return {name: [dict(row) for row in rows] for name, rows in _tables(path).items()}


def _tables(path: Path) -> dict[str, list[Any]]:
    """Rows that are read by column name; making each a dict would take as long again."""
    if not path.is_file():
        raise UnusableCatalog(f"no catalog at {path}: {REBUILD}")
    try:
        return _rows(path)
    except sqlite3.DatabaseError:
        raise _damaged(path) from None


def _rows(path: Path) -> dict[str, list[Any]]:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        database = Database(connection)
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if version != SCHEMA:
            raise UnusableCatalog(
                f"{path} is of version {version}, this Versus reads version {SCHEMA}: {REBUILD}"
            )
        if not KEYS.keys() <= set(database.table_names()) or _verdict(connection) != SOUND:
            raise _damaged(path)
        connection.row_factory = sqlite3.Row
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in KEYS}  # noqa: S608 - names of this module
    finally:
        connection.close()


def _damaged(path: Path) -> UnusableCatalog:
    return UnusableCatalog(f"{path} is damaged or no catalog: {REBUILD}")


def _fill(path: Path, found: Tables) -> None:
    database = Database(path, strict=True)
    try:
        with database.atomic():
            for name, keys in KEYS.items():
                rows = found[name]
                columns = _columns(rows) if rows else dict.fromkeys(keys or OF_A_MODEL, str)
                database.table(name).create(
                    columns, pk=keys if len(keys) > 1 else next(iter(keys), None)
                )
                database.table(name).insert_all(rows)
        database.execute(f"PRAGMA user_version = {SCHEMA}")
    finally:
        database.close()


def _columns(rows: list[Row]) -> dict[str, Any]:
    return {name: int if name in NUMERIC else str for name in rows[0]}


def _check(path: Path) -> None:
    connection = sqlite3.connect(path)
    try:
        verdict = _verdict(connection)
    finally:
        connection.close()
    if verdict != SOUND:
        raise UnusableCatalog(f"the new catalog did not pass its check: {verdict}")


def _verdict(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
