"""The authored source: what people wrote down under knowledge/authored/, with source and date."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from knowledge.attribute import Attribute
from knowledge.attributes import Benchmark, registry
from knowledge.cards import Route
from knowledge.catalog import Named, NameWords
from knowledge.facts import Fact, Source, Unknown
from knowledge.harvest import Harvest, Harvested
from knowledge.sources.authored_checks import check_entries, check_models
from knowledge.sources.authored_facts import FactReader
from knowledge.sources.authored_files import Files, Place
from knowledge.sources.authored_forms import (
    BenchmarkForm,
    Facts,
    MakerForm,
    ModelForm,
    NamedForm,
    NameWordsForm,
    ProviderForm,
    RouteForm,
    SourceForm,
)
from knowledge.sources.authored_reviews import REVIEWS, review_forms, review_sources, reviews_of
from knowledge.sources.decisions import decided
from knowledge.units import PRICE

AUTHORED = Path(__file__).parent.parent / "authored"
# The files of entries that have a name, each with what else its entries may say.
NAMED: Mapping[str, type[NamedForm]] = {
    "makers": MakerForm,
    "providers": ProviderForm,
    "workloads": NamedForm,
    "terms": NamedForm,
}


def harvest(folder: Path = AUTHORED, reviews: Iterable[Path] = ()) -> Harvest:
    """Read and check every authored file; BrokenSource names the file, entry and field at fault.

    `reviews` are further folders of reviews, read like those of `folder`.
    """
    return _Reader(Files(folder), reviews).harvest()


class _Reader:
    def __init__(self, files: Files, reviews: Iterable[Path]) -> None:
        self._files = files
        self._benchmarks = tuple(self._benchmark_entries())
        self._attributes = registry(self._benchmarks)
        self._makers = tuple(self._named("makers"))
        self._providers = tuple(self._named("providers"))
        self._review_forms = review_forms((files.root / REVIEWS, *reviews))
        self._model_forms = tuple(files.folder("models", ModelForm))
        self._read = FactReader({source.id: source for source in self._source_entries()})
        check_models(self._model_forms)
        for name, form in NAMED.items():
            check_entries(files.place(name), files.entries(name, form))
        check_entries(files.place("benchmarks"), files.entries("benchmarks", BenchmarkForm))

    def harvest(self) -> Harvest:
        return Harvest(
            models=tuple(self._model(place, form) for place, form in self._model_forms),
            sources=tuple(self._read.sources.values()),
            reviews=tuple(reviews_of(self._review_forms, self._attributes, self._read)),
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
        yield from review_sources(self._review_forms, names)

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
            field, attribute = f"facts.{name}", attributes.get(name)
            if attribute is None or not attribute.authored:
                raise place.fault(field, "no such attribute")
            yield name, self._read.fact(place, field, form, source, attribute.scale)

    def _route(self, place: Place, form: RouteForm, source: str) -> Route:
        field = f"routes.{form.provider}"
        if form.provider not in {provider.id for provider in self._providers}:
            raise place.fault(field, "not in providers.toml")
        origin = self._read.source(place, field, form.source or source)
        prices = [
            Unknown.NOT_SOURCED
            if price is None
            else self._read.parsed(place, f"{field}.{side}", price, PRICE)
            for side, price in (("input", form.input), ("output", form.output))
        ]
        as_of = form.as_of or origin.as_of
        return Route(
            form.provider, form.tier, prices[0], prices[1], origin, as_of, form.note, form.doubted
        )
