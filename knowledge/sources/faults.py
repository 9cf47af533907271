"""Rows of a source that are left out, and why."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from knowledge.sources.listing import Listing


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row of a source was left out."""

    source: str
    row: str
    what: str

    def __str__(self) -> str:
        return f"{self.source}: {self.row}: {self.what}"


def sound(
    rows: Iterable[tuple[str, Callable[[], Listing | None]]], source: str, faults: list[Fault]
) -> Iterator[Listing]:
    """The listings of all rows that make one; a row with a wrong figure is a fault instead.

    Each row is its name and what makes a listing of it: None where it is none for us, ValueError
    in words where it is broken.
    """
    for name, listing in rows:
        try:
            made = listing()
        except ValueError as found:
            faults.append(Fault(source, name, _said(found)))
        else:
            if made is not None:
                yield made


def _said(found: ValueError) -> str:
    if not isinstance(found, ValidationError):
        return str(found)
    first = found.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    what = first["msg"].removeprefix("Value error, ")
    return f"{field}: {what}" if field else what
