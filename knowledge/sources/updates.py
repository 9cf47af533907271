"""What updates itself: lists that their makers publish, and imports that came from an address."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from knowledge.attributes import Benchmark
from knowledge.harvest import BrokenSource
from knowledge.sources.imported import FORMS
from knowledge.sources.imported.kept import path_of
from knowledge.sources.imported.taking import Importer
from knowledge.sources.intake.fetching import is_address

# The lists that packages have too, as new as their makers publish them; by form.
PUBLISHED: Mapping[str, str] = {
    "genai-prices": "https://raw.githubusercontent.com/pydantic/genai-prices/refs/heads/main/prices/new_data/v2/data.json",
    "models.dev": "https://models.dev/api.json",
    "litellm": "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json",
}


NO_MIRRORS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Update:
    """How fetching one list anew went: `fault` says in a line why it failed, or is empty."""

    form: str
    where: str
    changed: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a kept import came from, and the sha256 of what arrived."""

    where: str
    sha256: str


def wanted(
    imports: Path, published: Mapping[str, str], mirrors: Mapping[str, str] = NO_MIRRORS
) -> dict[str, str]:
    """Where each list is fetched from, by form: a mirror, where it was imported from, as published.

    A list that was imported from a file is left as it is, unless it has a mirror: that file was the
    operator's choice. An empty address is not fetched from.
    """
    origins = ((name, _origin(path_of(imports, form))) for name, form in FORMS.items())
    kept = {name: origin.where for name, origin in origins if origin}
    found = {**published, **kept, **mirrors}
    return {name: where for name, where in found.items() if name in FORMS and is_address(where)}


def fetched_anew(
    imports: Path, places: Mapping[str, str], benchmarks: tuple[Benchmark, ...]
) -> Iterator[Update]:
    """Import lists anew into a folder, by form; one that fails or is the same stays as it was."""
    importer = Importer(imports, benchmarks)
    for name, where in places.items():
        file = path_of(imports, FORMS[name])
        before, origin = file.read_bytes() if file.is_file() else b"", _origin(file)
        try:
            record, _ = importer.take(name, where)
        except BrokenSource as fault:
            yield Update(name, where, fault=str(fault))
            continue
        same = origin is not None and origin.sha256 == record.sha256
        if same:  # Its date stays with it, so that the same facts are the same edition.
            file.write_bytes(before)
        yield Update(name, record.where, changed=not same)


def _origin(file: Path) -> Origin | None:
    """None where nothing is kept, or what is kept is damaged: then it is fetched like a new one."""
    try:
        kept = json.loads(file.read_bytes())
        return Origin(str(kept["where"]), str(kept["sha256"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
