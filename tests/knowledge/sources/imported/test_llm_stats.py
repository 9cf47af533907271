"""LLM-Stats' repository: who measured is never guessed, and defaults are no facts."""

from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from knowledge.cards import Tier
from knowledge.facts import Measured
from knowledge.harvest import BrokenSource
from knowledge.sources.listing import Listing, Price, Score
from tests.knowledge.sources.imported.invented import LLM_STATS, taken

NAME = "llm-stats"
SCORES = "data/organizations/acme/models/acme-2/benchmarks.json"
OFFERS = "data/providers/north-cloud/models.json"


def listed(document: Any) -> tuple[Listing, ...]:
    return taken(NAME, document).listings


def test_a_model_its_offer_and_its_scores_are_read() -> None:
    reported, verified, model, offer = listed(LLM_STATS)
    assert reported.scores == (
        Score("gpqa", 65.0, Measured(mode="0-shot", by="Acme Works (self-reported)")),
    )
    assert verified.scores == (Score("mmlu_pro", 70.0, Measured(by="LLM-Stats")),)
    assert model == Listing(
        "import:llm-stats",
        "",
        "acme-2",
        "Acme 2",
        "Acme Works",
        {
            "released": "2026-01-15",
            "knowledge_cutoff": "2025-08",
            "parameters": 70_000_000_000,
            "license": "apache-2.0",
            "multimodal": False,
        },
    )
    assert offer.provider == "north-cloud"
    assert offer.prices == (Price(Tier.STANDARD, Decimal(2), Decimal(8)),)


def test_of_an_offers_flags_only_code_execution_is_taken() -> None:
    facts = listed(LLM_STATS)[-1].facts
    assert facts == {"context_window": 128_000, "max_output": 4_096, "code_execution": True}


def test_a_flag_that_is_not_set_denies_nothing() -> None:
    document: Any = deepcopy(LLM_STATS)
    document[OFFERS][0]["feature_code_execution"] = False
    assert "code_execution" not in listed(document)[-1].facts


@pytest.mark.parametrize(
    ("reported", "verified", "by"),
    [
        (True, True, "Acme Works (self-reported)"),
        (True, None, "Acme Works (self-reported)"),
        (False, True, "LLM-Stats"),
        (False, False, None),
        (None, None, None),
        ("yes", 1, None),
    ],
)
def test_a_score_without_a_word_on_who_measured_is_dropped(
    reported: Any, verified: Any, by: str | None
) -> None:
    row = {"model_id": "acme-2", "benchmark_id": "gpqa", "score": 0.5}
    flags = {"is_self_reported": reported, "verified": verified}
    document = {**LLM_STATS, SCORES: [{**row, **flags}]}
    found = taken(NAME, document)
    measurers = [score.measured.by for listing in found.listings for score in listing.scores]
    assert measurers == ([by] if by else [])
    assert found.dropped.get("scores without a word on who measured", 0) == (0 if by else 1)


def test_older_files_hold_the_scores_inside_the_model() -> None:
    document = {
        "models/acme/acme-2/model.json": {
            "model_id": "acme-2",
            "name": "Acme 2",
            "organization": "Acme",
            "qualitative_metrics": [
                {"dataset_name": "GPQA", "score": 0.65, "is_self_reported": True}
            ],
        },
        "providers/north-cloud/acme-2.json": {
            "model_id": "acme-2",
            "input_price_per_million_tokens": 2,
            "output_price_per_million_tokens": "8.0",
        },
    }
    score, offer = listed(document)
    assert (score.id, score.scores[0].measured.by) == ("acme-2", "Acme (self-reported)")
    assert offer.prices == (Price(Tier.STANDARD, Decimal(2), Decimal(8)),)


def test_a_price_in_the_wrong_unit_is_left_out() -> None:
    document: Any = deepcopy(LLM_STATS)
    document[OFFERS][0] |= {"price_per_input_token": 2, "price_per_output_token": 8}
    assert listed(document)[-1].prices == ()


@pytest.mark.parametrize("document", [{}, {"package.json": {"name": "x"}}, {"a.json": [1]}, []])
def test_a_folder_of_something_else_is_refused(document: Any) -> None:
    with pytest.raises(BrokenSource, match="no LLM-Stats repository: no file in it"):
        taken(NAME, document)
