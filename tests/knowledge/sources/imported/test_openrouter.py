"""OpenRouter's list: what is an offer, what it costs, and what its silence does not say."""

from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from knowledge.cards import Tier
from knowledge.harvest import BrokenSource
from knowledge.sources.imported.reading import Taken
from knowledge.sources.listing import Listing, Price
from tests.knowledge.sources.imported.invented import OPENROUTER, only, taken


def with_model(**fields: Any) -> dict[str, Any]:
    document: dict[str, Any] = deepcopy(OPENROUTER)
    document["data"][0] |= fields
    return document


def priced(**fields: Any) -> Listing:
    usual = OPENROUTER["data"][0]["pricing"]
    return only("openrouter", with_model(pricing={**usual, **fields}))


def beside_another(**fields: Any) -> Taken:
    document = with_model(**fields)
    document["data"] += OPENROUTER["data"]
    return taken("openrouter", document)


def test_an_offer_is_read_whole() -> None:
    assert only("openrouter", OPENROUTER) == Listing(
        "import:openrouter",
        "openrouter",
        "acme/acme-2",
        "Acme 2",
        "acme",
        {
            "context_window": 200_000,
            "max_output": 8_000,
            "knowledge_cutoff": "2025-08",
            "vision": True,
            "multimodal": True,
            "function_calling": True,
            "tool_use": True,
            "json_mode": True,
        },
        (Price(Tier.STANDARD, Decimal(3), Decimal(15), Decimal("0.3")),),
    )


def test_what_is_not_among_the_parameters_is_not_denied() -> None:
    facts = only("openrouter", with_model(supported_parameters=[])).facts
    assert not {"function_calling", "tool_use", "json_mode", "reasoning"} & facts.keys()


def test_what_a_model_takes_is_denied_where_all_it_takes_is_listed() -> None:
    architecture = {"input_modalities": ["text"], "output_modalities": ["text"]}
    facts = only("openrouter", with_model(architecture=architecture)).facts
    assert (facts["vision"], facts["multimodal"]) == (False, False)
    assert "vision" not in only("openrouter", with_model(architecture={})).facts


def test_the_day_a_model_came_to_openrouter_is_no_release_date() -> None:
    assert "released" not in only("openrouter", OPENROUTER).facts


@pytest.mark.parametrize(
    ("offer", "tier"),
    [("acme/acme-2:free", Tier.FREE), ("acme/acme-2:batch", Tier.BATCH)],
)
def test_a_class_of_price_is_no_model_of_its_own(offer: str, tier: Tier) -> None:
    listing = only("openrouter", with_model(id=offer))
    assert listing.id == "acme/acme-2"
    assert [price.tier for price in listing.prices] == [tier]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"id": "acme/acme-2:nitro"}, "a way of routing"),
        ({"id": "openrouter/auto"}, "a way of routing"),
        ({"id": "~acme/acme-latest"}, "an alias"),
        ({"alias_target": "acme/acme-2"}, "an alias"),
        ({"id": "acme-2"}, "no id"),
        ({"id": None}, "no id"),
        ({"id": "acme/acme-embed-2"}, "writes no text"),
        ({"architecture": {"output_modalities": ["image"]}}, "writes no text"),
    ],
)
def test_what_is_no_offer_of_a_model_is_dropped_and_counted(
    fields: dict[str, Any], reason: str
) -> None:
    found = beside_another(**fields)
    assert (found.rows, found.models, dict(found.dropped)) == (2, 1, {reason: 1})


@pytest.mark.parametrize(
    "pricing",
    [
        {"request": "0.01"},
        {"prompt": "-1", "completion": "-1"},
        {"prompt": "0.000003", "completion": None},
        {"prompt": "free"},
        {"prompt": "NaN"},
        {"prompt": "0"},
        {"prompt": "3", "completion": "15"},
    ],
    ids=str,
)
def test_a_price_that_is_not_whole_is_left_out(pricing: dict[str, Any]) -> None:
    assert priced(**pricing).prices == ()


def test_a_list_of_something_else_is_refused() -> None:
    with pytest.raises(BrokenSource, match="no OpenRouter model list: there is no list"):
        taken("openrouter", {"data": [{"id": "acme/acme-2"}]})
