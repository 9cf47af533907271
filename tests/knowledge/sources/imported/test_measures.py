"""Scores of others are ours only where benchmark and unit are beyond doubt."""

from collections import Counter

import pytest

from knowledge.facts import Measured
from knowledge.sources.imported.measures import measures
from knowledge.sources.listing import Listing, Score
from tests.knowledge.sources.imported.invented import BENCHMARKS


def placed(*scores: tuple[str, float]) -> tuple[list[tuple[str, str, float]], Counter[str]]:
    """Benchmark, variant and value of scores, and what was dropped."""
    dropped: Counter[str] = Counter()
    given = tuple(Score(name, value, Measured(by="Quiz Lab")) for name, value in scores)
    listings = measures(BENCHMARKS).placed([Listing("x", "", "acme-2", scores=given)], dropped)
    found = [
        (score.benchmark, score.measured.variant, score.value)
        for listing in listings
        for score in listing.scores
    ]
    return found, dropped


@pytest.mark.parametrize(
    ("name", "benchmark", "variant"),
    [
        ("GPQA", "gpqa", ""),
        ("gpqa_diamond", "gpqa", "Diamond"),
        ("GPQA (diamond)", "gpqa", "Diamond"),
        ("MMLU-Pro", "mmlu_pro", ""),
        ("mmlu_pro", "mmlu_pro", ""),
        ("LiveCodeBench v6", "livecodebench", "v6"),
        ("tau2-bench airline", "tau2_bench", "Airline"),
    ],
)
def test_a_benchmark_is_known_by_id_and_name_with_its_variant(
    name: str, benchmark: str, variant: str
) -> None:
    assert placed((name, 0.5)) == ([(benchmark, variant, 50.0)], Counter())


@pytest.mark.parametrize("name", ["HumanEval+", "GPQA Emerald", "MMLU", "GPQA CoT", "quiz", ""])
def test_a_benchmark_that_only_resembles_one_is_another(name: str) -> None:
    assert placed((name, 0.5)) == (
        [],
        Counter({"scores of benchmarks that Versus does not know": 1}),
    )


def test_fractions_become_points_exactly() -> None:
    values = (0.594, 0.571, 0.07, 1.0, 0.0)
    found, _ = placed(*(("gpqa", value) for value in values))
    assert [value for _, _, value in found] == [59.4, 57.1, 7.0, 100.0, 0.0]


def test_points_stay_and_what_may_be_either_is_dropped() -> None:
    found, dropped = placed(("gpqa", 59.4), ("gpqa", 0.7), ("gpqa", 0.0), ("mmlu_pro", 0.7))
    assert found == [("gpqa", "", 59.4), ("gpqa", "", 0.0), ("mmlu_pro", "", 70.0)]
    assert dropped == {"scores that may be fractions or percentages": 1}


def test_what_no_benchmark_gives_is_dropped() -> None:
    found, dropped = placed(("gpqa", 101.0), ("gpqa", -0.5), ("arena_elo", 1250.0))
    assert found == [("arena_elo", "", 1250.0)]
    assert dropped == {"scores out of bounds": 2}


def test_a_rating_below_one_is_no_fraction() -> None:
    assert placed(("arena_elo", 0.5))[0] == [("arena_elo", "", 0.5)]
