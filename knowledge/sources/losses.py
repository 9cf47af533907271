"""What a build leaves out of its sources: rows with a wrong figure, and imported rows of no use."""

import json
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from knowledge.sources.faults import Fault
from knowledge.sources.imported import FORMS
from knowledge.sources.imported.kept import path_of
from knowledge.sources.listed import READERS, packages
from knowledge.units import plural


def of_packages(authored: Path, wheels: Path) -> Iterator[str]:
    """Every row of a package that is left out, and why; BrokenSource if one cannot be read."""
    for package in packages(authored, wheels):
        reader = READERS[package.source]
        faults: list[Fault] = []
        deque(reader.listings(reader.read(package), package, faults), maxlen=0)
        yield from (str(fault) for fault in faults)


def of_imports(imports: Path) -> Iterator[str]:
    """How many rows of each kept import were left out, by reason."""
    for form in FORMS.values():
        try:
            dropped = json.loads(path_of(imports, form).read_bytes())["dropped"]
            counts = [(str(reason), int(times)) for reason, times in dropped.items()]
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            continue  # There is none, or a build says what is wrong with it.
        for reason, times in counts:
            yield f"{form.source}: {plural(times, 'row')}: {reason}"
