"""The corpus of questions asked of the catalog that ships: what was typed, and what it means."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WHOLE = Path(__file__).parent.parent / "corpus" / "whole"
SETS = ("tuned", "held_back")
# What a kind of question says by itself: the answer is checked for this kind alone.
NOT_ANSWERED = ("clarify", "unknown_model", "declined", "help")


@dataclass(frozen=True, slots=True)
class Case:
    """One thing typed, in its thread, and the frame it should be read as.

    `models` are ids in order, "a|b" where either is right; `meant` is the model that a question
    back should offer. `slice` says what sort of text it is: clean, typos, threads, a language.
    """

    text: str
    thread: tuple[str, ...]
    kind: str
    attribute: str | None
    models: tuple[str, ...]
    slots: Mapping[str, Any]
    meant: str
    slice: str


def cases(name: str) -> Iterator[Case]:
    """The questions of a set, file by file; what was tuned for is not held back."""
    seen = {(each.thread, each.text) for each in cases("tuned")} if name == "held_back" else set()
    return (each for each in _cases(name) if (each.thread, each.text) not in seen)


def _cases(name: str) -> Iterator[Case]:
    for path in sorted((WHOLE / name).glob("*.toml")):
        sort = path.stem.partition("_")[0]
        for meaning in _read(path).get("meaning", ()):
            for spelled, texts in (("clean", "phrasings"), ("typos", "typos")):
                for text in meaning.get(texts, ()):
                    yield _case(text, meaning, spelled if sort == "questions" else sort)


def not_questions(name: str) -> Iterator[tuple[str, str]]:
    """The lines of a set that must not be answered, each with the group it stands in."""
    for path in sorted((WHOLE / name).glob("*.toml")):
        found = _read(path)
        groups = (
            found
            if path.stem.startswith("chatter")
            else {path.stem: found.get("not_questions", ())}
        )
        for group, lines in groups.items():
            yield from ((group, line) for line in lines)


def _read(path: Path) -> Mapping[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _case(text: str, meaning: Mapping[str, Any], sort: str) -> Case:
    return Case(
        text,
        tuple(meaning.get("thread", ())),
        meaning["kind"],
        meaning.get("attribute"),
        tuple(meaning.get("models", ())),
        meaning.get("slots", {}),
        meaning.get("meant", ""),
        sort,
    )
