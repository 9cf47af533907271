"""How questions are read: the exact frames of a set, and what went wrong, slice by slice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.conversation import Conversations
from bot.reply import Receipt
from bot.responder import Responder
from tests.accuracy.corpus import Case, cases
from tests.accuracy.figures import Target, lines, share, shown, wilson
from tests.accuracy.judging import (
    ASKED,
    EXACT,
    FALSE,
    NONE,
    WRONG,
    WRONG_MODEL,
    WRONGS,
    Judge,
)

ENGLISH = ("clean", "typos", "threads")
TOTAL = "English"
POINTS = {EXACT: 1, ASKED: -1, NONE: -2, FALSE: -5, WRONG: -10, WRONG_MODEL: -10}
# What each slice should come to; the slices that are not here are measured without targets.
EXACTS = {"clean": Target(0.95, at_least=True), "typos": Target(0.90, at_least=True)}
WRONG_MODELS = {"clean": Target(0.003), "typos": Target(0.005)}
ANY_WRONG, ANY_ASKED, OFFERED = Target(0.01), Target(0.06), Target(0.85, at_least=True)
HEAD = (
    "slice", "questions", "exact", "95 % between", "wrong model", "any wrong", "asked",
    "right one offered", "no answer", "score",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each outcome came, and how often a question back offered what was meant."""

    outcomes: Counter[str] = field(default_factory=Counter)
    offered: Counter[bool] = field(default_factory=Counter)

    @property
    def whole(self) -> int:
        """How many questions were judged."""
        return self.outcomes.total()

    @property
    def wrong(self) -> int:
        """How many were answered wrongly, in any way."""
        return sum(self.outcomes[each] for each in WRONGS)

    @property
    def score(self) -> int:
        """Points: one for each right, and fewer the worse a fault is."""
        return sum(POINTS[outcome] * count for outcome, count in self.outcomes.items())

    def add(self, other: "Tally") -> None:
        """Count in what another has."""
        self.outcomes.update(other.outcomes)
        self.offered.update(other.offered)


@dataclass(frozen=True, slots=True)
class Miss:
    """A case that did not come out as it should."""

    case: Case
    outcome: str
    receipt: Receipt


def judged(
    responder: Responder, judge: Judge, asked: Iterable[Case]
) -> tuple[Mapping[str, Tally], list[Miss]]:
    """The tallies by slice, and the misses."""
    tallies: dict[str, Tally] = {}
    misses = []
    for case in asked:
        receipt = answered(responder, case)
        outcome = judge.outcome_of(case, receipt)
        tally = tallies.setdefault(case.slice, Tally())
        tally.outcomes[outcome] += 1
        if outcome == ASKED:
            tally.offered[judge.offers(case, receipt)] += 1
        if outcome != EXACT:
            misses.append(Miss(case, outcome, receipt))
    return tallies, misses


def answered(responder: Responder, case: Case) -> Receipt:
    """The receipt of the answer to the last message of a case."""
    conversations = Conversations(responder)
    for message in case.thread:
        conversations.ask(message, "thread")
    return conversations.ask(case.text, "thread").receipt


def total(tallies: Mapping[str, Tally]) -> Tally:
    """The slices of questions in English together."""
    whole = Tally()
    for sort in ENGLISH:
        whole.add(tallies.get(sort, Tally()))
    return whole


def report(responder: Responder, judge: Judge, name: str, *, verbose: bool) -> Iterator[str]:
    """The figures of one set, slice by slice; a figure short of its target has a mark."""
    tallies, misses = judged(responder, judge, cases(name))
    if verbose:
        for miss in misses:
            yield from _told(miss)
    yield f"frames, {name.replace('_', ' ')}:"
    rows = [_row(sort, tally) for sort, tally in sorted(tallies.items())]
    targets = (
        "target", "", f"clean {EXACTS['clean']}, typos {EXACTS['typos']}", "",
        f"clean {WRONG_MODELS['clean']}, typos {WRONG_MODELS['typos']}",
        str(ANY_WRONG), str(ANY_ASKED), str(OFFERED), "", "",
    )  # fmt: skip
    yield from lines((HEAD, *rows, _row(TOTAL, total(tallies)), targets))


def _row(sort: str, tally: Tally) -> tuple[str, ...]:
    whole, count = tally.whole, tally.outcomes
    low, high = wilson(count[EXACT], whole)
    return (
        sort,
        str(whole),
        shown(count[EXACT], whole, EXACTS.get(sort)),
        f"{low:.1%} and {high:.1%}",
        shown(count[WRONG_MODEL], whole, WRONG_MODELS.get(sort)),
        shown(tally.wrong, whole, ANY_WRONG),
        shown(count[ASKED], whole, ANY_ASKED),
        _offered(tally),
        shown(count[NONE], whole),
        f"{tally.score} ({share(tally.score, whole):+.2f} each)",
    )


def _offered(tally: Tally) -> str:
    return shown(tally.offered[True], tally.offered.total(), OFFERED) if tally.offered else "-"


def _told(miss: Miss) -> Iterator[str]:
    """A miss in three lines: what was typed, what it means, what it was taken for."""
    case, receipt = miss.case, miss.receipt
    yield f"  {miss.outcome}: {' / '.join((*case.thread, case.text))}"
    yield f"      meant {_frame(case)}"
    yield f"      heard {_heard(receipt)} {list(receipt.suggestions)}"


def _heard(receipt: Receipt) -> str:
    return f"{receipt.kind} {receipt.attribute} {list(receipt.models)} {dict(receipt.slots)}"


def _frame(case: Case) -> str:
    return f"{case.kind} {case.attribute} {list(case.models)} {dict(case.slots)} {case.meant}"
