"""tokencost's price table: read as litellm's is, but for what is no model and no price."""

from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from knowledge.harvest import BrokenSource
from knowledge.sources import tokencost
from knowledge.sources.faults import Fault
from knowledge.sources.listing import Listing
from knowledge.sources.packages import Package

PACKAGE = Package("old-table", "tokencost", "1.0", "2025-03-01")

AURORA: dict[str, Any] = {
    "litellm_provider": "some_cloud",
    "mode": "chat",
    "max_input_tokens": 8_000,
    "input_cost_per_token": Decimal("5E-7"),
    "output_cost_per_token": Decimal("0.0000015"),
    "deprecation_date": "2025-01-31",
}


def listed(*keys: str) -> list[Listing]:
    faults: list[Fault] = []
    found = list(tokencost.listings(dict.fromkeys(keys, AURORA), PACKAGE, faults))
    assert not faults
    return found


def wheel(folder: Path, text: str) -> Package:
    with ZipFile(folder / "tokencost-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr(tokencost.TABLE, text)
    return Package("old-table", "tokencost", "1.0", "2025-03-01", folder)


def test_an_entry_is_listed_with_its_price_and_the_day_it_ended() -> None:
    (listing,) = listed("some_cloud/aurora-7b")
    (price,) = listing.prices
    assert (listing.source, listing.provider) == ("old-table", "some_cloud")
    assert (price.input, price.output) == (Decimal("0.5"), Decimal("1.5"))
    assert listing.facts["retired"] == "2025-01-31"


@pytest.mark.parametrize(
    "key",
    [
        "ft:aurora-7b",
        "openai/ft:aurora-7b",
        "palm/aurora-7b-safety-off",
        "palm/aurora-7b-safety-recitation-off",
        "gemini/gemini-9-flash-exp-0101",
        "gemini-pro-experimental",
        "deepinfra/deepinfra/aurora",
        "moonshot/kimi-latest-8k",
    ],
)
def test_what_is_no_model_of_its_own_is_left_out(key: str) -> None:
    assert [listing.id for listing in listed(key, "aurora-7b")] == ["aurora-7b"]


@pytest.mark.parametrize("key", ["chat-bison@001", "palm/text-bison", "claude-instant-1.2"])
def test_a_model_whose_price_cannot_be_keeps_what_else_is_known(key: str) -> None:
    (listing,) = listed(key)
    assert not listing.prices
    assert listing.facts["context_window"] == 8_000


def test_a_row_that_is_no_entry_is_a_fault() -> None:
    faults: list[Fault] = []
    data = {"text-bison": 3, "aurora-7b": AURORA}
    assert [listing.id for listing in tokencost.listings(data, PACKAGE, faults)] == ["aurora-7b"]
    assert [fault.row for fault in faults] == ["text-bison"]


def test_the_table_is_read_out_of_its_own_wheel(tmp_path: Path) -> None:
    package = wheel(tmp_path, '{"aurora-7b": {"input_cost_per_token": 1e-7}}')
    assert tokencost.read(package) == {"aurora-7b": {"input_cost_per_token": Decimal("1E-7")}}


def test_a_table_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenSource, match=r"tokencost 1\.0: tokencost/model_prices\.json: "):
        tokencost.read(wheel(tmp_path, "{"))
