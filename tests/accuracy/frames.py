"""How questions are read: the exact frame (kind, attribute, models, slots) or what went wrong."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.conversation import Conversations
from bot.reply import Receipt, Status
from bot.responder import Responder
from tests.accuracy.corpus import NOT_ANSWERED, Case, cases

EXACT, WRONG_MODEL, WRONG, ASKED, NONE = "exact", "wrong model", "wrong", "asked", "no answer"
OFFERED = "offered"
# Targets of what is printed, by slice and outcome: shares of all cases of the slice.
FREE = ("changes",)
KINDS_WITHOUT_MODELS = ("clarify", "declined", "help")


def report(responder: Responder, name: str, *, verbose: bool) -> Iterator[str]:
    """The figures of one set, slice by slice."""
    outcomes: dict[str, Counter[str]] = {}
    for case in cases(name):
        receipt = answered(responder, case)
        outcome = outcome_of(case, receipt)
        counts = outcomes.setdefault(case.slice, Counter())
        counts[outcome] += 1
        if outcome == ASKED and _offers(case, receipt):
            counts[OFFERED] += 1
        if verbose and outcome != EXACT:
            yield f"  {outcome}: {' / '.join((*case.thread, case.text))}"
            yield f"      meant {_frame(case)}"
            yield f"      heard {heard(receipt)} {list(receipt.suggestions)}"
    for sort, counts in outcomes.items():
        yield _line(name, sort, counts)


def answered(responder: Responder, case: Case) -> Receipt:
    """The receipt of the answer to the last message of a case."""
    conversations = Conversations(responder)
    for message in case.thread:
        conversations.ask(message, "thread")
    return conversations.ask(case.text, "thread").receipt


def outcome_of(case: Case, receipt: Receipt) -> str:
    """What became of a case."""
    if receipt.kind == case.kind and _same(case, receipt):
        return EXACT
    if receipt.kind == "clarify":
        return ASKED
    if receipt.status is not Status.ANSWERED or receipt.kind == "help":
        return NONE
    if case.kind in NOT_ANSWERED or not _models_fit(case.models, receipt.models):
        return WRONG_MODEL
    return WRONG


def _same(case: Case, receipt: Receipt) -> bool:
    if case.kind in KINDS_WITHOUT_MODELS:
        return not case.meant or _offers(case, receipt)
    if not _models_fit(case.models, receipt.models):
        return False
    if case.kind == "unknown_model":
        return True
    judged = case.kind not in FREE and not (case.kind == "search" and case.models)
    fits = not judged or case.attribute == receipt.attribute
    return fits and plain(case.slots) == plain(receipt.slots)


def _models_fit(meant: Iterable[str], found: Iterable[str]) -> bool:
    wanted, given = tuple(meant), tuple(found)
    return len(wanted) == len(given) and all(
        model in either.split("|") for either, model in zip(wanted, given, strict=True)
    )


def _offers(case: Case, receipt: Receipt) -> bool:
    """Whether a question back offers what was meant, among three."""
    offered = set(receipt.extra.get("offered", ()))
    wanted = (
        {case.meant} if case.meant else {each for ids in case.models for each in ids.split("|")}
    )
    return bool(offered & wanted)


def plain(slots: Mapping[str, Any]) -> Mapping[str, Any]:
    """Slots in one form: lists for tuples, floats for money."""
    return {
        name: list(value) if isinstance(value, list | tuple) else value
        for name, value in slots.items()
    }


def heard(receipt: Receipt) -> str:
    """A receipt's frame in one line."""
    return f"{receipt.kind} {receipt.attribute} {list(receipt.models)} {dict(receipt.slots)}"


def _frame(case: Case) -> str:
    return f"{case.kind} {case.attribute} {list(case.models)} {dict(case.slots)} {case.meant}"


def _line(name: str, sort: str, counts: Counter[str]) -> str:
    whole = sum(count for outcome, count in counts.items() if outcome != OFFERED)
    shares = ", ".join(
        f"{outcome} {counts[outcome]} ({counts[outcome] / whole:.1%})"
        for outcome in (EXACT, WRONG_MODEL, WRONG, ASKED, NONE)
    )
    return f"{name} {sort} ({whole}): {shares}; right one offered {counts[OFFERED]}/{counts[ASKED]}"
