"""HELM's list: what a tag says, and what a missing one does not."""

from typing import Any

import pytest

from knowledge.harvest import BrokenSource
from knowledge.sources.listing import Listing
from tests.knowledge.sources.imported.invented import HELM, only, taken


def with_model(**fields: Any) -> dict[str, Any]:
    return {"models": [{**HELM["models"][0], **fields}]}


def test_a_model_is_read_whole() -> None:
    assert only("helm", HELM) == Listing(
        "import:helm",
        "",
        "acme/acme-2",
        "Acme 2 (70B)",
        "Acme",
        {
            "released": "2026-01-15",
            "parameters": 70_000_000_000,
            "openness": "open weights",
            "vision": True,
            "multimodal": True,
        },
    )


def test_neither_a_missing_tag_nor_limited_access_denies_anything() -> None:
    facts = only("helm", with_model(tags=["TEXT_MODEL_TAG"], access="limited")).facts
    assert facts.keys() == {"released", "parameters"}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"tags": ["TEXT_TO_IMAGE_MODEL_TAG"]}, "writes no text"),
        ({"tags": None}, "writes no text"),
        ({"name": "simple/model1"}, "made for tests"),
        ({"name": ["acme"]}, "no id"),
    ],
)
def test_what_is_no_language_model_is_dropped(fields: dict[str, Any], reason: str) -> None:
    document = with_model(**fields)
    document["models"] += HELM["models"]
    assert dict(taken("helm", document).dropped) == {reason: 1}


@pytest.mark.parametrize("document", [{}, {"models": []}, {"models": [{"name": "x"}]}, "models"])
def test_another_list_is_refused(document: Any) -> None:
    with pytest.raises(BrokenSource, match="no HELM model list"):
        taken("helm", document)


def test_a_name_that_says_where_helm_asks_the_model_is_no_name() -> None:
    assert not only("helm", with_model(display_name="Acme 2 70B on Amazon Bedrock")).name
