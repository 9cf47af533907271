"""From the listings of one model to its facts: who says what, and how many say so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from knowledge.facts import UNSTATED, Fact, Measured, Source, Unknown
from knowledge.sources.listing import Listing
from knowledge.sources.tables import Licences, Providers


@dataclass(slots=True)
class Backing:
    """Who stands behind one value: providers over all sources, and each source's newest date."""

    providers: set[str] = field(default_factory=set)
    sources: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claims:
    """Turns listings into facts, one for each value and source."""

    sources: Mapping[str, Source]
    providers: Providers
    licences: Licences

    def facts(self, listings: Iterable[Listing], own: frozenset[str]) -> dict[str, list[Fact]]:
        """Facts by attribute id; `own` are the providers that are the maker's own service."""
        backings: dict[tuple[str, str, Any, Measured], Backing] = defaultdict(Backing)
        for listing in listings:
            provider = self.providers.of(listing.provider).id if listing.provider else ""
            as_of = listing.as_of or self.sources[listing.source].as_of
            for attribute, value, measured in self._said(listing):
                if attribute == "retired" and provider not in own:
                    continue  # a provider ends its own offer; only a maker retires a model
                # 1 and True are one key to Python, and no value here is both.
                backing = backings[attribute, type(value).__name__, value, measured]
                backing.sources[listing.source] = max(
                    as_of, backing.sources.get(listing.source, "")
                )
                backing.providers |= {provider} if provider else set()
        found: dict[str, list[Fact]] = defaultdict(list)
        for (attribute, _, value, measured), backing in backings.items():
            found[attribute] += self._backed(value, measured, backing, own)
        return found

    def _said(self, listing: Listing) -> Iterator[tuple[str, Any, Measured]]:
        for attribute, value in listing.facts.items():
            if attribute != "license":
                yield attribute, value, UNSTATED
                continue
            licence = self.licences.get(value)
            if licence:
                yield "license", licence.name, UNSTATED
                yield "openness", licence.openness, UNSTATED
                if not isinstance(licence.commercial_use, Unknown):
                    yield "commercial_use", licence.commercial_use, UNSTATED
        for score in listing.scores:
            yield f"benchmark:{score.benchmark}", score.value, score.measured

    def _backed(
        self, value: Any, measured: Measured, backing: Backing, own: frozenset[str]
    ) -> Iterator[Fact]:
        for source, as_of in backing.sources.items():
            yield Fact(
                value,
                self.sources[source],
                as_of,
                measured=measured,
                routes=len(backing.providers),
                own=bool(backing.providers & own),
            )
