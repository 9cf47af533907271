"""OpenRouter's export of results, in the shapes it may have."""

from typing import Any

import pytest

from knowledge.facts import Measured
from knowledge.harvest import BrokenSource
from knowledge.sources.imported import FORMS
from knowledge.sources.listing import Listing, Score
from tests.knowledge.sources.imported.invented import OPENROUTER_BENCHMARKS, only, taken

NAME = "openrouter-benchmarks"
RUN = Measured("Diamond", harness="OpenRouter benchmark runs", by="OpenRouter")


def test_a_result_names_its_provider_and_who_measured() -> None:
    assert only(NAME, OPENROUTER_BENCHMARKS) == Listing(
        "import:openrouter-benchmarks",
        "north-cloud",
        "acme/acme-2",
        maker="acme",
        scores=(Score("gpqa", 71.5, RUN),),
        as_of="2026-11-01",
    )


@pytest.mark.parametrize(
    "document",
    [
        [{"model_slug": "acme/acme-2", "eval": "GPQA Diamond", "accuracy": 71.5}],
        {"rows": [{"model_id": "acme/acme-2:free", "gpqa_diamond": "0.715", "rank": 1}]},
        {"data": {"results": [{"slug": "acme/acme-2", "scores": {"GPQA-Diamond": 0.715}}]}},
    ],
    ids=["long", "wide", "nested"],
)
def test_rows_and_columns_may_have_other_names(document: Any) -> None:
    listing = only(NAME, document)
    assert listing.id == "acme/acme-2"
    assert listing.scores == (Score("gpqa", 71.5, RUN),)


def test_how_hard_a_model_thought_keeps_scores_apart() -> None:
    row = {**OPENROUTER_BENCHMARKS["data"][0], "reasoning_effort": "high"}
    (score,) = only(NAME, [row]).scores
    assert score.measured.mode == "high"


def test_the_export_says_how_it_wants_to_be_named() -> None:
    said = FORMS[NAME].said
    assert said(OPENROUTER_BENCHMARKS) == "Results by OpenRouter, CC BY 4.0"
    assert said({"attribution": "Us"}) == "Us"
    assert said({"attribution": "\x1b[2J"}) == ""


@pytest.mark.parametrize("document", [{}, [], {"data": []}, {"data": [{"model": "acme-2"}]}, "x"])
def test_a_list_without_scores_is_refused(document: Any) -> None:
    with pytest.raises(BrokenSource, match="no list of models with benchmark scores"):
        taken(NAME, document)


def test_a_row_without_a_model_or_a_score_is_dropped() -> None:
    rows = [*OPENROUTER_BENCHMARKS["data"], {"benchmark": "gpqa"}, {"model": "a"}, 3]
    assert dict(taken(NAME, rows).dropped) == {"no id": 2, "no score": 1}
