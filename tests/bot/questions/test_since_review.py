"""Where today's figures differ from those of a model's review, the answer gives both."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from knowledge.cards import Tier
from knowledge.catalog import Review
from knowledge.facts import Source, SourceKind, Unknown
from tests.bot.questions.conftest import Ask, asking
from tests.small import LIST, catalog, fact, model, route

REVIEW = Source("tern-4--petrel-2", "a review", SourceKind.REVIEW, "2026-05-19", "MIT")
THEN = {
    "context_window": 64_000,
    "vision": True,
    "input_price": Decimal(6),
    "output_price": Decimal(30),
    "monthly_cost": Decimal(12_300),
    "cheapest_provider": "north",
}
SAME = {"context_window": 64_000, "vision": True}
PRICE = "Tern 4: reviewed 2026-05-19 at $6 / $30 on North Cloud ($12,300 a month)."


def ask_of(facts: Mapping[str, Any], price: str = "3 15", then: Mapping[str, Any] = THEN) -> Ask:
    figures = {name: fact(value, REVIEW) for name, value in then.items()}
    review = Review(
        REVIEW.id, ("tern-4", "petrel-2"), "2026-05-19", "", {"tern-4": figures, "petrel-2": {}}
    )
    tern = model(
        "Tern 4", facts, routes=(route("south", price), route("south", "1 5", tier=Tier.BATCH))
    )
    others = model("Petrel 2", {"context_window": 1000}, {"north": "1 1"}), model("Skua 1")
    return asking(catalog([tern, *others], reviews=(review,), sources=(LIST, REVIEW)))


def reviewed(ask: Ask, message: str) -> list[str]:
    return [note for note in ask(message).notes if "reviewed 2026-05-19" in note]


@pytest.mark.parametrize(
    "message",
    [
        "price of Tern 4",
        "monthly cost of Tern 4",
        "monthly cost of Tern 4 vs Petrel 2",
        "is Tern 4 or Skua 1 cheaper?",
        "switch from Tern 4 to Skua 1",
        "tell me about Tern 4",
    ],
)
def test_an_answer_with_a_price_gives_that_of_the_review(message: str) -> None:
    assert reviewed(ask_of(SAME), message) == [PRICE]


@pytest.mark.parametrize(
    "message", ["context of Tern 4", "batch price of Tern 4", "vision of Tern 4"]
)
def test_an_answer_without_a_standard_price_does_not(message: str) -> None:
    assert reviewed(ask_of(SAME), message) == []


def test_a_price_that_is_the_same_is_not_told_again() -> None:
    ask = ask_of({}, "6 30")
    assert reviewed(ask, "price of Tern 4") == []


def test_another_figure_is_told_where_the_answer_shows_it() -> None:
    ask = ask_of({"context_window": 128_000, "vision": False})
    assert reviewed(ask, "context of Tern 4") == [
        "Tern 4: reviewed 2026-05-19 with context window 64,000 tokens."
    ]
    assert reviewed(ask, "context and price of Tern 4") == [
        PRICE.removesuffix(".") + ", with context window 64,000 tokens."
    ]


def test_what_a_disagreement_tells_of_the_review_is_not_told_twice() -> None:
    both = fact(128_000, routes=3), fact(64_000, REVIEW)
    notes = ask_of({"context_window": both})("context of Tern 4").notes
    assert sum("64,000" in note for note in notes) == 1
    # Where the review's figure would not turn the comparison, it is told as such.
    assert reviewed(ask_of({"context_window": both}), "larger context, Tern 4 or Petrel 2?")


def test_an_overview_of_the_pair_lists_what_has_changed_since() -> None:
    notes = ask_of({"context_window": 128_000, "vision": False})("Tern 4 vs Petrel 2").notes
    assert "Pair reviewed 2026-05-19." in notes
    assert "Tern 4's context window was 64,000 tokens, now 128,000 tokens." in notes
    assert any("more note" in note for note in notes)
    assert not any(note.startswith("Tern 4: reviewed") for note in notes)


def test_an_overview_of_a_pair_that_was_not_reviewed_gives_the_models_review() -> None:
    assert reviewed(ask_of(SAME), "Tern 4 vs Skua 1") == [PRICE]


def test_a_model_without_a_review_has_nothing_to_tell() -> None:
    assert reviewed(ask_of({}), "price of Skua 1") == []


@pytest.mark.parametrize("message", ["price of Tern 4", "context of Tern 4", "Tern 4 vs Skua 1"])
def test_what_a_review_had_as_unknown_is_not_told(message: str) -> None:
    then = {**dict.fromkeys(THEN, Unknown.NOT_SOURCED), "vision": True}
    del then["cheapest_provider"]
    assert reviewed(ask_of(SAME, then=then), message) == []
