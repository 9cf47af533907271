"""`make accuracy`: how often the names that people write come to the right model.

Reads the development data beside the project, where it is there: pairs of a mention and a public
id of the same model, and mentions that public data maps to several models.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from knowledge import storage
from knowledge.names import Ambiguous, NameIndex, Resolved, UnknownName

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
KNOWN, RIGHT, WRONG, ASKED, UNKNOWN = "known", "right", "wrong", "asked", "unknown"


def main() -> None:
    """Print the figures, and with -v every mention that is not right."""
    if not (CORPUS / "names.jsonl").is_file():
        click.echo("no corpus beside the project: nothing to measure")
        return
    index = NameIndex(storage.read(ROOT / "catalog.db"))
    verbose = "-v" in sys.argv[1:]
    for title, rows in (
        ("all pairs", list(lines("names.jsonl"))),
        ("non-trivial", [row for row in lines("names.jsonl") if not row["trivial"]]),
    ):
        report(title, index, rows, verbose=verbose and title == "non-trivial")
    ambiguous(index, verbose=verbose)


def lines(name: str) -> Iterator[dict[str, Any]]:
    """The objects of a corpus file."""
    with (CORPUS / name).open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def report(title: str, index: NameIndex, rows: list[dict[str, Any]], *, verbose: bool) -> None:
    """Of the pairs whose id the catalog knows, what became of the mentions."""
    counts: Counter[str] = Counter()
    for row in rows:
        meant = index.resolve(row["source_id"])
        if not isinstance(meant, Resolved):
            continue
        outcome = judged(index, row, meant)
        counts[KNOWN] += 1
        counts[outcome] += 1
        if verbose and outcome != RIGHT:
            click.echo(f"  {outcome}: {row['mention']} | {row['source_id']} = {meant.card.id} | "
                  f"{shown(index, row['mention'])}")  # fmt: skip
    known = counts[KNOWN]
    click.echo(f"{title}: {len(rows)} pairs, {known} with an id the catalog knows")
    click.echo(
        "  " + ", ".join(f"{each} {share(counts, each)}" for each in (RIGHT, WRONG, ASKED, UNKNOWN))
    )


def judged(index: NameIndex, row: Mapping[str, Any], meant: Resolved) -> str:
    """What became of one mention."""
    match = index.resolve(row["mention"])
    if isinstance(match, Resolved):
        return RIGHT if match.card is meant.card else WRONG
    return ASKED if isinstance(match, Ambiguous) else UNKNOWN


def share(counts: Counter[str], outcome: str) -> str:
    """A count with its share of the known pairs."""
    return f"{counts[outcome]} ({counts[outcome] / max(counts[KNOWN], 1):.1%})"


def ambiguous(index: NameIndex, *, verbose: bool) -> None:
    """What became of mentions that could be several models."""
    counts: Counter[str] = Counter()
    for row in lines("names_ambiguous.jsonl"):
        match = index.resolve(row["mention"])
        outcome = "unknown" if isinstance(match, UnknownName) else "asked"
        if isinstance(match, Resolved):
            outcome = "disclosed" if match.others else "taken"
        counts[outcome] += 1
        if verbose and outcome in {"taken", "unknown"}:
            click.echo(f"  {outcome}: {row['mention']} | {shown(index, row['mention'])} | "
                  f"{', '.join(row['targets'])}")  # fmt: skip
    click.echo("ambiguous: " + ", ".join(f"{outcome} {count}" for outcome, count in counts.items()))


def shown(index: NameIndex, mention: str) -> str:
    """What a mention comes to, in ids."""
    match = index.resolve(mention)
    if isinstance(match, Resolved):
        return match.card.id
    cards = match.cards if isinstance(match, Ambiguous) else match.nearest
    return f"? {', '.join(card.id for card in cards[:6])}"


if __name__ == "__main__":
    main()
