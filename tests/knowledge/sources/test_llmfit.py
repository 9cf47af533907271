"""llmfit's list of models: figures that agree with the name, and none that were made up."""

import json
from dataclasses import dataclass
from typing import Any

import pytest

from knowledge.harvest import BrokenSource
from knowledge.sources import llmfit
from knowledge.sources.faults import Fault
from knowledge.sources.listing import Listing
from knowledge.sources.packages import Package

PACKAGE = Package("some-list", "llmfit", "1.0", "2026-03-01")

AURORA: dict[str, Any] = {
    "name": "polar/Aurora-7B",
    "parameters_raw": 7_204_000_123,
    "is_moe": False,
    "num_experts": None,
    "active_parameters": None,
    "num_hidden_layers": 32,
    "context_length": 65_536,
    "architecture": "aurora",
    "license": "Apache-2.0",
    "release_date": "2025-06-01",
    "use_case": "General purpose",
}
MIXTURE = {
    "name": "polar/Aurora-30B-A3B",
    "parameters_raw": 30_500_000_321,
    "is_moe": True,
    "num_experts": 64,
    "active_parameters": 3_300_000_000,
}


def listed(**changes: Any) -> list[Listing]:
    faults: list[Fault] = []
    found = list(llmfit.listings([{**AURORA, **changes}], PACKAGE, faults))
    assert not faults
    return found


def facts(**changes: Any) -> dict[str, Any]:
    (listing,) = listed(**changes)
    return dict(listing.facts)


def test_a_model_is_listed_with_its_maker_and_no_provider() -> None:
    (listing,) = listed()
    assert (listing.provider, listing.id, listing.name, listing.maker) == (
        "", "polar/Aurora-7B", "Aurora-7B", "polar",
    )  # fmt: skip


def test_every_fact_is_taken_but_the_date_of_its_repository() -> None:
    assert facts() == {
        "parameters": 7_204_000_123,
        "context_window": 65_536,
        "license": "apache-2.0",
    }


def test_a_mixture_of_experts_says_how_many_and_what_works_on_a_token() -> None:
    found = facts(**MIXTURE)
    assert found["parameters"] == 30_500_000_321
    assert found["active_parameters"] == 3_300_000_000
    assert found["architecture"] == "mixture of experts, 64 experts"


@pytest.mark.parametrize(
    "changes",
    [{"num_hidden_layers": None}, {"name": "polar/Aurora-3B-128E"}],
)
def test_experts_are_counted_only_where_nothing_speaks_against_it(changes: dict[str, Any]) -> None:
    assert facts(**{**MIXTURE, **changes})["architecture"] == "mixture of experts"


@pytest.mark.parametrize(
    "changes",
    [{"active_parameters": 3_312_345_678}, {"active_parameters": 40_000_000_000},
     {"active_parameters": None}, {"is_moe": False}],
)  # fmt: skip
def test_active_parameters_that_were_worked_out_are_no_fact(changes: dict[str, Any]) -> None:
    assert "active_parameters" not in facts(**{**MIXTURE, **changes})


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("polar/Aurora-7B", 1_900_000_000),
        ("polar/Aurora-7B", 5_200_000_000),
        ("polar/Aurora-7B", 14_000_000_000),
        ("polar/Aurora-500m", 7_000_000_000),
        ("polar/Aurora", 900),
        ("polar/Aurora", 5_500_000_000_000),
    ],
)
def test_a_count_that_its_name_belies_is_no_fact(name: str, count: int) -> None:
    assert "parameters" not in facts(name=name, parameters_raw=count)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("polar/Aurora-1B", 1_480_000_000),
        ("polar/Aurora", 26_000_000_000),
        ("polar/Aurora-8x7B", 46_700_000_000),
        ("polar/Aurora-17B-16E", 108_600_000_000),
        ("polar/Aurora-1.5T", 1_490_000_000_000),
    ],
)
def test_a_count_that_its_name_bears_is_a_fact(name: str, count: int) -> None:
    assert facts(name=name, parameters_raw=count)["parameters"] == count


@pytest.mark.parametrize(
    "name",
    ["Aurora-7B-AWQ", "Aurora-7B-GPTQ-Int4", "Aurora-7B-GGUF", "Aurora-7B-FP8", "Aurora-7B-4bit",
     "Aurora-7B-bnb-4bit", "Aurora-7B-MLX", "Aurora-7B-NVFP4", "Aurora-7B-w4a16",
     "Aurora-7B-quantized.w8a8", "Aurora-7B-Q4_K_M"],
)  # fmt: skip
def test_a_packed_copy_is_left_out(name: str) -> None:
    assert not listed(name=f"polar/{name}")


@pytest.mark.parametrize(
    "changes",
    [{"use_case": "Text-to-speech"}, {"use_case": "Text embeddings for RAG"},
     {"architecture": "bert"}, {"architecture": "xlm-roberta"}, {"name": "polar/Aurora-Rerank"}],
)  # fmt: skip
def test_what_writes_no_text_is_left_out(changes: dict[str, Any]) -> None:
    assert not listed(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"context_length": 4_096, "num_hidden_layers": None},
        {"context_length": 1_048_576, "architecture": "llama"},
        {"context_length": 0},
    ],
)
def test_a_window_that_is_a_default_or_was_stretched_is_no_fact(changes: dict[str, Any]) -> None:
    assert "context_window" not in facts(**changes)


def test_a_window_of_4096_is_a_fact_where_a_configuration_says_so() -> None:
    assert facts(context_length=4_096)["context_window"] == 4_096


@pytest.mark.parametrize("licence", [None, "", "other", "Unknown"])
def test_a_licence_without_a_name_is_no_fact(licence: str | None) -> None:
    assert "license" not in facts(license=licence)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ({**AURORA, "parameters_raw": "7B"}, "some-list: polar/Aurora-7B: parameters_raw: "),
        ({**AURORA, "parameters_raw": -1}, "some-list: polar/Aurora-7B: parameters_raw: "),
        ({**AURORA, "context_length": 10**9}, "some-list: polar/Aurora-7B: context_length: "),
        ({**AURORA, "name": ""}, "some-list: : a model has no name"),
        ({**AURORA, "name": 3}, "some-list: 3: "),
        ("Aurora", "some-list: : "),
    ],
)
def test_a_broken_row_is_left_out_and_told_of(row: object, what: str) -> None:
    faults: list[Fault] = []
    rows = [row, {**AURORA, "name": "polar/Sound-7B"}]
    assert [each.id for each in llmfit.listings(rows, PACKAGE, faults)] == ["polar/Sound-7B"]
    (fault,) = faults
    assert str(fault).startswith(what)


@dataclass(frozen=True, slots=True)
class _Printing(Package):
    text: str = ""

    def printed(self, program: str, *arguments: str) -> bytes:
        assert (program, *arguments) == ("llmfit", "--json", "list")
        return self.text.encode()


def printing(text: str) -> Package:
    return _Printing("some-list", "llmfit", "1.0", "2026-03-01", text=text)


def test_the_list_is_what_the_program_prints() -> None:
    assert llmfit.read(printing(json.dumps([AURORA]))) == [AURORA]


@pytest.mark.parametrize("text", ["", "[", "3"])
def test_a_list_of_another_shape_is_a_fault_of_the_package(text: str) -> None:
    with pytest.raises(BrokenSource, match=r"llmfit 1\.0: its list: "):
        llmfit.read(printing(text))
