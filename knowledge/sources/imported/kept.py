"""What was imported, kept in the operator's folder: one file for each form, read by every build."""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from pydantic import TypeAdapter, ValidationError

from knowledge.attributes import Benchmark
from knowledge.facts import Source, SourceKind
from knowledge.harvest import BrokenSource
from knowledge.sources.authored_forms import Day
from knowledge.sources.imported import FORMS
from knowledge.sources.imported.form import Form
from knowledge.sources.imported.reading import Taken, read
from knowledge.sources.intake.documents import Unreadable, json_of
from knowledge.sources.intake.limits import LIMITS, Limits, size
from knowledge.sources.listing import Listing

DOCUMENT = "document"
# How much deeper than in its own file a document may be: by path, in the kept file.
WRAPPING = 2
ANEW = "import it again, or delete the file"


@dataclass(frozen=True, slots=True)
class Record:
    """Where a kept document came from, and what was made of it when it was taken.

    `where` is a file's name or an address, `fetched` and `as_of` are ISO dates: when it was
    taken, and of when it is. `sha256` is of what arrived.
    """

    form: str
    where: str
    fetched: Day
    as_of: Day
    sha256: str
    licence: str
    attribution: str
    rows: int
    dropped: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Imported:
    """One kept import, as a build takes it."""

    source: Source
    listings: tuple[Listing, ...]


_RECORD = TypeAdapter(Record)


def path_of(folder: Path, form: Form) -> Path:
    """The file that a form is kept in."""
    return folder / f"{form.name}.json"


def packed(record: Record, document: Any, limits: Limits) -> bytes:
    """The bytes of a kept import: the record on lines of its own, then the document on one.

    Unreadable where a build could not read them again.
    """
    lines = [
        f"{json.dumps(name)}: {json.dumps(value, separators=(',', ':'), allow_nan=False)}"
        for name, value in (*asdict(record).items(), (DOCUMENT, document))
    ]
    data = ("{\n" + ",\n".join(lines) + "\n}\n").encode("ascii")
    _unpacked(data, limits)
    return data


def keep(path: Path, data: bytes) -> None:
    """Put bytes in place in one step, in a folder that is made if need be; OSError if it fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as new:
        fresh = Path(new.name)
        try:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
            fresh.chmod(0o644)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)


def kept(
    folder: Path,
    benchmarks: Iterable[Benchmark],
    forms: Iterable[Form] = tuple(FORMS.values()),
    limits: Limits = LIMITS,
) -> tuple[Imported, ...]:
    """Every import that a folder holds; BrokenSource for one that is damaged or of no use now.

    `benchmarks` are those that Versus knows; scores of others are left out.
    """
    known = tuple(benchmarks)
    found = ((form, path_of(folder, form)) for form in forms)
    return tuple(_imported(form, path, known, limits) for form, path in found if path.is_file())


def _imported(
    form: Form, path: Path, benchmarks: tuple[Benchmark, ...], limits: Limits
) -> Imported:
    try:
        with path.open("rb") as file:
            record, document = _unpacked(file.read(limits.kept + 1), limits)
    except Unreadable as fault:
        raise BrokenSource(f"{path}: {fault}: {ANEW}") from None
    except OSError as fault:
        raise BrokenSource(f"{path}: cannot be read: {fault.strerror}") from None
    taken = read(form, document, str(path), benchmarks, limits, as_of=record.as_of)
    return Imported(_source(form, record), _dated(taken, record))


def _unpacked(data: bytes, limits: Limits) -> tuple[Record, Any]:
    """Record and document; Unreadable where they are damaged or too much."""
    if len(data) > limits.kept:
        raise Unreadable(f"larger than {size(limits.kept)}, the most kept")
    whole = json_of(data, replace(limits, depth=limits.depth + WRAPPING))
    try:
        document = whole.pop(DOCUMENT)
        return _RECORD.validate_python(whole), document
    except (AttributeError, KeyError, TypeError, ValidationError):
        raise Unreadable("is no kept import") from None


def _source(form: Form, record: Record) -> Source:
    return Source(
        form.source,
        form.shown,
        SourceKind.IMPORT,
        record.as_of,
        record.licence,
        record.attribution,
    )


def _dated(taken: Taken, record: Record) -> tuple[Listing, ...]:
    """The listings; a date later than the day they were taken is a slip and is left out."""
    return tuple(
        replace(listing, as_of="") if listing.as_of > record.fetched else listing
        for listing in taken.listings
    )
