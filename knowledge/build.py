"""Sources -> catalog.db: harvest, check, write in one step."""

from pathlib import Path

from knowledge import storage
from knowledge.rows import Tables, tables
from knowledge.sources import authored


def build(path: Path, folder: Path = authored.AUTHORED) -> Tables:
    """Build the catalog at `path` from the authored facts and return its rows.

    BrokenSource, with one line that names file, entry and field, if anything may not ship;
    the catalog that was there then stays.
    """
    found = tables(authored.harvest(folder))
    storage.write(path, found)
    return found
