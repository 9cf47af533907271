"""Authored facts and the listings of packages and imports -> one harvest, a model at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from knowledge.cards import Route
from knowledge.catalog import Named
from knowledge.facts import NOT_SOURCED, Fact, Source, SourceKind, Unknown
from knowledge.harvest import Harvest, Harvested
from knowledge.lines import DEPRECATED
from knowledge.policy import in_order
from knowledge.sources import identity
from knowledge.sources.claims import Claims
from knowledge.sources.decisions import Decisions
from knowledge.sources.listing import Listing
from knowledge.sources.offers import Offers
from knowledge.sources.spellings import Spelt, settled
from knowledge.sources.tables import Tables
from knowledge.sources.titles import title_of, told_apart
from knowledge.sources.undercutting import doubted

Groups = Mapping[str, tuple[Listing, ...]]
COUNTED = "counted"
CLOSED = "proprietary"


@dataclass(frozen=True)
class Merger:
    """Joins what is authored with what is listed; authored models keep their ids and names."""

    authored: Harvest
    tables: Tables
    packages: Mapping[str, Source]
    decisions: Decisions

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Every source by id, with the one that stands for counting over all of them."""
        found = {source.id: source for source in self.authored.sources} | dict(self.packages)
        # A review says nothing new of what is offered.
        lists = (each for each in self.packages.values() if each.kind is not SourceKind.REVIEW)
        newest = max((source.as_of for source in lists), default="")
        counted = Source(COUNTED, "Versus catalog, counted over all sources",
                         SourceKind.PACKAGE, newest, "MIT")  # fmt: skip
        return found | {COUNTED: counted}

    def harvest(self, groups: Groups) -> Harvest:
        """The merged harvest; each spelling is an alias of one model, or is shared by several."""
        written = {model.id: model for model in self.authored.models}
        ids = sorted(written.keys() | groups.keys())
        titles = told_apart(
            {model: self._title(model, written.get(model), groups.get(model, ())) for model in ids}
        )
        models, shared = settled(
            Spelt(
                self._model(model, titles[model], written.get(model), groups.get(model, ())),
                (written[model].aliases if model in written else (),
                 identity.spellings(model, groups, self.decisions)),
            )
            for model in ids
        )  # fmt: skip
        return replace(
            self.authored,
            models=models,
            sources=tuple(self.sources.values()),
            providers=(*self.authored.providers, *self._new_providers(models)),
            shared={**shared, **dict(self._variants(groups))},
        )

    def _variants(self, groups: Groups) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Names that several models have by decision, and none of them alone."""
        for name, models in self.decisions.variants.items():
            listed = tuple(model for model in models if model in groups)
            if name not in groups and len(listed) > 1:
                yield name, listed

    def _model(
        self, model: str, title: str, written: Harvested | None, group: Sequence[Listing]
    ) -> Harvested:
        maker = self._maker(model, written, group)
        own = self.tables.makers.own(maker)
        routes, spare = self._offers.routes(written.routes if written else (), group, own)
        facts = self._facts(written, group, own, routes)
        is_closed = facts.get("openness", (NOT_SOURCED,))[0].value == CLOSED
        return Harvested(
            model,
            title,
            maker,
            written.family if written else self.tables.makers.family(model),
            (),
            written.nicknames if written else (),
            facts,
            doubted(routes) if is_closed else routes,
            spare,
        )

    @cached_property
    def _offers(self) -> Offers:
        return Offers(self.sources, self.tables.providers)

    @cached_property
    def _claims(self) -> Claims:
        return Claims(self.sources, self.tables.providers, self.tables.licences)

    def _maker(self, model: str, written: Harvested | None, group: Sequence[Listing]) -> str:
        if written:
            return written.maker
        ids = dict.fromkeys(listing.id for listing in group)
        return self.tables.makers.of(model, ids, [listing.maker for listing in group])

    def _title(self, model: str, written: Harvested | None, group: Sequence[Listing]) -> str:
        if written:
            return written.name
        own = self.tables.makers.own(self._maker(model, None, group))
        providers = {each.provider for each in group}
        makers = frozenset(each for each in providers if self.tables.providers.of(each).id in own)
        return self.decisions.names.get(model) or title_of(
            model, group, makers, self.decisions.keys
        )

    def _facts(
        self,
        written: Harvested | None,
        group: Sequence[Listing],
        own: frozenset[str],
        routes: Sequence[Route],
    ) -> dict[str, tuple[Fact, ...]]:
        found: dict[str, list[Fact]] = defaultdict(list)
        for attribute, facts in (written.facts if written else {}).items():
            found[attribute] += facts
        for attribute, claimed in self._claims.facts(group, own).items():
            found[attribute] += claimed
        if group:
            found["providers"].append(self._counted(routes))
            # An author's note on it says more than a mark.
            if not (written and "retired" in written.facts):
                found["retired"] += self._deprecated(group, own)
        return {
            attribute: in_order(attribute, facts) for attribute, facts in found.items() if facts
        }

    def _counted(self, routes: Sequence[Route]) -> Fact:
        source = self.sources[COUNTED]
        return Fact(len({route.provider for route in routes}), source, source.as_of)

    def _deprecated(self, group: Sequence[Listing], own: frozenset[str]) -> Iterator[Fact]:
        """That a model is marked as deprecated by its maker, or by most who offer it."""
        marked = [listing for listing in group if listing.deprecated]
        offered = {self.tables.providers.of(each.provider).id for each in group if each.provider}
        ending = {self.tables.providers.of(each.provider).id for each in marked}
        if not ending & own and len(ending) * 2 <= len(offered):
            return
        source = max((self.sources[each.source] for each in marked), key=lambda each: each.as_of)
        places = sorted({self.tables.providers.of(listing.provider).name for listing in marked})
        note = f"{DEPRECATED}, without a date, at {', '.join(places[:3])}."
        yield Fact(Unknown.NOT_SOURCED, source, source.as_of, note)

    def _new_providers(self, models: Iterable[Harvested]) -> Iterator[Named]:
        """Providers that no authored table has yet."""
        known = {provider.id for provider in self.authored.providers}
        used = {route.provider for model in models for route in model.routes}
        for provider in sorted(used - known):
            yield Named(provider, self.tables.providers.name(provider))
