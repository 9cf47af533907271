"""Epoch AI's tables: what a row is of, how it was run, and by whom."""

from typing import Any

import pytest

from knowledge.facts import Measured
from knowledge.harvest import BrokenSource
from knowledge.sources.listing import Listing, Score
from tests.knowledge.sources.imported.invented import EPOCH, only, taken


def scored(file: str = "scores.csv", **row: str) -> Listing:
    """The listing of one row; its columns are named with underscores for spaces."""
    columns = {name.replace("_", " "): value for name, value in row.items()}
    return only("epoch", {file: [{"model": "acme-2", "score": "0.5", **columns}]})


def test_a_row_is_read_whole() -> None:
    assert only("epoch", EPOCH) == Listing(
        "import:epoch",
        "",
        "acme-2-20260115",
        "Acme 2",
        "Acme",
        {"released": "2026-01-15"},
        scores=(Score("gpqa", 71.5, Measured("Diamond", "effort high", by="Epoch AI")),),
        as_of="2026-02-01",
    )


def test_a_column_names_the_benchmark_before_the_file_does() -> None:
    assert scored("gpqa_diamond.csv", Benchmark="MMLU-Pro").scores[0].benchmark == "mmlu_pro"
    assert scored("GPQA Diamond.csv").scores[0].benchmark == "gpqa"


@pytest.mark.parametrize(
    ("version", "model", "mode"),
    [
        ("acme-2_16K", "acme-2", "thinking 16K"),
        ("acme-2_none", "acme-2", "effort none"),
        ("acme-2_preview", "acme-2_preview", ""),
        ("acme_2", "acme_2", ""),
    ],
)
def test_how_hard_a_model_thought_is_no_part_of_its_id(version: str, model: str, mode: str) -> None:
    listing = scored("gpqa.csv", model=version)
    assert (listing.id, listing.scores[0].measured.mode) == (model, mode)


@pytest.mark.parametrize(
    ("source", "by"),
    [
        ("", "Epoch AI"),
        ("Epoch evaluations", "Epoch AI"),
        ("internal", "Epoch AI"),
        ("Quiz Lab", "Quiz Lab, as listed by Epoch AI"),
    ],
)
def test_who_measured_is_epoch_only_for_its_own_runs(source: str, by: str) -> None:
    assert scored("gpqa.csv", source=source).scores[0].measured.by == by


def test_rows_without_a_model_or_a_score_are_dropped() -> None:
    good = {"model": "acme-2", "score": "0.5"}
    found = taken("epoch", {"gpqa.csv": [good, {**good, "model": ""}, {**good, "score": "?"}]})
    assert (found.scores, dict(found.dropped)) == (1, {"no id": 1, "no score": 1})


@pytest.mark.parametrize("document", [{}, {"a.csv": []}, {"a.csv": [{"name": "x"}]}, [3]])
def test_other_tables_are_refused(document: Any) -> None:
    with pytest.raises(BrokenSource, match='the columns "Model version" and a score'):
        taken("epoch", document)
