"""model-prices: the prices in force on the package's day, in batches and for long prompts too."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.cards import Tier
from knowledge.harvest import BrokenSource
from knowledge.sources import model_prices
from knowledge.sources.faults import Fault
from knowledge.sources.listing import Listing, Price
from knowledge.sources.model_prices import Snapshot
from knowledge.sources.packages import Package

PACKAGE = Package("some-list", "model-prices", "1.0", "2026-03-01")


def period(start: str | None, paid: str, written: str, **more: Any) -> dict[str, Any]:
    rates = {
        "input": Decimal(paid), "output": Decimal(written),
        "valid_from": start or "2025-01-01T00:00:00Z", **more,
    }  # fmt: skip
    return {"start": start, "rates": rates}


USUAL = period(None, "0.5", "1.5")
# What is asked in busy hours, as a schedule of the file has it.
BUSY = {"provider": "some-lab", "valid_from": "2026-01-01T00:00:00Z", "peak_multiplier": 2}


def snapshot(
    modes: Any,
    offer: str = "aurora-7b",
    status: str = "",
    schedule: Any = (),
    lab: str = "some-lab",
) -> Snapshot:
    return Snapshot.model_validate(
        {
            "prices": {lab: {offer: modes}},
            "status": {lab: {offer: status}} if status else {},
            "schedules": {"schedule": list(schedule)},
        }
    )


def listed(data: Snapshot) -> list[Listing]:
    faults: list[Fault] = []
    found = list(model_prices.listings(data, PACKAGE, faults))
    assert not faults
    return found


def prices(data: Snapshot) -> tuple[Price, ...]:
    (listing,) = listed(data)
    return listing.prices


def test_a_model_is_listed_under_its_provider_and_id() -> None:
    (listing,) = listed(snapshot({"standard": [USUAL]}))
    assert (listing.source, listing.provider, listing.id) == ("some-list", "some-lab", "aurora-7b")
    assert not listing.deprecated


def test_the_last_price_that_has_begun_is_the_price() -> None:
    (price,) = prices(
        snapshot(
            {
                "standard": [
                    USUAL,
                    period("2026-02-01T00:00:00Z", "0.4", "1.2"),
                    period("2026-03-02T00:00:00Z", "0.3", "0.9"),
                ]
            }
        )
    )
    assert (price.tier, price.input, price.output, price.as_of) == (
        Tier.STANDARD, Decimal("0.4"), Decimal("1.2"), "",
    )  # fmt: skip


def test_caches_have_their_prices() -> None:
    cached = period(None, "1", "2", cache_read=Decimal("0.1"), cache_write=Decimal("1.25"))
    (price,) = prices(snapshot({"standard": [cached]}))
    assert (price.cache_read, price.cache_write) == (Decimal("0.1"), Decimal("1.25"))


def test_batches_and_long_prompts_have_prices_of_their_own() -> None:
    step = {"above": 128_000, "input": Decimal(1), "output": Decimal(3)}
    found = prices(
        snapshot(
            {
                "standard": [period(None, "0.5", "1.5", tiers=[step])],
                "batch": [period(None, "0.25", "0.75", tiers=[step])],
            }
        )
    )
    assert [(price.tier, price.above, price.input) for price in found] == [
        (Tier.STANDARD, 0, Decimal("0.5")),
        (Tier.LONG_CONTEXT, 128_000, Decimal(1)),
        (Tier.BATCH, 0, Decimal("0.25")),
    ]


def test_batches_that_ended_have_no_price() -> None:
    ended = {"start": "2026-02-01T00:00:00Z", "rates": None}
    found = prices(snapshot({"standard": [USUAL], "batch": [period(None, "0.25", "0.75"), ended]}))
    assert [price.tier for price in found] == [Tier.STANDARD]


@pytest.mark.parametrize("mode", ["fast", "flex", "thinking", "ultrafast"])
def test_other_modes_are_left_out(mode: str) -> None:
    found = prices(snapshot({"standard": [USUAL], mode: [period(None, "5", "15")]}))
    assert [price.input for price in found] == [Decimal("0.5")]


def test_a_region_in_the_id_is_the_price_s_region() -> None:
    (price,) = prices(snapshot({"standard": [USUAL]}, "eu.maker.aurora-7b"))
    assert price.region == "eu"


@pytest.mark.parametrize("status", ["deprecated", "removed"])
def test_what_ends_or_has_ended_is_marked(status: str) -> None:
    (listing,) = listed(snapshot({"standard": [USUAL]}, status=status))
    assert listing.deprecated


def test_the_price_of_what_was_removed_is_of_the_day_it_was_set() -> None:
    last = period("2025-06-10T22:55:28Z", "0.4", "1.2")
    (price,) = prices(snapshot({"standard": [USUAL, last]}, status="removed"))
    assert (price.input, price.as_of) == (Decimal("0.4"), "2025-06-10")


def test_a_list_with_busy_hours_asks_what_it_asks_in_them() -> None:
    modes = {"standard": [period(None, "0.15", "0.6", cache_read=Decimal("0.003"))]}
    (price,) = prices(snapshot(modes, schedule=[BUSY]))
    assert (price.input, price.output, price.cache_read) == (
        Decimal("0.3"), Decimal("1.2"), Decimal("0.006"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "schedule",
    [
        {**BUSY, "provider": "other-lab"},
        {**BUSY, "valid_from": "2026-04-01T00:00:00Z"},
        {**BUSY, "valid_until": "2026-02-01T00:00:00Z"},
        {"provider": "some-lab", "valid_from": "2026-01-01T00:00:00Z", "off_peak_multiplier": {}},
    ],
)
def test_hours_of_others_or_of_other_days_change_nothing(schedule: dict[str, Any]) -> None:
    (price,) = prices(snapshot({"standard": [USUAL]}, schedule=[schedule]))
    assert price.input == Decimal("0.5")


def test_what_was_removed_has_no_busy_hours() -> None:
    (price,) = prices(snapshot({"standard": [USUAL]}, status="removed", schedule=[BUSY]))
    assert price.input == Decimal("0.5")


@pytest.mark.parametrize(
    "offer",
    [
        "aurora-embed",
        "aurora-image",
        "adaptive",
        "arena-fast",
        "maker/Aurora:peft:262144",
        "stepaudio-9-chat",
    ],
)
def test_what_is_no_model_that_writes_text_is_left_out(offer: str) -> None:
    assert not listed(snapshot({"standard": [USUAL]}, offer))


def test_a_price_for_input_alone_is_for_something_else_than_text() -> None:
    assert not listed(snapshot({"standard": [period(None, "0.02", "0")]}))


def test_stepfun_s_own_prices_are_not_those_of_its_plan() -> None:
    (listing,) = listed(snapshot({"standard": [USUAL]}, lab="stepfun-ai"))
    assert listing.provider == "stepfun"


@pytest.mark.parametrize(
    ("modes", "what"),
    [
        ({"standard": [period(None, "-1", "2")]}, "standard.0.rates.input: -1 USD"),
        ({"standard": [{"rates": {"output": Decimal(1)}}]}, "standard.0.rates.input: "),
        ({"standard": 3}, "standard: "),
    ],
)
def test_a_broken_row_is_left_out_and_told_of(modes: Any, what: str) -> None:
    faults: list[Fault] = []
    assert not list(model_prices.listings(snapshot(modes), PACKAGE, faults))
    (fault,) = faults
    assert str(fault).startswith(f"some-list: some-lab/aurora-7b: {what}")


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.decimals() | st.text()
VALUES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.text() | st.sampled_from(["start", "rates"]), inner, max_size=2)
    ),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from(["standard", "batch"]), VALUES) | VALUES)
def test_no_row_however_broken_stops_the_reading(modes: Any) -> None:
    data = snapshot({"standard": [USUAL]}, "sound")
    data.prices["some-lab"] = {"odd": modes, **data.prices["some-lab"]}
    faults: list[Fault] = []
    assert list(model_prices.listings(data, PACKAGE, faults))[-1].id == "sound"


def wheel(folder: Path, text: str) -> Package:
    with ZipFile(folder / "model_prices-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr(model_prices.MEMBER, text)
    return Package("some-list", "model-prices", "1.0", "2026-03-01", folder)


def test_the_file_is_read_out_of_the_wheel_with_exact_prices(tmp_path: Path) -> None:
    text = json.dumps(
        {"prices": {"some-lab": {"aurora-7b": 0.1}}, "status": {}, "schedules": {"schedule": []}}
    )
    assert model_prices.read(wheel(tmp_path, text)).prices == {
        "some-lab": {"aurora-7b": Decimal("0.1")}
    }


@pytest.mark.parametrize("text", ["", "{", "3", "{}", '{"prices": 3}'])
def test_a_file_of_another_shape_is_a_fault_of_the_package(tmp_path: Path, text: str) -> None:
    with pytest.raises(BrokenSource, match=r"model-prices 1\.0: ") as fault:
        model_prices.read(wheel(tmp_path, text))
    assert "\n" not in str(fault.value)
