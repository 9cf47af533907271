"""models.dev and litellm: read as their packages are, a row at a time, under the import's name."""

from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from knowledge.cards import Tier
from knowledge.harvest import BrokenSource
from knowledge.sources.listing import Price
from tests.knowledge.sources.imported.invented import LITELLM, MODELS_DEV, only, taken


def test_an_offer_of_models_dev_is_read_whole() -> None:
    listing = only("models.dev", MODELS_DEV)
    assert (listing.source, listing.provider, listing.id) == ("import:models.dev", "acme", "acme-2")
    assert listing.facts["context_window"] == 200_000
    assert listing.prices == (Price(Tier.STANDARD, Decimal(3), Decimal(15)),)


def test_an_entry_of_litellm_is_read_whole_and_its_sample_is_none() -> None:
    listing = only("litellm", LITELLM)
    assert (listing.source, listing.provider) == ("import:litellm", "acme")
    assert listing.facts["vision"] is True
    assert listing.prices == (Price(Tier.STANDARD, Decimal(3), Decimal(15)),)


def test_one_broken_row_costs_no_other() -> None:
    document: Any = deepcopy(MODELS_DEV)
    models = document["acme"]["models"]
    models["acme-3"] = {**models["acme-2"], "limit": {"context": "large"}}
    models["acme-draw"] = {**models["acme-2"], "modalities": {"output": ["image"]}}
    found = taken("models.dev", document)
    assert dict(found.dropped) == {"a value that cannot be": 1, "writes no text": 1}
    assert found.models == 1


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("models.dev", LITELLM),
        ("models.dev", {"acme": {"models": {}}}),
        ("models.dev", [MODELS_DEV]),
        ("litellm", MODELS_DEV),
        ("litellm", {}),
        ("litellm", 3),
    ],
)
def test_another_list_is_refused(name: str, document: Any) -> None:
    with pytest.raises(BrokenSource, match=f"this is no {name}"):
        taken(name, document)
