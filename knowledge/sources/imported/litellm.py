"""litellm's price table as its repository has it; a newer one than the package has."""

from collections.abc import Iterator
from typing import Any

from knowledge.sources import litellm
from knowledge.sources.faults import Fault
from knowledge.sources.imported.fields import mapping
from knowledge.sources.imported.form import Form, Shape, Unfit, WrongForm
from knowledge.sources.listing import Listing
from knowledge.sources.packages import Package

NAME = "litellm"
TABLE = Package(NAME, NAME, "", "")
# It explains the fields, and describes no model.
EXPLAINED = "sample_spec"


def rows(document: Any) -> Iterator[tuple[str, Any]]:
    """The entries by their keys."""
    table = mapping(document)
    if not any("litellm_provider" in mapping(entry) for entry in table.values()):
        raise WrongForm('there are no entries with a "litellm_provider"')
    yield from (item for item in table.items() if item[0] != EXPLAINED)


def listings(row: tuple[str, Any]) -> Iterator[Listing]:
    """The entry, as the package's reader has it; Unfit where that finds a fault in it."""
    key, entry = row
    faults: list[Fault] = []
    found = list(litellm.listings({key: entry}, TABLE, faults))
    if not found:
        raise Unfit("a value that cannot be" if faults else "writes no text")
    yield from found


FORM = Form(
    name=NAME,
    shown="litellm price table",
    shape=Shape.JSON,
    licence="MIT",
    attribution="",
    rows=rows,
    listings=listings,
)
