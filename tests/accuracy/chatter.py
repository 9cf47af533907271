"""What is no question about models: how much of it is answered, which should be next to none."""

import tomllib
from collections import Counter
from collections.abc import Iterator

from bot.reply import Receipt, Status
from bot.responder import Responder
from tests.accuracy.corpus import WHOLE, not_questions
from tests.accuracy.figures import Target, lines, shown

ANSWERED, ASKED, NAMED, LEFT = "answered", "asked back", "said to be unknown", "left alone"
AT_MOST = Target(0.005)
ENOUGH = 500
OWN = WHOLE.parent / "not_questions.toml"


def said(name: str) -> Iterator[tuple[str, str]]:
    """The lines of a set by group; those that the project's own tests have are tuned for."""
    yield from not_questions(name)
    if name == "tuned":
        for group, texts in tomllib.loads(OWN.read_text(encoding="utf-8")).items():
            yield from ((group, line) for line in texts)


def outcome_of(receipt: Receipt) -> str:
    """What became of a line; help and a line of decline are no answers."""
    if receipt.status is Status.ANSWERED:
        return LEFT if receipt.kind == "help" else ANSWERED
    return {Status.CLARIFY: ASKED, Status.UNKNOWN_MODEL: NAMED}.get(receipt.status, LEFT)


def judged(responder: Responder, name: str) -> dict[str, dict[str, list[str]]]:
    """The lines of a set by group and outcome."""
    found: dict[str, dict[str, list[str]]] = {}
    for group, line in said(name):
        receipt = responder.respond(responder.read(line)).reply.receipt
        found.setdefault(group, {}).setdefault(outcome_of(receipt), []).append(line)
    return found


def report(responder: Responder, name: str, *, verbose: bool) -> Iterator[str]:
    """The figures of one set, group by group; verbose, also each line that was taken up."""
    found = judged(responder, name)
    counts = {
        group: Counter({outcome: len(texts) for outcome, texts in outcomes.items()})
        for group, outcomes in found.items()
    }
    if verbose:
        for outcomes in found.values():
            for outcome in (ANSWERED, ASKED, NAMED):
                yield from (f"  {outcome}: {line}" for line in outcomes.get(outcome, ()))
    whole = sum(counts.values(), Counter())
    few = "" if whole.total() >= ENOUGH else f", of which there should be {ENOUGH}"
    yield f"chatter, {name.replace('_', ' ')} (target: answered {AT_MOST}{few}):"
    rows = [_row(group, count) for group, count in counts.items()]
    yield from lines((("group", "lines", ANSWERED, ASKED, NAMED), *rows, _row("all", whole)))


def _row(group: str, count: Counter[str]) -> tuple[str, ...]:
    whole = count.total()
    told = shown(count[ANSWERED], whole, AT_MOST if group == "all" else None)
    return group, str(whole), told, str(count[ASKED]), str(count[NAMED])
