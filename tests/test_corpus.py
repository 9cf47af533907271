"""Every phrasing of the corpus is read as its meaning; what is no question is not answered."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.reply import Receipt
from bot.responder import Responder

CORPUS = Path(__file__).parent / "corpus"
# What a meaning may promise of a receipt beyond its fields, and where the receipt has it.
OF_EXTRA = ("verdict", "workload", "term", "shared")
OF_VALUES = ("shown", "unknown")


def _toml(path: Path) -> Mapping[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _meanings() -> Iterator[pytest.ParameterSet]:
    for path in sorted((CORPUS / "questions").glob("*.toml")):
        for meaning in _toml(path)["meaning"]:
            for phrasing in meaning["phrasings"]:
                yield pytest.param(
                    phrasing, meaning, id=f"{meaning['kind']}: {phrasing or 'empty'}"
                )
            for gap in meaning.get("known_gaps", ()):
                mark = pytest.mark.xfail(reason=gap["reason"], strict=True)
                yield pytest.param(
                    gap["ask"], meaning, id=f"gap in {meaning['kind']}: {gap['ask']}", marks=mark
                )


def _not_questions() -> Iterator[pytest.ParameterSet]:
    for gap in _toml(CORPUS / "not_questions_gaps.toml")["known_gaps"]:
        mark = pytest.mark.xfail(reason=gap["reason"], strict=True)
        yield pytest.param(gap["said"], "declined", id=f"gap: {gap['said']}", marks=mark)
    for group, lines in _toml(CORPUS / "not_questions.toml").items():
        kind = "help" if group == "greetings" else "declined"
        yield from (pytest.param(line, kind, id=f"{group}: {line}") for line in lines)


@pytest.fixture(scope="module")
def responder(reviewed_responder: Responder) -> Responder:
    return reviewed_responder


@pytest.mark.parametrize(("phrasing", "meaning"), tuple(_meanings()))
def test_a_phrasing_is_read_as_its_meaning(
    responder: Responder, phrasing: str, meaning: Mapping[str, Any]
) -> None:
    receipt = responder.respond(responder.read(phrasing)).reply.receipt
    assert _heard(receipt, meaning) == _meant(meaning)


@pytest.mark.parametrize(("line", "kind"), tuple(_not_questions()))
def test_what_is_no_question_is_not_answered(responder: Responder, line: str, kind: str) -> None:
    assert responder.respond(responder.read(line)).reply.receipt.kind == kind


def test_no_phrasing_has_two_meanings() -> None:
    phrasings = [parameters.values[0] for parameters in _meanings()]
    assert sorted(set(map(str, phrasings))) == sorted(map(str, phrasings))


def _meant(meaning: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the meaning promises, in the form `_heard` gives it."""
    meant = {"models": [], **meaning}
    for name in ("phrasings", "known_gaps", "ignored_slots"):
        meant.pop(name, None)
    if meaning["kind"] == "clarify":
        meant.pop("models")
    return {**meant, **{name: sorted(meant[name]) for name in ("leaders",) if name in meant}}


def _heard(receipt: Receipt, meaning: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same things of a receipt."""
    ignored = meaning.get("ignored_slots", ())
    value: Mapping[str, Any] = next(iter(receipt.values.values()), {})
    costs = receipt.cost["per_model"].values() if receipt.cost else ()
    known: dict[str, Any] = {
        "kind": receipt.kind,
        "models": list(receipt.models),
        "attribute": receipt.attribute,
        "leaders": sorted(receipt.leaders),
        "slots": {name: found for name, found in receipt.slots.items() if name not in ignored},
        "results": list(receipt.results),
        "first": next(iter(receipt.results), None),
        "figures": list(receipt.figures),
        "usd": [cost["usd"] if cost["usd"] is not None else "unknown" for cost in costs],
        "delta_usd": receipt.cost["delta_usd"] if receipt.cost else None,
        **{name: receipt.extra.get(name) for name in OF_EXTRA},
        **{name: value.get(name) for name in OF_VALUES},
    }
    return _only(known, _meant(meaning))


def _only(known: Mapping[str, Any], names: Iterable[str]) -> Mapping[str, Any]:
    return {name: known[name] for name in names}
