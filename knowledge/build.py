"""Sources -> catalog.db: harvest, merge, check, write in one step."""

from dataclasses import dataclass
from pathlib import Path

from knowledge import storage
from knowledge.harvest import Harvest
from knowledge.rows import Tables, tables
from knowledge.sources import authored, listed
from knowledge.sources.imported.kept import kept


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where a build reads from: authored files, wheels, and the folder of kept imports.

    Without wheels the catalog is of the authored facts alone.
    """

    authored: Path = authored.AUTHORED
    wheels: Path | None = None
    imports: Path | None = None


def build(path: Path, inputs: Inputs) -> Tables:
    """Build the catalog at `path` and return its rows.

    BrokenSource, with one line that names source, entry and field, if anything may not ship;
    the catalog that was there then stays.
    """
    found = tables(harvest(inputs))
    storage.write(path, found)
    return found


def harvest(inputs: Inputs) -> Harvest:
    """Everything the inputs give, merged a model at a time; BrokenSource as for `build`."""
    written = authored.harvest(inputs.authored)
    if inputs.wheels is None:
        return written
    imports = kept(inputs.imports, written.benchmarks) if inputs.imports else ()
    return listed.merged(written, inputs.authored, inputs.wheels, imports)
