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


Meaning = Mapping[str, Any]
QUESTIONS = {path.stem: _toml(path)["meaning"] for path in sorted(CORPUS.glob("questions/*.toml"))}
NOT_QUESTIONS: Mapping[str, list[str]] = _toml(CORPUS / "not_questions.toml")


def _gaps() -> Iterator[pytest.ParameterSet]:
    """Phrasings that are not read yet: each is expected to fail, and says why."""
    for meaning in (each for meanings in QUESTIONS.values() for each in meanings):
        for gap in meaning.get("known_gaps", ()):
            mark = pytest.mark.xfail(reason=gap["reason"], strict=True)
            yield pytest.param(
                gap["ask"], meaning, id=f"gap in {meaning['kind']}: {gap['ask']}", marks=mark
            )


def _answered_gaps() -> Iterator[pytest.ParameterSet]:
    """Lines that are no questions and are answered all the same."""
    for gap in _toml(CORPUS / "not_questions_gaps.toml")["known_gaps"]:
        mark = pytest.mark.xfail(reason=gap["reason"], strict=True)
        yield pytest.param(gap["said"], id=f"gap: {gap['said']}", marks=mark)


@pytest.fixture(scope="module")
def responder(reviewed_responder: Responder) -> Responder:
    return reviewed_responder


# A file of the corpus is one test, which names every line that is read otherwise: to run thousands
# of tests takes longer than to read their lines.
@pytest.mark.parametrize("name", QUESTIONS)
def test_phrasings_are_read_as_their_meaning(responder: Responder, name: str) -> None:
    assert not [
        f"{phrasing!r} is read as {heard}, and means {_meant(meaning)}"
        for meaning in QUESTIONS[name]
        for phrasing in meaning["phrasings"]
        if (heard := _heard(_receipt(responder, phrasing), meaning)) != _meant(meaning)
    ]


@pytest.mark.parametrize(("phrasing", "meaning"), tuple(_gaps()))
def test_a_gap_is_read_as_its_meaning(
    responder: Responder, phrasing: str, meaning: Meaning
) -> None:
    assert _heard(_receipt(responder, phrasing), meaning) == _meant(meaning)


@pytest.mark.parametrize("group", NOT_QUESTIONS)
def test_what_is_no_question_is_not_answered(responder: Responder, group: str) -> None:
    kind = "help" if group == "greetings" else "declined"
    assert not [
        f"{line!r} is taken for {heard}"
        for line in NOT_QUESTIONS[group]
        if (heard := _receipt(responder, line).kind) != kind
    ]


@pytest.mark.parametrize("line", tuple(_answered_gaps()))
def test_a_gap_that_is_no_question_is_not_answered(responder: Responder, line: str) -> None:
    assert _receipt(responder, line).kind == "declined"


def test_no_phrasing_has_two_meanings() -> None:
    phrasings = [
        phrasing
        for meanings in QUESTIONS.values()
        for meaning in meanings
        for phrasing in (
            *meaning["phrasings"],
            *(gap["ask"] for gap in meaning.get("known_gaps", ())),
        )
    ]
    assert sorted(set(phrasings)) == sorted(phrasings)


def _receipt(responder: Responder, message: str) -> Receipt:
    return responder.respond(responder.read(message)).reply.receipt


def _meant(meaning: Meaning) -> Mapping[str, Any]:
    """What the meaning promises, in the form `_heard` gives it."""
    meant = {"models": [], **meaning}
    for name in ("phrasings", "known_gaps", "ignored_slots"):
        meant.pop(name, None)
    if meaning["kind"] == "clarify":
        meant.pop("models")
    return {**meant, **{name: sorted(meant[name]) for name in ("leaders",) if name in meant}}


def _heard(receipt: Receipt, meaning: Meaning) -> Mapping[str, Any]:
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
