"""Opens a catalog's rows for a command that looks at more than its cards."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from knowledge.rows import Tables
from knowledge.storage import REBUILD, UnusableCatalog, tables_of

Found = TypeVar("Found")


def from_rows(path: Path, read: Callable[[Tables], Found]) -> Found:
    """What `read` makes of a catalog's rows; ClickException, in one line, where it cannot."""
    try:
        return read(tables_of(path))
    except UnusableCatalog as fault:
        raise click.ClickException(str(fault)) from None
    except (KeyError, ValueError, TypeError):
        raise click.ClickException(f"{path} is damaged or no catalog: {REBUILD}") from None
