"""Opens the catalog for a command: a Conversations ready to answer, or one clear line."""

from pathlib import Path

import click

from bot.conversation import Conversations
from bot.editions import Editions
from bot.responder import Responder
from knowledge.catalog import Catalog
from knowledge.storage import UnusableCatalog, read

CATALOG = click.option(
    "--catalog",
    "catalog_path",
    type=click.Path(path_type=Path),
    help="Another catalog than the one of VERSUS_CATALOG.",
)


def open_catalog(path: Path) -> Catalog:
    """Load a catalog; UsageError, in one line that says how to rebuild, where it cannot be."""
    try:
        return read(path)
    except UnusableCatalog as fault:
        raise click.ClickException(str(fault)) from None


def open_conversations(path: Path) -> Conversations:
    """All that is needed to answer from a catalog."""
    return Conversations(Responder(open_catalog(path)))


def open_editions(path: Path) -> Editions:
    """All that is needed to answer from a catalog and from each edition that replaces it."""
    try:
        return Editions(path)
    except UnusableCatalog as fault:
        raise click.ClickException(str(fault)) from None
