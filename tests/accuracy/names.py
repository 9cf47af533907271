"""How often the names that people write come to the right model.

Reads the development data beside the project, where it is there: pairs of a mention and a public
id of the same model, and mentions that public data maps to several models.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from knowledge.names import Ambiguous, NameIndex, Resolved, UnknownName

CORPUS = Path(__file__).parent.parent.parent.parent / "shared" / "corpus"
KNOWN, RIGHT, WRONG, ASKED, UNKNOWN = "known", "right", "wrong", "asked", "unknown"
OUTCOMES = (RIGHT, WRONG, ASKED, UNKNOWN)

Pair = Mapping[str, Any]


def report(index: NameIndex, *, verbose: bool) -> Iterator[str]:
    """The figures, line by line; verbose, also each mention that did not come right."""
    if not is_there():
        yield "names: no corpus beside the project, nothing to measure"
        return
    every = list(pairs("names.jsonl"))
    yield from judged("names, all pairs", index, every, verbose=False)
    hard = [pair for pair in every if not pair["trivial"]]
    yield from judged("names, non-trivial", index, hard, verbose=verbose)
    yield from ambiguous(index, verbose=verbose)


def is_there() -> bool:
    """Whether the data is beside the project."""
    return (CORPUS / "names.jsonl").is_file()


def pairs(name: str) -> Iterator[Pair]:
    """The objects of a corpus file."""
    with (CORPUS / name).open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def judged(title: str, index: NameIndex, asked: list[Pair], *, verbose: bool) -> Iterator[str]:
    """Of the pairs whose id the catalog knows, what became of the mentions."""
    counts: Counter[str] = Counter()
    for pair in asked:
        meant = index.resolve(pair["source_id"])
        if not isinstance(meant, Resolved):
            continue
        outcome = outcome_of(index, pair["mention"], meant)
        counts.update((KNOWN, outcome))
        if verbose and outcome != RIGHT:
            came = shown(index, pair["mention"])
            yield f"  {outcome}: {pair['mention']} | {pair['source_id']} | {came}"
    yield f"{title}: {len(asked)} pairs, {counts[KNOWN]} with an id the catalog knows"
    yield "  " + ", ".join(f"{each} {share(counts, each)}" for each in OUTCOMES)


def outcome_of(index: NameIndex, mention: str, meant: Resolved) -> str:
    """What became of one mention."""
    match = index.resolve(mention)
    if isinstance(match, Resolved):
        return RIGHT if match.card is meant.card else WRONG
    return ASKED if isinstance(match, Ambiguous) else UNKNOWN


def share(counts: Counter[str], outcome: str) -> str:
    """A count with its share of the known pairs."""
    return f"{counts[outcome]} ({counts[outcome] / max(counts[KNOWN], 1):.1%})"


def ambiguous(index: NameIndex, *, verbose: bool) -> Iterator[str]:
    """What became of mentions that could be several models."""
    counts: Counter[str] = Counter()
    for pair in pairs("names_ambiguous.jsonl"):
        match = index.resolve(pair["mention"])
        outcome = UNKNOWN if isinstance(match, UnknownName) else ASKED
        if isinstance(match, Resolved):
            outcome = (
                "with others disclosed" if index.others(pair["mention"], match) else "taken for one"
            )
        counts[outcome] += 1
        if verbose and not isinstance(match, Ambiguous):
            yield f"  {outcome}: {pair['mention']} | {shown(index, pair['mention'])}"
    yield "names of several: " + ", ".join(
        f"{outcome} {count}" for outcome, count in counts.items()
    )


def shown(index: NameIndex, mention: str) -> str:
    """What a mention comes to, in ids."""
    match = index.resolve(mention)
    if isinstance(match, Resolved):
        return match.card.id
    cards = match.cards if isinstance(match, Ambiguous) else match.nearest
    return f"? {', '.join(card.id for card in cards[:6])}"
