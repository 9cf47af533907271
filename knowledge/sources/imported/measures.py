"""Scores as sources write them -> scores of our benchmarks, in our units."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from knowledge.attributes import Benchmark
from knowledge.sources.imported.fields import number
from knowledge.sources.listing import Listing, Score

# Units whose scores run from 0 to 100; sources give them as fractions, too.
OF_A_HUNDRED = {"points", "percent"}
TOP = 100
# Parts and releases of benchmarks that sources run into the name, by benchmark.
VARIANTS: Mapping[str, tuple[str, ...]] = {
    "gpqa": ("Diamond", "Main", "Extended"),
    "livecodebench": ("v1", "v2", "v3", "v4", "v5", "v6"),
    "tau2_bench": ("Airline", "Retail", "Telecom"),
}
_SIGNS = re.compile(r"[^a-z0-9+]")

UNKNOWN = "scores of benchmarks that Versus does not know"
UNCLEAR = "scores that may be fractions or percentages"
OUT_OF_BOUNDS = "scores out of bounds"


@dataclass(frozen=True, slots=True)
class Measures:
    """The benchmarks that Versus knows, by the spellings of sources."""

    known: Mapping[str, tuple[Benchmark, str]]

    def placed(self, listings: Iterable[Listing], dropped: Counter[str]) -> list[Listing]:
        """The listings with their scores as ours; what cannot be, is counted as dropped.

        Whether a benchmark's scores are fractions is decided over the whole file: they are where
        none is above 1. Where some are, a 0.8 could be either, and is not taken.
        """
        every = list(listings)
        largest: dict[tuple[str, str], float] = defaultdict(float)
        for listing in every:
            for score in listing.scores:
                if named := self._named(score):
                    key = named[0].id, named[1]
                    largest[key] = max(largest[key], score.value)
        return [
            replace(listing, scores=tuple(self._scores(listing, largest, dropped)))
            if listing.scores
            else listing
            for listing in every
        ]

    def _scores(
        self,
        listing: Listing,
        largest: Mapping[tuple[str, str], float],
        dropped: Counter[str],
    ) -> Iterable[Score]:
        for score in listing.scores:
            named = self._named(score)
            if named is None:
                dropped[UNKNOWN] += 1
                continue
            benchmark, variant = named
            of_a_hundred = benchmark.unit in OF_A_HUNDRED
            top = largest[benchmark.id, variant]
            if of_a_hundred and top > 1 and 0 < score.value <= 1:
                dropped[UNCLEAR] += 1
            elif score.value < 0 or (of_a_hundred and score.value > TOP):
                dropped[OUT_OF_BOUNDS] += 1
            else:
                value = _percent(score.value) if of_a_hundred and top <= 1 else score.value
                measured = replace(score.measured, variant=variant or score.measured.variant)
                yield Score(benchmark.id, value, measured)

    def _named(self, score: Score) -> tuple[Benchmark, str] | None:
        return self.known.get(folded(score.benchmark))


def measures(benchmarks: Iterable[Benchmark]) -> Measures:
    """Our benchmarks by id and by name, with and without a variant behind it.

    What people call a benchmark in a chat is not used: their "AIME" is no certain year's.
    """
    known: dict[str, tuple[Benchmark, str]] = {}
    for benchmark in benchmarks:
        for spelling in {folded(benchmark.id), folded(benchmark.name)}:
            for variant in VARIANTS.get(benchmark.id, ()):
                known.setdefault(spelling + folded(variant), (benchmark, variant))
            known[spelling] = benchmark, ""
    return Measures(known)


def folded(name: str) -> str:
    """A benchmark's name without case and punctuation; "HumanEval+" stays apart by its plus."""
    return _SIGNS.sub("", name.lower())


def _percent(fraction: float) -> float:
    return float((number(fraction) or Decimal(0)) * TOP)
