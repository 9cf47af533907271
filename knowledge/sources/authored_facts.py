"""Reads facts that people wrote down: values with their unit, of sources that are there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.facts import Fact, Measured, Source
from knowledge.sources.authored_files import Place
from knowledge.sources.authored_forms import FactForm
from knowledge.units import Scale


@dataclass(frozen=True, slots=True)
class FactReader:
    """Makes facts of forms; BrokenSource names the place and field of what cannot be one."""

    sources: Mapping[str, Source]

    def fact(self, place: Place, field: str, form: FactForm, source: str, scale: Scale) -> Fact:
        """The fact of a form; `source` is that of a form without one of its own."""
        origin = self.source(place, field, form.source or source)
        value: Any = form.unknown
        if form.unknown is None:
            value = self.parsed(place, field, form.value, scale)
        measured = Measured(form.variant, form.mode, form.harness, form.measured_by)
        as_of = form.as_of or origin.as_of
        return Fact(value, origin, as_of, form.note, form.doubted, form.estimate, measured)

    def parsed(self, place: Place, field: str, value: object, scale: Scale) -> Any:
        """A written value as the scale has it."""
        try:
            return scale.parse(value)
        except ValueError as fault:
            raise place.fault(field, fault) from None

    def source(self, place: Place, field: str, source: str) -> Source:
        """A source by its id."""
        if source not in self.sources:
            raise place.fault(field, f"there is no source {source!r}")
        return self.sources[source]
