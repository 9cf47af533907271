"""The judge passes what is right and nothing else: one invented case for each outcome."""

from decimal import Decimal
from typing import Any

import pytest

from bot.reply import Receipt, Status
from tests.accuracy.corpus import Case
from tests.accuracy.judging import ASKED, EXACT, FALSE, NONE, WRONG, WRONG_MODEL, Judge

JUDGE = Judge({"Tern 1": frozenset({"tern-1"}), "Skua": frozenset({"skua", "skua-old"})})


def case(kind: str, *models: str, attribute: str | None = None, **fields: Any) -> Case:
    return Case(
        "", (), kind, attribute, models, fields.get("slots", {}), fields.get("meant", ""), ""
    )


def receipt(kind: str, *models: str, status: Status = Status.ANSWERED, **fields: Any) -> Receipt:
    return Receipt(kind, status, models=models, **fields)


FACT = case("fact", "tern-1", attribute="context_window")
CHEAP = case("search", attribute="blended_price", slots={"max_output_price": 2, "limit": 3})
OUTCOMES = {
    "the very frame": (FACT, receipt("fact", "tern-1", attribute="context_window"), EXACT),
    "another kind": (FACT, receipt("profile", "tern-1", attribute="context_window"), WRONG),
    "another attribute": (FACT, receipt("fact", "tern-1", attribute="max_output"), WRONG),
    "another model": (FACT, receipt("fact", "skua", attribute="context_window"), WRONG_MODEL),
    "a model more": (
        FACT, receipt("fact", "tern-1", "skua", attribute="context_window"), WRONG_MODEL,
    ),
    "a model less": (
        case("compare_overview", "tern-1", "skua"), receipt("compare_overview", "skua"),
        WRONG_MODEL,
    ),
    "another order": (
        case("switch", "tern-1", "skua"), receipt("switch", "skua", "tern-1"), WRONG_MODEL,
    ),
    "either of two": (case("profile", "tern-1|tern-2"), receipt("profile", "tern-2"), EXACT),
    "none of two": (case("profile", "tern-1|tern-2"), receipt("profile", "tern-3"), WRONG_MODEL),
    "asked instead": (FACT, receipt("clarify", status=Status.CLARIFY), ASKED),
    "declined instead": (FACT, receipt("declined", status=Status.DECLINED), NONE),
    "not known instead": (FACT, receipt("unknown_model", status=Status.UNKNOWN_MODEL), NONE),
    "help instead": (FACT, receipt("help"), NONE),
    "a slot of a decimal": (
        CHEAP,
        receipt("search", attribute="blended_price",
                slots={"limit": 3, "max_output_price": Decimal("2.0")}),
        EXACT,
    ),
    "a slot less": (
        CHEAP, receipt("search", attribute="blended_price", slots={"limit": 3}), WRONG,
    ),
    "a slot more": (
        FACT, receipt("fact", "tern-1", attribute="context_window", slots={"limit": 1}), WRONG,
    ),
    "a search by a model, in any order": (
        case("search", "skua"), receipt("search", "skua", attribute="input_price"), EXACT,
    ),
    "a search by another model": (
        case("search", "skua"), receipt("search", "tern-1"), WRONG_MODEL,
    ),
    "a search in another order": (
        case("search", attribute="released"), receipt("search", attribute="blended_price"), WRONG,
    ),
    "news of anything": (case("changes"), receipt("changes", attribute="input_price"), EXACT),
    "chatter declined": (case("declined"), receipt("declined", status=Status.DECLINED), EXACT),
    "chatter answered": (case("declined"), receipt("search"), FALSE),
    "chatter answered with a model": (case("declined"), receipt("profile", "skua"), FALSE),
    "an absent model said to be so": (
        case("unknown_model", "skua"),
        receipt("unknown_model", "skua", status=Status.UNKNOWN_MODEL), EXACT,
    ),
    "an absent model answered": (case("unknown_model"), receipt("profile", "skua"), WRONG_MODEL),
    "asked as it should": (case("clarify"), receipt("clarify", status=Status.CLARIFY), EXACT),
    "the right one offered": (
        case("clarify", meant="skua-old"),
        receipt("clarify", status=Status.CLARIFY, suggestions=("Tern 1", "Skua")), EXACT,
    ),
    "the right one not offered": (
        case("clarify", meant="tern-2"),
        receipt("clarify", status=Status.CLARIFY, suggestions=("Tern 1", "Skua")), ASKED,
    ),
    "the right one offered too late": (
        case("clarify", meant="tern-1"),
        receipt("clarify", status=Status.CLARIFY, suggestions=("Skua", "A", "B", "Tern 1")), ASKED,
    ),
    "guessed where to ask": (case("clarify"), receipt("profile", "skua"), WRONG_MODEL),
}  # fmt: skip


@pytest.mark.parametrize("name", OUTCOMES)
def test_an_outcome_is_told_from_the_others(name: str) -> None:
    asked, answered, outcome = OUTCOMES[name]
    assert JUDGE.outcome_of(asked, answered) == outcome


def test_every_outcome_has_a_case() -> None:
    assert {each[-1] for each in OUTCOMES.values()} == {
        EXACT, ASKED, NONE, WRONG_MODEL, WRONG, FALSE,
    }  # fmt: skip


def test_a_suggestion_offers_the_models_of_its_name() -> None:
    asked = receipt("clarify", status=Status.CLARIFY, suggestions=("Skua", "nobody"))
    assert JUDGE.offers(case("fact", "tern-1", "skua|petrel"), asked)
    assert not JUDGE.offers(case("fact", "tern-1", "petrel"), asked)
    assert not JUDGE.offers(case("clarify", "skua", meant="tern-1"), asked)
