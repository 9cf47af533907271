"""Two invented catalogs that differ in every figure: each figure tells its edition, 1 or 2."""

import re
from collections.abc import Iterator

from knowledge.facts import Source, SourceKind
from knowledge.rows import Tables
from tests.small import fact, model, route, rows

EDITIONS = (1, 2)
MODELS = ("Tern 4", "Tern 5", "Petrel 6", "Petrel 7")
QUESTIONS = (
    "context of Tern 4",
    "Tern 4 vs Petrel 6",
    "is Tern 5 or Petrel 7 cheaper?",
    "monthly cost of Tern 4 vs Tern 5",
    "which is newer, Petrel 6 or Tern 5?",
    "tell me about Petrel 7",
    "who hosts Tern 4?",
    "cheapest model",
    "and for vision?",
)
# How a figure of an edition is written: its context, price, dates and source.
_MARKS = {
    edition: re.compile(
        rf"{str(edition) * 3},?{str(edition) * 3}|{edition}\.{edition}{edition}\b"
        rf"|202{edition}-0{edition}|List {edition}\b"
    )
    for edition in EDITIONS
}


def twin(edition: int) -> Tables:
    """The rows of the catalog in which every figure is made of 1s, or of 2s."""
    digit = str(edition)
    day = f"202{digit}-0{digit}-0{digit}"
    source = Source("list", f"List {digit}", SourceKind.PACKAGE, day, "MIT")
    values = {
        "context_window": int(digit * 6),
        "max_output": int(digit * 6),
        "released": day,
        "knowledge_cutoff": day[:7],
        "vision": edition == 1,
    }
    facts = {name: fact(value, source) for name, value in values.items()}
    price = f"{digit}.{digit * 2}"
    routes = tuple(route(provider, price, source) for provider in ("north", "south"))
    return rows([model(name, facts, routes=routes) for name in MODELS], sources=(source,))


def told(text: str) -> frozenset[int]:
    """The editions that figures in a text are of; a text with both is torn."""
    return frozenset(_told(text))


def _told(text: str) -> Iterator[int]:
    return (edition for edition in EDITIONS if _MARKS[edition].search(text))
