"""litellm's price table: prices per token as prices per 1M, absent flags as no facts."""

from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.cards import Tier
from knowledge.harvest import BrokenSource
from knowledge.sources import litellm
from knowledge.sources.faults import Fault
from knowledge.sources.listing import Listing, Price
from knowledge.sources.packages import Package

PACKAGE = Package("some-table", "litellm", "1.0", "2026-03-01")

AURORA: dict[str, Any] = {
    "litellm_provider": "some_cloud",
    "mode": "chat",
    "max_input_tokens": 200_000,
    "max_output_tokens": 8_000,
    "input_cost_per_token": Decimal("5E-7"),
    "output_cost_per_token": Decimal("0.0000015"),
}


def listed(key: str = "some_cloud/aurora-7b", **changes: Any) -> list[Listing]:
    faults: list[Fault] = []
    found = list(litellm.listings({key: {**AURORA, **changes}}, PACKAGE, faults))
    assert not faults
    return found


def prices(key: str = "some_cloud/aurora-7b", **changes: Any) -> tuple[Price, ...]:
    (listing,) = listed(key, **changes)
    return listing.prices


def facts(**changes: Any) -> dict[str, Any]:
    (listing,) = listed(**changes)
    return dict(listing.facts)


def test_a_model_is_listed_under_its_key_as_written() -> None:
    (listing,) = listed()
    assert (listing.source, listing.provider, listing.id, listing.name) == (
        "some-table", "some_cloud", "some_cloud/aurora-7b", "",
    )  # fmt: skip


def test_an_absent_flag_is_no_fact() -> None:
    assert facts() == {"context_window": 200_000, "max_output": 8_000}


def test_every_flag_that_is_there_is_a_fact() -> None:
    found = facts(
        supports_vision=False,
        supports_reasoning=True,
        supports_function_calling=True,
        supports_response_schema=False,
        supports_computer_use=True,
        deprecation_date="2027-01-31",
    )
    assert found == {
        "context_window": 200_000,
        "max_output": 8_000,
        "vision": False,
        "reasoning": True,
        "function_calling": True,
        "tool_use": True,
        "structured_outputs": False,
        "computer_use": True,
        "retired": "2027-01-31",
    }


def test_a_limit_on_the_prompt_alone_is_no_context_window() -> None:
    assert "context_window" not in facts(max_input_tokens=922_000)


def test_a_price_per_token_is_an_exact_price_per_1m_tokens() -> None:
    (price,) = prices(cache_read_input_token_cost=Decimal("4.9999999999999998E-8"))
    assert price.tier is Tier.STANDARD
    assert [str(side) for side in (price.input, price.output, price.cache_read)] == [
        "0.5", "1.5", "0.05",
    ]  # fmt: skip


def test_batches_and_long_prompts_have_prices_of_their_own() -> None:
    found = prices(
        input_cost_per_token_batches=Decimal("2.5E-7"),
        output_cost_per_token_batches=Decimal("7.5E-7"),
        input_cost_per_token_above_272k_tokens=Decimal("1E-6"),
        output_cost_per_token_above_272k_tokens=Decimal("2E-6"),
    )
    assert {(price.tier, price.above, str(price.input)) for price in found} == {
        (Tier.STANDARD, 0, "0.5"),
        (Tier.BATCH, 0, "0.25"),
        (Tier.LONG_CONTEXT, 272_000, "1"),
    }


@pytest.mark.parametrize(
    "ending", ["_flex", "_priority", "_above_272k_tokens_batches", "_above_1hr"]
)
def test_other_classes_of_service_are_left_out(ending: str) -> None:
    cost = Decimal("1E-7")
    others: dict[str, Any] = {
        f"input_cost_per_token{ending}": cost, f"output_cost_per_token{ending}": cost,
    }  # fmt: skip
    found = prices(**others)
    assert [price.tier for price in found] == [Tier.STANDARD]


def test_brackets_by_length_of_prompt_stand_for_the_flat_price_too() -> None:
    brackets = [
        {"range": [0, Decimal("32000.0")],
         "input_cost_per_token": Decimal("5E-7"), "output_cost_per_token": Decimal("1.5E-6")},
        {"range": [Decimal("32000.0"), Decimal("128000.0")],
         "input_cost_per_token": Decimal("1E-6"), "output_cost_per_token": Decimal("3E-6")},
    ]  # fmt: skip
    found = prices(tiered_pricing=brackets)
    assert [(price.tier, price.above, price.input) for price in found] == [
        (Tier.STANDARD, 0, Decimal("0.5")),
        (Tier.LONG_CONTEXT, 32_000, Decimal(1)),
    ]


def test_a_price_that_somebody_assumed_is_none() -> None:
    assert not prices(metadata={"notes": "One price in all. Assumed half and half."})


def test_a_model_paid_for_by_the_second_has_no_price_per_token() -> None:
    (listing,) = litellm.listings(
        {"some_cloud/aurora": {"litellm_provider": "some_cloud", "mode": "chat",
                               "input_cost_per_second": Decimal("0.01")}},
        PACKAGE,
        [],
    )  # fmt: skip
    assert listing.prices == ()


def test_a_region_in_the_key_is_the_price_s_region() -> None:
    assert [price.region for price in prices("some_cloud/eu-west-1/aurora-7b")] == ["eu-west-1"]


@pytest.mark.parametrize(
    "mode", ["embedding", "image_generation", "realtime", None, "one of: chat"]
)
def test_a_row_of_another_mode_is_left_out_and_is_no_fault(mode: str | None) -> None:
    assert not listed(mode=mode, max_input_tokens="what a model takes")


def test_a_model_that_writes_no_text_is_left_out() -> None:
    assert not listed("some_cloud/aurora-embed")
    assert not listed(supported_output_modalities=["audio"])


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"input_cost_per_token": -1}, "costs.input_cost_per_token: -1000000 USD"),
        ({"input_cost_per_token": "1"}, "costs.input_cost_per_token: '1' is not"),
        ({"max_input_tokens": 10**9}, "max_input_tokens: 1000000000 tokens cannot"),
        ({"supports_vision": "yes"}, "supports_vision: "),
        ({"litellm_provider": None}, "litellm_provider: "),
        ({"tiered_pricing": [{"range": []}]}, "tiered_pricing.0.range: "),
    ],
)
def test_a_broken_row_is_left_out_and_told_of(changes: dict[str, Any], what: str) -> None:
    faults: list[Fault] = []
    data = {"broken": {**AURORA, **changes}, "sound": AURORA}
    assert [listing.id for listing in litellm.listings(data, PACKAGE, faults)] == ["sound"]
    (fault,) = faults
    assert str(fault).startswith(f"some-table: broken: {what}")


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.text()
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)
FIELDS = st.sampled_from(
    [*AURORA, "deprecation_date", "metadata", "supports_vision", "tiered_pricing",
     "input_cost_per_token_batches", "supported_output_modalities"]
)  # fmt: skip


@given(st.dictionaries(FIELDS, VALUES) | VALUES)
def test_no_row_however_broken_stops_the_reading(row: object) -> None:
    faults: list[Fault] = []
    changed = {**AURORA, **row} if isinstance(row, dict) else row
    found = list(litellm.listings({"odd": changed, "sound": AURORA}, PACKAGE, faults))
    assert found[-1].id == "sound"


def wheel(folder: Path, text: str) -> Package:
    with ZipFile(folder / "litellm-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr(litellm.TABLE, text)
    return Package("some-table", "litellm", "1.0", "2026-03-01", folder)


def test_the_table_is_read_out_of_the_wheel_with_exact_prices(tmp_path: Path) -> None:
    package = wheel(tmp_path, '{"aurora-7b": {"input_cost_per_token": 1e-7}}')
    assert litellm.read(package) == {"aurora-7b": {"input_cost_per_token": Decimal("1E-7")}}


@pytest.mark.parametrize("text", ["", "{", "3"])
def test_a_table_of_another_shape_is_a_fault_of_the_package(tmp_path: Path, text: str) -> None:
    with pytest.raises(BrokenSource, match=r"litellm 1\.0: "):
        litellm.read(wheel(tmp_path, text))
