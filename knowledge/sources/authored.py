"""The authored source: what people wrote down under knowledge/authored/, with source and date."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from knowledge.attribute import Attribute
from knowledge.attributes import Benchmark, registry
from knowledge.cards import Route
from knowledge.catalog import Named, NameWords, Review
from knowledge.facts import Fact, Measured, Source, SourceKind, Unknown
from knowledge.harvest import Harvest, Harvested
from knowledge.sources.authored_checks import check_entries, check_models, check_reviews
from knowledge.sources.authored_files import Files, Place
from knowledge.sources.authored_forms import (
    BenchmarkForm,
    FactForm,
    Facts,
    MakerForm,
    ModelForm,
    NamedForm,
    NameWordsForm,
    ProviderForm,
    ReviewForm,
    RouteForm,
    SourceForm,
)
from knowledge.sources.decisions import decided
from knowledge.units import PRICE, TEXT

AUTHORED = Path(__file__).parent.parent / "authored"
# Figures of a review that are no attributes of a model.
REVIEW_ONLY = {"cheapest_provider": TEXT}
# The files of entries that have a name, each with what else its entries may say.
NAMED: Mapping[str, type[NamedForm]] = {
    "makers": MakerForm,
    "providers": ProviderForm,
    "workloads": NamedForm,
    "terms": NamedForm,
}


def harvest(folder: Path = AUTHORED) -> Harvest:
    """Read and check every authored file; BrokenSource names the file, entry and field at fault."""
    return _Reader(Files(folder)).harvest()


class _Reader:
    def __init__(self, files: Files) -> None:
        self._files = files
        self._benchmarks = tuple(self._benchmark_entries())
        self._attributes = registry(self._benchmarks)
        self._makers = tuple(self._named("makers"))
        self._providers = tuple(self._named("providers"))
        self._review_forms = tuple(files.folder("reviews", ReviewForm))
        self._model_forms = tuple(files.folder("models", ModelForm))
        self._sources = {source.id: source for source in self._source_entries()}
        check_models(self._model_forms)
        check_reviews(self._review_forms)
        for name, form in NAMED.items():
            check_entries(files.place(name), files.entries(name, form))
        check_entries(files.place("benchmarks"), files.entries("benchmarks", BenchmarkForm))

    def harvest(self) -> Harvest:
        return Harvest(
            models=tuple(self._model(place, form) for place, form in self._model_forms),
            sources=tuple(self._sources.values()),
            reviews=tuple(self._review(place, form) for place, form in self._review_forms),
            makers=self._makers,
            providers=self._providers,
            workloads=tuple(self._named("workloads")),
            terms=tuple(self._named("terms")),
            benchmarks=self._benchmarks,
            name_words=self._name_words(),
        )

    def _named(self, name: str) -> Iterator[Named]:
        for entry_id, form in self._files.entries(name, NAMED[name]):
            yield Named(entry_id, form.name, form.aliases, form.meaning)

    def _benchmark_entries(self) -> Iterator[Benchmark]:
        for entry_id, form in self._files.entries("benchmarks", BenchmarkForm):
            yield Benchmark(entry_id, form.name, form.unit, form.better, form.meaning, form.aliases)

    def _source_entries(self) -> Iterator[Source]:
        for entry_id, form in self._files.entries("sources", SourceForm):
            yield Source(entry_id, form.name, form.kind, form.as_of, form.licence)
        names = {form.id: form.name for _, form in self._model_forms}
        for _, review in self._review_forms:
            pair = " vs ".join(names.get(model, model) for model in review.models)
            yield Source(
                review.id, f"Versus review, {pair}", SourceKind.REVIEW, review.reviewed, "MIT"
            )

    def _name_words(self) -> NameWords:
        form = self._files.whole("families", NameWordsForm)
        around = decided(self._files.root).keys
        return NameWords(
            form.known,
            form.variants,
            form.generic,
            around.makers,
            around.heads,
            around.hosts,
            around.modes,
        )

    def _model(self, place: Place, form: ModelForm) -> Harvested:
        if form.maker not in {maker.id for maker in self._makers}:
            raise place.fault("maker", f"{form.maker!r} is not in makers.toml")
        return Harvested(
            form.id,
            form.name,
            form.maker,
            form.family,
            form.aliases,
            form.nicknames,
            {
                name: (fact,)
                for name, fact in self._facts(place, form.facts, form.source, self._attributes)
            },
            tuple(self._route(place, route, form.source) for route in form.routes),
        )

    def _facts(
        self, place: Place, forms: Facts, source: str, attributes: Mapping[str, Attribute]
    ) -> Iterator[tuple[str, Fact]]:
        for name, form in forms.items():
            attribute = attributes.get(name)
            if attribute is None or not attribute.authored:
                raise place.fault(f"facts.{name}", "no such attribute")
            yield name, self._fact(place, f"facts.{name}", form, source, attribute.scale.parse)

    def _fact(self, place: Place, field: str, form: FactForm, source: str, parse: Any) -> Fact:
        origin = self._source(place, field, form.source or source)
        value: Any = form.unknown
        if form.unknown is None:
            value = self._parsed(place, field, form.value, parse)
        measured = Measured(form.variant, form.mode, form.harness, form.measured_by)
        as_of = form.as_of or origin.as_of
        return Fact(value, origin, as_of, form.note, form.doubted, form.estimate, measured)

    def _parsed(self, place: Place, field: str, value: object, parse: Any) -> Any:
        try:
            return parse(value)
        except ValueError as fault:
            raise place.fault(field, fault) from None

    def _source(self, place: Place, field: str, source: str) -> Source:
        if source not in self._sources:
            raise place.fault(field, f"there is no source {source!r}")
        return self._sources[source]

    def _route(self, place: Place, form: RouteForm, source: str) -> Route:
        field = f"routes.{form.provider}"
        if form.provider not in {provider.id for provider in self._providers}:
            raise place.fault(field, "not in providers.toml")
        origin = self._source(place, field, form.source or source)
        prices = [
            Unknown.NOT_SOURCED
            if price is None
            else self._parsed(place, f"{field}.{side}", price, PRICE.parse)
            for side, price in (("input", form.input), ("output", form.output))
        ]
        as_of = form.as_of or origin.as_of
        return Route(
            form.provider, form.tier, prices[0], prices[1], origin, as_of, form.note, form.doubted
        )

    def _review(self, place: Place, form: ReviewForm) -> Review:
        known = {model.id for _, model in self._model_forms}
        for model in form.models:
            if model not in known:
                raise place.fault("models", f"there is no model {model!r}")
        figures = {
            model: {
                name: self._review_figure(place, form.id, f"figures.{model}.{name}", name, fact)
                for name, fact in facts.items()
            }
            for model, facts in form.figures.items()
        }
        return Review(form.id, form.models, form.reviewed, form.note, figures, form.by)

    def _review_figure(
        self, place: Place, review: str, field: str, name: str, form: FactForm
    ) -> Fact:
        attribute = self._attributes.get(name)
        scale = attribute.scale if attribute else REVIEW_ONLY.get(name)
        if scale is None:
            raise place.fault(field, "no such attribute")
        return self._fact(place, field, form, review, scale.parse)
