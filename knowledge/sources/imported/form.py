"""Form: one kind of file an operator may import, and how its rows are read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from knowledge.sources.listing import Listing


class Shape(Enum):
    """What a form's file is: how its bytes are read, and whether it may be many files.

    JSON and YAML come to the value they hold; many JSON files to their values by path; tables to
    their rows by path.
    """

    JSON = (".json", False)
    YAML = (".yaml", False)
    JSON_FILES = (".json", True)
    TABLES = (".csv", True)

    @property
    def suffix(self) -> str:
        """How the names of its files end, in a zip or folder."""
        return self.value[0]

    @property
    def many(self) -> bool:
        """Whether a zip or a folder is taken too."""
        return self.value[1]


class WrongForm(Exception):  # noqa: N818 - named by the situation, as the message is
    """A document of another form; the message says what is missing."""


class Unfit(Exception):  # noqa: N818 - named by the situation, as the message is
    """A row that is not used; the message is the reason, in the words rows are counted under."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form: `name` as the command takes it, and what to say of its licence.

    `rows` finds the rows of a document (WrongForm if it is of another form), `listings` reads
    one row (Unfit if it is not used). Scores come from it as the source writes them: its own
    name of the benchmark, a fraction or a percentage. `attribution` is the line that the licence
    demands; `said` finds it in the document where the document brings its own. `dated` gives a
    row the document's ISO date, where a row speaks of more days than that one.
    """

    name: str
    shown: str
    shape: Shape
    licence: str
    attribution: str
    rows: Callable[[Any], Iterator[Any]]
    listings: Callable[[Any], Iterable[Listing]]
    said: Callable[[Any], str] = lambda document: ""  # noqa: ARG005 - most bring none
    dated: Callable[[Any, str], Any] = lambda row, as_of: row  # noqa: ARG005 - most are of one day

    @property
    def source(self) -> str:
        """The id of its source."""
        return f"import:{self.name}"

    def read(self, row: Any, as_of: str) -> Iterator[Listing]:
        """The listings of one row, under the form's own source; Unfit if it is not used."""
        for listing in self.listings(self.dated(row, as_of)):
            yield replace(listing, source=self.source)
