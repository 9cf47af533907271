"""LangChain's model profiles: read as data, and only where they speak of a model."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from knowledge.harvest import BrokenSource
from knowledge.sources import langchain_profiles
from knowledge.sources.faults import Fault
from knowledge.sources.listing import Listing
from knowledge.sources.packages import Package

AURORA: dict[str, Any] = {
    "name": "Aurora 7B",
    "release_date": "2025-06-01",
    "open_weights": False,
    "max_input_tokens": 200_000,
    "max_output_tokens": 8_000,
    "text_outputs": True,
    "image_inputs": True,
    "audio_inputs": False,
    "video_inputs": False,
    "reasoning_output": True,
    "tool_calling": True,
    "structured_output": False,
}


def package(name: str = "langchain-openai", wheels: Path = Path()) -> Package:
    return Package("some-profiles", name, "1.0", "2026-03-01", wheels)


def listed(by: str = "langchain-openai", **changes: Any) -> list[Listing]:
    faults: list[Fault] = []
    data = {"aurora-7b": {**AURORA, **changes}}
    found = list(langchain_profiles.listings(data, package(by), faults))
    assert not faults
    return found


def test_every_fact_is_taken() -> None:
    (listing,) = listed()
    assert (listing.source, listing.provider, listing.name) == (
        "some-profiles", "openai", "Aurora 7B",
    )  # fmt: skip
    assert listing.facts == {
        "context_window": 200_000,
        "max_output": 8_000,
        "released": "2025-06-01",
        "openness": "proprietary",
        "reasoning": True,
        "structured_outputs": False,
        "vision": True,
        "multimodal": True,
        "function_calling": True,
        "tool_use": True,
    }
    assert listing.prices == ()


@pytest.mark.parametrize(
    ("name", "provider"),
    [("langchain-aws", "amazon-bedrock"), ("langchain-google-vertexai", "google-vertex")],
)
def test_the_provider_is_named_as_models_dev_names_it(name: str, provider: str) -> None:
    assert [listing.provider for listing in listed(name)] == [provider]


@pytest.mark.parametrize("name", ["langchain-anthropic", "langchain-google-vertexai"])
def test_a_flag_that_a_package_sets_for_all_its_models_is_no_fact(name: str) -> None:
    (listing,) = listed(name, structured_output=True)
    assert "structured_outputs" not in listing.facts


def test_a_limit_on_the_prompt_alone_is_no_context_window() -> None:
    (listing,) = listed(max_input_tokens=272_000)
    assert "context_window" not in listing.facts


def test_a_profile_without_a_name_is_settings_of_the_package() -> None:
    assert not listed(name="")


def test_a_model_that_writes_no_text_is_left_out() -> None:
    assert not listed(text_outputs=False)
    assert not listed(name="Aurora Embedding")


def test_a_deprecated_profile_says_so() -> None:
    (listing,) = listed(status="deprecated")
    assert listing.deprecated


def test_a_broken_profile_is_left_out_and_told_of() -> None:
    faults: list[Fault] = []
    data = {"broken": {**AURORA, "max_input_tokens": "many"}, "sound": AURORA, "odd": 3}
    found = [each.id for each in langchain_profiles.listings(data, package(), faults)]
    assert found == ["sound"]
    assert [fault.row for fault in faults] == ["broken", "odd"]


def wheel(folder: Path, text: str) -> Package:
    with ZipFile(folder / "langchain_openai-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr("langchain_openai/data/_profiles.py", text)
    return package(wheels=folder)


def test_the_profiles_are_read_without_being_run(tmp_path: Path) -> None:
    text = (
        f'"""Profiles."""\nimport nowhere\n_PROFILES: dict[str, dict] = {{"aurora-7b": {AURORA}}}\n'
    )
    assert langchain_profiles.read(wheel(tmp_path, text)) == {"aurora-7b": AURORA}


@pytest.mark.parametrize("text", ["", "_PROFILES = {", "_PROFILES = {'a': open('b')}", "A = 3"])
def test_a_file_without_profiles_is_a_fault_of_the_package(tmp_path: Path, text: str) -> None:
    with pytest.raises(BrokenSource, match=r"langchain-openai 1\.0: _profiles\.py: "):
        langchain_profiles.read(wheel(tmp_path, text))
