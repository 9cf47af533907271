"""How an answer came about, for people as a table and for programs as an object."""

from collections.abc import Iterator
from typing import Any

from bot.explaining import NO, Explained
from bot.reading.explained import NO_MODEL, SEVERAL, Taken
from bot.reply import Receipt, Reply, Status, Table

COLUMNS = ("written", "taken for", "meaning", "rule")
MOST_MEANINGS = 3


def explained_object(explained: Explained) -> dict[str, Any]:
    """What `--explain` adds to the answer object."""
    return {
        "spans": [
            {"written": each.written, "as": each.sort, "means": list(each.means), "rule": each.rule}
            for each in explained.spans
        ],
        "before": list(explained.before),
        "corrections": [{"written": was, "read": read} for was, read in explained.corrections],
        "tried": [
            {"kind": each.kind, "outcome": each.outcome, "unused": list(each.unused)}
            for each in explained.tried
        ],
        "reason": explained.reason,
    }


def explained_reply(explained: Explained) -> Reply:
    """The same as a reply, which any surface can draw."""
    rows = tuple((each.written, each.sort, _meaning(each), each.rule) for each in explained.spans)
    return Reply(
        headline=f"Why: {explained.reason}.",
        receipt=Receipt("explained", Status.ANSWERED),
        table=Table(COLUMNS, rows) if rows else None,
        notes=tuple(_notes(explained)),
    )


def _meaning(span: Taken) -> str:
    """What a part means; of many models the first three, of no model the nearest."""
    if span.sort == SEVERAL and len(span.means) > MOST_MEANINGS:
        more = len(span.means) - MOST_MEANINGS
        return f"{', '.join(span.means[:MOST_MEANINGS])} and {more} more"
    shown = ", ".join(span.means)
    return f"nearest: {shown}" if span.sort == NO_MODEL and shown else shown


def _notes(explained: Explained) -> Iterator[str]:
    for written, read in explained.corrections:
        yield f"put right: {written} -> {read}"
    if explained.before:
        yield f"from the thread: {', '.join(explained.before)}"
    if explained.tried:
        yield "tried in this order: " + ", ".join(
            each.kind if each.outcome == NO else f"{each.kind} ({each.outcome})"
            for each in explained.tried
        )
