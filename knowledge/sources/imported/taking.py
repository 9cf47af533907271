"""Takes in what an operator names: received, parsed, read, and only then kept."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from knowledge.attributes import Benchmark
from knowledge.harvest import BrokenSource
from knowledge.sources.imported import FORMS
from knowledge.sources.imported.form import Form, WrongForm
from knowledge.sources.imported.kept import Record, keep, packed, path_of
from knowledge.sources.imported.parsing import document_of
from knowledge.sources.imported.reading import Taken, read
from knowledge.sources.intake.documents import Unreadable
from knowledge.sources.intake.limits import LIMITS, Limits
from knowledge.sources.intake.places import receive, today
from knowledge.sources.intake.received import Received


@dataclass(frozen=True, slots=True)
class Importer:
    """Takes files of any form into one folder; `benchmarks` are those that Versus knows."""

    folder: Path
    benchmarks: tuple[Benchmark, ...]
    forms: Mapping[str, Form] = field(default_factory=lambda: FORMS)
    limits: Limits = LIMITS

    def take(self, name: str, place: str, as_of: str = "") -> tuple[Record, Taken]:
        """Import the file, folder or address `place` as a form; `as_of` is its ISO date if known.

        BrokenSource, in one line, for anything wrong with it; what was kept before then stays.
        """
        form = self.forms[name]
        received = receive(place, form.shape.suffix, form.shape.many, self.limits)
        document, broken = document_of(form.shape, received, self.limits)
        day = as_of or received.day
        taken = self._read(form, document, day, received, broken)
        record = Record(
            form=form.name,
            where=received.where,
            fetched=today(),
            as_of=day,
            sha256=received.sha256,
            licence=form.licence,
            attribution=form.said(document) or form.attribution,
            rows=taken.rows,
            dropped=dict(taken.dropped),
        )
        self._keep(form, record, document, received)
        return record, taken

    def _read(
        self, form: Form, document: Any, as_of: str, received: Received, broken: Counter[str]
    ) -> Taken:
        try:
            where = received.where
            taken = read(form, document, where, self.benchmarks, self.limits, as_of=as_of)
        except BrokenSource as fault:
            others = (each for each in self.forms.values() if each is not form)
            meant = next((each for each in others if is_of(each, form, document)), None)
            hint = f"; it looks like a file for --from {meant.name}" if meant else ""
            raise BrokenSource(f"{fault}{hint}") from None
        return Taken(taken.listings, taken.rows, Counter(taken.dropped) + broken)

    def _keep(self, form: Form, record: Record, document: Any, received: Received) -> None:
        path = path_of(self.folder, form)
        try:
            keep(path, packed(record, document, self.limits))
        except Unreadable as fault:
            raise received.fault(f"cannot be kept: {fault}") from None
        except OSError as fault:
            raise BrokenSource(f"cannot write {path}: {fault.strerror}") from None


def is_of(other: Form, form: Form, document: Any) -> bool:
    """Whether a document read for one form has rows of another."""
    try:
        return other.shape is form.shape and any(True for _ in other.rows(document))
    except WrongForm:
        return False
