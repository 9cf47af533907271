"""Scores are compared in the way most models were measured; others are no lead and no rival."""

from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from knowledge.attribute import Direction
from knowledge.attributes import Benchmark
from knowledge.comparison import Shape, Standing, compare
from knowledge.facts import Fact, Measured
from knowledge.measuring import measured_otherwise
from knowledge.rivals import disputes
from tests.small import LIST, OTHER, catalog, fact, model

QUIZ = Benchmark("quiz", "Quiz", "points", Direction.HIGHER, "Questions.", ())
LAB, OWN, THIRD = Measured("hard", by="Lab"), Measured(by="Coast"), Measured(by="Third")


def score(value: str, how: Measured, **fields: Any) -> Fact:
    return fact(Decimal(value), LIST if how is LAB else OTHER, measured=how, **fields)


BOTH = (score("80", LAB), score("90", OWN))
ONLY_LAB, ONLY_OWN = (score("70", LAB),), (score("60", OWN),)
OWN_FIRST = (score("90", OWN), score("80", LAB))


def standing(*scores: tuple[Fact, ...] | None) -> Standing:
    """How models with these scores compare; they are Tern 1, 2 and so on."""
    models = [
        model(f"Tern {place}", {"benchmark:quiz": each} if each else {})
        for place, each in enumerate(scores, start=1)
    ]
    made = catalog(models, benchmarks=(QUIZ,))
    return compare(list(made.cards.values()), made.attributes["benchmark:quiz"])


@pytest.mark.parametrize(
    ("scores", "shape", "values"),
    [
        ((BOTH, ONLY_LAB), Shape.LEADS, ["80", "70"]),
        ((BOTH, ONLY_OWN), Shape.LEADS, ["90", "60"]),
        ((ONLY_OWN, OWN_FIRST), Shape.LEADS, ["90", "60"]),
        ((BOTH, BOTH), Shape.TIE, ["80", "80"]),
        ((OWN_FIRST, OWN_FIRST), Shape.TIE, ["90", "90"]),
        ((ONLY_LAB, ONLY_OWN), Shape.NOT_COMPARABLE, ["70", "60"]),
        ((ONLY_LAB, None), Shape.ONE_KNOWN, ["70"]),
        ((None, None), Shape.ALL_UNKNOWN, []),
        ((BOTH, ONLY_LAB, ONLY_OWN), Shape.LEADS, ["80", "70"]),
        ((BOTH, ONLY_LAB, None), Shape.LEADS, ["80", "70"]),
        ((ONLY_LAB, ONLY_OWN, (score("1", THIRD),)), Shape.NOT_COMPARABLE, ["70", "60", "1"]),
    ],
)
def test_the_measurement_that_most_models_share_is_compared(
    scores: tuple[tuple[Fact, ...] | None, ...], shape: Shape, values: list[str]
) -> None:
    found = standing(*scores)
    assert (found.shape, [str(each.fact.value) for each in found.ranked]) == (shape, values)
    assert shape is Shape.NOT_COMPARABLE or len({each.fact.measured for each in found.ranked}) < 2


def test_a_model_that_was_measured_otherwise_keeps_its_score_and_stands_apart() -> None:
    found = standing(BOTH, ONLY_LAB, ONLY_OWN)
    assert [figure.card.id for figure in found.apart] == ["tern-3"]
    assert found.figures[2].fact.value == 60
    assert found.unknown == ()


def test_the_order_of_asking_does_not_choose_the_measurement() -> None:
    found = [standing(*order) for order in permutations((OWN_FIRST, BOTH, BOTH))]
    assert {each.ranked[0].fact.measured for each in found} == {LAB}


def test_a_score_measured_otherwise_is_no_rival_and_one_measured_alike_is() -> None:
    disputed = (score("80", LAB), score("65", LAB), score("10", OWN))
    (dispute,) = disputes(standing(disputed, ONLY_LAB))
    assert [rival.value for rival in dispute.rivals] == [65]
    assert disputes(standing(BOTH)) == ()


def test_what_was_measured_otherwise_is_told_once_for_each_way() -> None:
    others = measured_otherwise(
        Fact(80, measured=LAB, rivals=(score("65", LAB), score("10", OWN), score("11", OWN)))
    )
    assert [other.value for other in others] == [10]
