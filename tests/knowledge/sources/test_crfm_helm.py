"""HELM's list in its wheel: models of every age, each once, and no ways of asking them."""

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest

from knowledge.harvest import BrokenSource
from knowledge.sources import crfm_helm
from knowledge.sources.faults import Fault
from knowledge.sources.listing import Listing
from knowledge.sources.packages import Package

AURORA = {
    "name": "acme/aurora-1-7b",
    "display_name": "Aurora 1 (7B)",
    "creator_organization_name": "Acme",
    "access": "open",
    "num_parameters": "7000000000",
    "release_date": "2022-05-04",
    "tags": "[TEXT_MODEL_TAG]",
}


def entry(**changes: str) -> str:
    """A model as HELM writes it down."""
    fields = "\n".join(f"    {key}: {value}" for key, value in {**AURORA, **changes}.items())
    return f"  -{fields[3:]}"


def wheel(folder: Path, text: str) -> Package:
    with ZipFile(folder / "crfm_helm-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr(crfm_helm.MEMBER, text)
    return Package("old-models", "crfm-helm", "1.0", "2026-03-01", folder)


def listed(
    folder: Path, *models: Mapping[str, str], faults: list[Fault] | None = None
) -> list[Listing]:
    package = wheel(folder, "\n".join(["models:", *(entry(**changes) for changes in models)]))
    data = crfm_helm.read(package)
    return list(crfm_helm.listings(data, package, [] if faults is None else faults))


def test_a_model_is_listed_with_its_maker_and_facts_and_without_an_offer(tmp_path: Path) -> None:
    assert listed(tmp_path, {}) == [
        Listing(
            "old-models",
            "",
            "acme/aurora-1-7b",
            "Aurora 1 (7B)",
            "Acme",
            {"released": "2022-05-04", "parameters": 7_000_000_000, "openness": "open weights"},
        )
    ]


@pytest.mark.parametrize(
    "name",
    [
        "acme/aurora-1-7b-dspy-zeroshot",
        "acme/aurora-1-7b-safety-on",
        "acme/aurora-1-thinking-disabled",
        "acme/aurora-1-with-guardian",
        "acme/aurora-1-transcribe-then-answer",
        "litgpt/aurora-1",
        "acme/large",
        "acme/local",
        "acme/llm-x",
        "stanford/aurora-1",
    ],
)
def test_a_way_of_asking_a_model_is_none_itself(tmp_path: Path, name: str) -> None:
    found = listed(tmp_path, {"name": name}, {})
    assert [listing.id for listing in found] == ["acme/aurora-1-7b"]


@pytest.mark.parametrize(
    "name", ["acme/aurora-large", "acme/large-aurora", "acme/locality-1", "acme/stanford-1"]
)
def test_a_model_whose_name_is_only_like_one_is_listed(tmp_path: Path, name: str) -> None:
    assert [listing.id for listing in listed(tmp_path, {"name": name})] == [name]


def test_what_writes_no_text_is_left_out_whatever_its_tags_say(tmp_path: Path) -> None:
    found = listed(tmp_path, {"name": "acme/aurora-embed-1"}, {})
    assert [listing.id for listing in found] == ["acme/aurora-1-7b"]


def test_a_model_that_is_listed_twice_counts_once_and_is_told_of(tmp_path: Path) -> None:
    faults: list[Fault] = []
    (listing,) = listed(tmp_path, {}, {"release_date": "2023-01-01"}, faults=faults)
    assert listing.facts["released"] == "2022-05-04"
    assert [str(fault) for fault in faults] == ["old-models: acme/aurora-1-7b: listed twice"]


def test_how_many_rows_were_dropped_is_told(tmp_path: Path) -> None:
    faults: list[Fault] = []
    image = {"tags": "[TEXT_TO_IMAGE_MODEL_TAG]"}
    found = listed(tmp_path, image, {"name": "simple/model1"}, image, {}, faults=faults)
    assert [listing.id for listing in found] == ["acme/aurora-1-7b"]
    assert [str(fault) for fault in faults] == [
        "old-models: writes no text: 2",
        "old-models: made for tests: 1",
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("models: [", "is not YAML at line"),
        ("models: &all []\nothers: *all", "uses anchors"),
        ("adapters: []", "this is no HELM model list"),
        (f"models:\n{entry(tags='[TEXT_TO_IMAGE_MODEL_TAG]')}", "nothing usable in 1 row"),
    ],
)
def test_a_list_that_cannot_be_used_is_broken(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(BrokenSource) as fault:
        crfm_helm.read(wheel(tmp_path, text))
    said = str(fault.value)
    assert said.startswith("crfm-helm 1.0: ")
    assert what in said
