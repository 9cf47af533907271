"""What a source gives: rows of facts and names, checked, not yet a catalog."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.attributes import Benchmark
from knowledge.cards import Route
from knowledge.catalog import Named, NameWords, Review
from knowledge.facts import Fact, Source


class BrokenSource(Exception):  # noqa: N818 - named by the situation, as the message is
    """A source that may not be built from; the message names file, entry and field in one line."""


@dataclass(frozen=True, slots=True)
class Harvested:
    """One model as its sources have it: names, facts by attribute id, and routes.

    Of several facts of an attribute the first is used, the others are what was said instead.
    `spare` routes are older offers of providers whose newest is among `routes`.
    """

    id: str
    name: str
    maker: str
    family: str
    aliases: tuple[str, ...]
    nicknames: tuple[str, ...]
    facts: Mapping[str, tuple[Fact, ...]]
    routes: tuple[Route, ...]
    spare: tuple[Route, ...] = ()


@dataclass(frozen=True, slots=True)
class Harvest:
    """Everything one source gives, or several merged.

    `shared` are spellings that belong to several models, with the ids of those. `left_out` says
    which reviews there are of models that no source has any more.
    """

    models: tuple[Harvested, ...]
    sources: tuple[Source, ...]
    reviews: tuple[Review, ...] = ()
    makers: tuple[Named, ...] = ()
    providers: tuple[Named, ...] = ()
    workloads: tuple[Named, ...] = ()
    terms: tuple[Named, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    name_words: NameWords = field(default_factory=NameWords)
    shared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
