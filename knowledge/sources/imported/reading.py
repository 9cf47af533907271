"""A document of a form -> listings that the catalog could hold, and what was dropped."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.attributes import Benchmark, registry
from knowledge.harvest import BrokenSource
from knowledge.sources.imported.form import Form, Unfit, WrongForm
from knowledge.sources.imported.gate import passed
from knowledge.sources.imported.measures import measures
from knowledge.sources.intake.limits import LIMITS, Limits
from knowledge.sources.listing import Listing
from knowledge.units import plural

MOST_REASONS = 4


@dataclass(frozen=True, slots=True)
class Taken:
    """What a document gave: listings, how many rows it has, how many were dropped and why."""

    listings: tuple[Listing, ...]
    rows: int
    dropped: Mapping[str, int]

    @property
    def models(self) -> int:
        """How many ids there are; one model may have several."""
        return len({listing.id for listing in self.listings})

    @property
    def prices(self) -> int:
        """How many prices there are."""
        return sum(len(listing.prices) for listing in self.listings)

    @property
    def scores(self) -> int:
        """How many scores there are."""
        return sum(len(listing.scores) for listing in self.listings)

    @property
    def losses(self) -> str:
        """What was dropped, the commonest first: "no id 12, an alias 3"; empty if nothing was."""
        most = Counter(self.dropped).most_common()
        named = [f"{reason} {times:,}" for reason, times in most[:MOST_REASONS]]
        rest = sum(times for _, times in most[MOST_REASONS:])
        return ", ".join([*named, f"other {rest:,}"] if rest else named)


def read(
    form: Form,
    document: Any,
    where: str,
    benchmarks: Iterable[Benchmark],
    limits: Limits = LIMITS,
    *,
    as_of: str,
) -> Taken:
    """Read a document of the ISO date `as_of`; BrokenSource if it is of another form or no use."""
    known = tuple(benchmarks)
    dropped: Counter[str] = Counter()
    rows, found = _rows(form, document, where, dropped, limits, as_of=as_of)
    placed = measures(known).placed(found, dropped)
    taken = Taken(tuple(_passed(placed, known, dropped)), rows, dropped)
    if not taken.listings:
        why = f": {taken.losses}" if taken.losses else ""
        raise BrokenSource(f"{where}: nothing usable in {plural(rows, 'row')}{why}")
    return taken


def _rows(
    form: Form, document: Any, where: str, dropped: Counter[str], limits: Limits, *, as_of: str
) -> tuple[int, list[Listing]]:
    """How many rows there are, and the listings of those that are used."""
    rows, found = 0, list[Listing]()
    try:
        for row in form.rows(document):
            rows += 1
            if rows > limits.rows:
                raise BrokenSource(f"{where}: more than {limits.rows:,} rows, the most taken")
            found += _listings(form, row, as_of, dropped)
    except WrongForm as fault:
        raise BrokenSource(f"{where}: this is no {form.shown}: {fault}") from None
    return rows, found


def _listings(form: Form, row: Any, as_of: str, dropped: Counter[str]) -> list[Listing]:
    try:
        return list(form.read(row, as_of))
    except Unfit as fault:
        dropped[str(fault)] += 1
        return []


def _passed(
    listings: Iterable[Listing], benchmarks: Iterable[Benchmark], dropped: Counter[str]
) -> Iterator[Listing]:
    attributes = registry(benchmarks)
    for listing in listings:
        try:
            yield passed(listing, attributes)
        except Unfit as fault:
            dropped[str(fault)] += 1
