"""Reads authored TOML files into forms, and says where a fault is."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from knowledge.harvest import BrokenSource
from knowledge.sources.authored_forms import Form

SomeForm = TypeVar("SomeForm", bound=Form)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the files something stands, for the message of a fault."""

    file: Path
    entry: str = ""

    def fault(self, field: str, what: object) -> BrokenSource:
        """The fault of a field: "models/kimi-k2.toml: facts.context_window: the unit is ..."."""
        where = ": ".join(part for part in (self.file.name, self.entry, field) if part)
        return BrokenSource(f"{self.file.parent.name}/{where}: {what}")


@dataclass(frozen=True, slots=True)
class Files:
    """The authored files under one root folder."""

    root: Path

    def place(self, name: str) -> Place:
        """The place of a file of entries."""
        return Place(self.root / f"{name}.toml")

    def whole(self, name: str, form: type[SomeForm]) -> SomeForm:
        """A file that is one entry."""
        place = self.place(name)
        return _form(form, place, _toml(place))

    def entries(self, name: str, form: type[SomeForm]) -> Iterator[tuple[str, SomeForm]]:
        """The entries of a file, by their ids."""
        place = self.place(name)
        for entry_id, entry in _toml(place).items():
            yield entry_id, _form(form, Place(place.file, entry_id), entry)

    def folder(self, name: str, form: type[SomeForm]) -> Iterator[tuple[Place, SomeForm]]:
        """The files of a folder, one entry each."""
        for file in sorted((self.root / name).glob("*.toml")):
            place = Place(file)
            yield place, _form(form, place, _toml(place))


def _toml(place: Place) -> Mapping[str, Any]:
    try:
        return tomllib.loads(place.file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise place.fault("", fault) from fault


def _form(form: type[SomeForm], place: Place, entry: object) -> SomeForm:
    try:
        return form.model_validate(entry)
    except ValidationError as faults:
        first = faults.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise place.fault(field, first["msg"].removeprefix("Value error, ")) from None
