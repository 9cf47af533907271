"""A lead on a benchmark is one of scores that were measured alike, and says how."""

from decimal import Decimal

import pytest

from knowledge.attribute import Direction
from knowledge.attributes import Benchmark
from knowledge.facts import Fact, Measured
from tests.bot.questions.conftest import Ask, asking
from tests.small import OTHER, catalog, fact, model

QUIZ = Benchmark("quiz", "Quiz", "points", Direction.HIGHER, "Questions.", ())
LAB, OWN = Measured("hard", by="Lab"), Measured(by="Coast")


def scores(*found: tuple[str, Measured]) -> dict[str, tuple[Fact, ...]]:
    facts = (fact(Decimal(value), OTHER, measured=how) for value, how in found)
    return {"benchmark:quiz": tuple(facts)}


@pytest.fixture(scope="module")
def ask() -> Ask:
    return asking(
        catalog(
            [
                model("Tern 4", scores(("95", OWN), ("80", LAB))),
                model("Petrel 2", scores(("85", LAB))),
                model("Skua 1", scores(("90", OWN))),
                model("Skua 2"),
            ],
            benchmarks=(QUIZ,),
        )
    )


@pytest.mark.parametrize(
    ("who", "leaders", "says"),
    [
        ("Tern 4 or Petrel 2", ("petrel-2",), "85 against 80 for Tern 4 (hard, measured by Lab)"),
        ("Tern 4 or Skua 1", ("tern-4",), "95 against 90 for Skua 1 (measured by Coast)"),
        ("Petrel 2 or Skua 1", (), "not comparable"),
        ("Petrel 2 or Skua 2", (), "unknown (not sourced)"),
    ],
)
def test_a_lead_names_how_both_were_measured(
    ask: Ask, who: str, leaders: tuple[str, ...], says: str
) -> None:
    reply = ask(f"who scores higher on quiz, {who}?")
    assert reply.receipt.leaders == leaders
    assert says in reply.headline


def test_a_model_that_was_measured_otherwise_is_left_out_and_said(ask: Ask) -> None:
    reply = ask("who scores higher on quiz, Tern 4, Skua 1 or Petrel 2?")
    assert len({reply.receipt.values[model]["value"] for model in reply.receipt.leaders}) == 1
    assert any("measured otherwise" in note for note in reply.notes)


def test_a_claim_over_scores_that_were_measured_otherwise_is_not_known(ask: Ask) -> None:
    claim = "Petrel 2 scores higher on quiz than Skua 1, right?"
    assert ask(claim).receipt.extra["verdict"] == "unknown"


def test_one_score_says_what_else_was_measured(ask: Ask) -> None:
    reply = ask("quiz score of Tern 4")
    assert "95 (measured by Coast)" in reply.headline
    assert any("80, hard, measured by Lab" in note for note in reply.notes)


def test_a_ranking_is_of_one_measurement_and_says_which(ask: Ask) -> None:
    reply = ask("top 2 models by quiz")
    assert reply.receipt.attribute == "benchmark:quiz"
    assert len(reply.receipt.results) == 2
    measured = "measured by Coast" if reply.receipt.results[0] == "tern-4" else "measured by Lab"
    assert measured in reply.headline
    assert any("or was measured otherwise" in note for note in reply.notes)


def test_an_overview_shows_the_scores_that_its_lead_is_of(ask: Ask) -> None:
    reply = ask("Tern 4 vs Petrel 2")
    assert "Petrel 2 leads on Quiz (5 points)" in reply.headline
    assert reply.receipt.figures["benchmark:quiz"]["tern-4"]["value"] == 80
