"""Ours beside other ways to find names, on the same mentions and the same questions."""

import random
import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter_ns

from bot.responder import Responder
from knowledge.catalog import Catalog
from knowledge.names import NameIndex, Resolved
from tests.accuracy.absent import absent, own_names
from tests.accuracy.corpus import NOT_ANSWERED, SETS, Case, cases
from tests.accuracy.figures import lines, share
from tests.accuracy.matchers import Exact, Models, Scored
from tests.accuracy.slips import slips

SEED = 22
MENTIONS = 500
QUESTIONS = 150
CUTOFF = 90
RIGHT, WRONG, NONE = "right", "wrong", "none"
HEAD = (
    "right / wrong / none", "exact names", "one typing error", "absent models: right / wrong",
    "exact, p50 / p99", "typing error, p50 / p99",
)  # fmt: skip
HEAD_OF_QUESTIONS = ("in whole questions", "all models found", "a wrong model", "p50 / p99")

Finding = Callable[[str], Models]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention, and the model it means: none where there is no such model."""

    mention: str
    model: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of some texts, and how many microseconds each took."""

    outcomes: Counter[str]
    times: list[float]

    def shares(self, *outcomes: str) -> str:
        """The shares of outcomes, in percent."""
        whole = self.outcomes.total()
        return " / ".join(f"{share(self.outcomes[each], whole):.1%}" for each in outcomes)

    def speed(self) -> str:
        """The time of the middle one, and of the slowest in a hundred."""
        cuts = statistics.quantiles(self.times, n=100)
        return f"{cuts[49]:,.0f} / {cuts[98]:,.0f} µs"


def report(catalog: Catalog, index: NameIndex, responder: Responder) -> Iterator[str]:
    """The table of mentions, and that of questions."""
    exact, scored, strict = Exact(catalog), Scored(catalog), Scored(catalog, CUTOFF)
    by_name = {
        "ours": lambda mention: _ours(index, mention),
        "exact matching": exact.named,
        "WRatio": scored.named,
        f"WRatio, cutoff {CUTOFF}": strict.named,
    }
    sorts = mentions(catalog, index)
    yield f"peers: names that stand alone, {', '.join(str(len(each)) for each in sorts)} of a sort:"
    yield from lines((HEAD, *(_row(name, find, sorts) for name, find in by_name.items())))
    asked = questions()
    in_text: dict[str, Finding] = {
        "ours": lambda text: tuple(card.id for card in responder.read(text).cards),
        "exact matching": exact.found,
        f"WRatio, cutoff {CUTOFF}, of any 1 to 6 words": strict.found,
    }
    yield f"peers: {len(asked)} clean questions of {' and '.join(SETS)}:"
    rows = (_row_of_questions(name, find, asked) for name, find in in_text.items())
    yield from lines((HEAD_OF_QUESTIONS, *rows))


def mentions(catalog: Catalog, index: NameIndex) -> tuple[list[Mentioned], ...]:
    """Exact names, names with a typing error, and names of no model: some of each, the same ones
    each time."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    cards = chance.sample(list(catalog.cards.values()), min(MENTIONS, len(catalog.cards)))
    names = [Mentioned(card.name, card.id) for card in cards]
    mistyped = [Mentioned(slip.mention, slip.card.id) for slip in slips(catalog, index)]
    no_model = [Mentioned(each.mention) for each in absent(index, own_names(catalog))]
    return names, _some(mistyped, chance), _some(no_model, chance)


def _some(every: Sequence[Mentioned], chance: random.Random) -> list[Mentioned]:
    return chance.sample(every, min(MENTIONS, len(every)))


def questions() -> list[Case]:
    """Clean questions that stand alone and name models."""
    found = [
        case
        for name in SETS
        for case in cases(name)
        if case.slice == "clean" and case.models and case.kind not in NOT_ANSWERED
    ]
    chance = random.Random(SEED)  # noqa: S311 - no secret
    return chance.sample([case for case in found if not case.thread], min(QUESTIONS, len(found)))


def _ours(index: NameIndex, mention: str) -> Models:
    match = index.resolve(mention)
    return (match.card.id,) if isinstance(match, Resolved) else ()


def _row(name: str, find: Finding, sorts: Iterable[Sequence[Mentioned]]) -> tuple[str, ...]:
    exact, mistyped, none = (_measured(find, sort) for sort in sorts)
    return (
        name,
        exact.shares(RIGHT, WRONG, NONE),
        mistyped.shares(RIGHT, WRONG, NONE),
        none.shares(RIGHT, WRONG),
        exact.speed(),
        mistyped.speed(),
    )


def _measured(find: Finding, sort: Sequence[Mentioned]) -> Measured:
    """What a way to find names makes of mentions; of no model, to find none is right."""
    outcomes: Counter[str] = Counter()
    times = []
    for each in sort:
        start = perf_counter_ns()
        found = find(each.mention)
        times.append((perf_counter_ns() - start) / 1_000)
        meant = (each.model,) if each.model else ()
        outcomes[RIGHT if found == meant else WRONG if found else NONE] += 1
    return Measured(outcomes, times)


def _row_of_questions(name: str, find: Finding, asked: Sequence[Case]) -> tuple[str, ...]:
    outcomes: Counter[str] = Counter()
    times = []
    for case in asked:
        start = perf_counter_ns()
        found = find(case.text)
        times.append((perf_counter_ns() - start) / 1_000)
        meant = [set(either.split("|")) for either in case.models]
        outcomes[RIGHT] += all(not each.isdisjoint(found) for each in meant)
        outcomes[WRONG] += not set(found) <= set().union(*meant)
    measured = Measured(outcomes, times)
    whole = len(asked)
    return (
        name,
        f"{share(outcomes[RIGHT], whole):.1%}",
        f"{share(outcomes[WRONG], whole):.1%}",
        measured.speed(),
    )
