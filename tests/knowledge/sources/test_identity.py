"""Listings of one model are brought together, of two models never; what is no model is left out."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from knowledge.names.key import Keys
from knowledge.sources import identity
from knowledge.sources.authored import AUTHORED
from knowledge.sources.decisions import NOTHING, Decisions, decided
from knowledge.sources.identity import Grouped, grouped
from knowledge.sources.listing import Listing, Score
from knowledge.sources.weights import UNOFFERED

DECISIONS = Decisions(
    Keys(makers=frozenset({"acme"})),
    same={
        "aurora-3": ("aurora-next", "cloudy/aurora", "aurora-latest"),
        "aurora-2-base": ("relay/models/aurora-2",),
    },
    apart={"aurora-1": {"2024-06-20": "aurora-1", "2024-10-22": "aurora-1-v2", "": "aurora-1-v2"}},
    left_out={"a switch": ("auto",), "a price by size": ("size-*",), "it moves": ("*-latest",)},
    weights=frozenset({"weights"}),
    publishers=frozenset({"acme"}),
    written=frozenset({"beacon-1"}),
)
AUTHORS = decided(AUTHORED)


def offers(*ids: str, names: Iterable[str] = ()) -> list[Listing]:
    """A provider's listings, in the order given."""
    called = [*names, *[""] * len(ids)]
    return [Listing("list", "cloudy", each, name) for each, name in zip(ids, called, strict=False)]


def weights(*ids: str) -> list[Listing]:
    return [Listing("weights", "", each) for each in ids]


def ids_of(found: Grouped) -> dict[str, list[str]]:
    return {model: [listing.id for listing in found.models[model]] for model in found.models}


def test_spellings_of_one_model_are_one_group() -> None:
    found = grouped(
        offers("acme/aurora-3-8b", "aurora-3-8b:free", "Aurora-3-8B-Instruct"), DECISIONS
    )
    assert set(found.models) == {"aurora-3-8b"}
    assert len(found.models["aurora-3-8b"]) == 3


def test_the_order_of_the_listings_does_not_matter() -> None:
    listings = offers("b-1", "a-2", "a-1", "b-1:free")
    assert grouped(listings, DECISIONS) == grouped(listings[::-1], DECISIONS)
    assert list(grouped(listings, DECISIONS).models) == ["a-1", "a-2", "b-1"]


def test_a_decision_joins_what_mechanics_cannot() -> None:
    found = grouped(offers("aurora-next", "cloudy/aurora", "aurora-3"), DECISIONS)
    assert set(found.models) == {"aurora-3"}


def test_a_whole_id_is_decided_on_without_others_like_it() -> None:
    found = grouped(offers("relay/models/aurora-2", "aurora-2"), DECISIONS)
    assert ids_of(found) == {"aurora-2": ["aurora-2"], "aurora-2-base": ["relay/models/aurora-2"]}


def test_a_dated_release_may_be_a_model_of_its_own() -> None:
    found = grouped(offers("aurora-1-20240620", "aurora-1-20241022", "aurora-1"), DECISIONS)
    assert ids_of(found) == {
        "aurora-1": ["aurora-1-20240620"],
        "aurora-1-v2": ["aurora-1", "aurora-1-20241022"],
    }


def test_a_release_may_be_written_with_its_month() -> None:
    assert DECISIONS.model_of("Aurora 1 (Oct 2024)") == "aurora-1-v2"


def test_dates_that_nobody_decided_on_do_not_part_a_model() -> None:
    found = grouped(offers("aurora-4-20250101", "aurora-4-20250606"), DECISIONS)
    assert set(found.models) == {"aurora-4"}


def test_what_is_no_model_is_left_out_with_the_reason() -> None:
    found = grouped(offers("relay/auto", "size-7b-13b", "///"), DECISIONS)
    assert not found.models
    assert [(listing.id, reason) for listing, reason in found.left_out] == [
        ("relay/auto", "a switch"),
        ("size-7b-13b", "a price by size"),
        ("///", NOTHING),
    ]


def test_an_alias_of_whatever_is_newest_is_no_model_unless_it_was_decided_on() -> None:
    found = grouped(offers("borealis-latest", "borealis-2-latest", "aurora-latest"), DECISIONS)
    assert set(found.models) == {"borealis-2", "aurora-3"}
    assert [reason for _, reason in found.left_out] == ["it moves"]


def test_a_plain_id_whose_name_says_base_is_of_the_base_model() -> None:
    listings = offers("aurora-5", "aurora-5-instruct", names=["Aurora 5 (base)", "Aurora 5"])
    assert set(grouped(listings, DECISIONS).models) == {"aurora-5", "aurora-5-base"}


def test_active_parameters_make_no_other_model() -> None:
    found = grouped(offers("aurora-6-30b-a3b", "aurora-6-30b"), DECISIONS)
    assert ids_of(found) == {"aurora-6-30b-a3b": ["aurora-6-30b", "aurora-6-30b-a3b"]}


def test_without_active_parameters_it_is_not_known_which_of_two_is_meant() -> None:
    found = grouped(offers("aurora-6-30b-a3b", "aurora-6-30b-a6b", "aurora-6-30b"), DECISIONS)
    assert len(found.models) == 3


def test_weights_add_to_a_model_and_make_none() -> None:
    found = grouped([*offers("aurora-7"), *weights("acme/aurora-7", "acme/aurora-8")], DECISIONS)
    assert ids_of(found) == {"aurora-7": ["aurora-7", "acme/aurora-7"]}
    assert [(listing.id, reason) for listing, reason in found.left_out] == [
        ("acme/aurora-8", UNOFFERED)
    ]


def test_weights_add_to_a_model_that_only_its_author_knows() -> None:
    assert set(grouped(weights("acme/beacon-1"), DECISIONS).models) == {"beacon-1"}


def test_scores_alone_make_no_model() -> None:
    scored = [Listing("scores", "", each, scores=(Score("quiz", 50.0),)) for each in ("a-1", "a-2")]
    found = grouped([*offers("a-1"), *scored], DECISIONS)
    assert set(found.models) == {"a-1"}
    assert len(found.models["a-1"]) == 2


def test_a_list_of_models_makes_models() -> None:
    listed = Listing("index", "", "acme/aurora-9", facts={"released": "2020-01-01"})
    assert set(identity.group([listed], DECISIONS)) == {"aurora-9"}


def test_ids_that_differ_only_in_signs_are_shared() -> None:
    found = grouped(offers("relay/models/aurora-2", "relay-models-aurora-2"), DECISIONS)
    assert found.shared == {"relaymodelsaurora2": ("aurora-2-base", "relay-models-aurora-2")}


def test_a_model_is_written_as_its_ids_its_names_and_its_decisions_say() -> None:
    models = identity.group(offers("aurora-3", names=["Aurora the Third"]), DECISIONS)
    written = identity.spellings("aurora-3", models, DECISIONS)
    assert written == ("aurora-3", "Aurora the Third", *DECISIONS.same["aurora-3"])


def test_a_name_that_is_another_models_is_no_spelling() -> None:
    models = identity.group(offers("a-1", "a-2", names=["A-2", "A 2"]), DECISIONS)
    assert identity.spellings("a-1", models, DECISIONS) == ("a-1",)
    assert "A 2" in identity.spellings("a-2", models, DECISIONS)


def test_a_dated_release_is_written_with_its_date() -> None:
    assert "aurora-1 (2024-10-22)" in identity.spellings("aurora-1-v2", {}, DECISIONS)


@pytest.mark.parametrize("file", sorted((AUTHORED / "models").glob("*.toml")), ids=lambda f: f.stem)
def test_a_reviewed_model_is_found_by_its_id(file: Path) -> None:
    assert AUTHORS.placed(file.stem) == (file.stem, "")


@pytest.mark.parametrize(
    ("spelling", "model"),
    [
        ("moonshotai/Kimi-K2-Instruct", "kimi-k2"),
        ("moonshotai/kimi-k2-instruct-0905", "kimi-k2-0905"),
        ("kimi-k2-0711-preview", "kimi-k2-0711"),
        ("us.anthropic.claude-3-5-sonnet-20241022-v2:0", "claude-3.5-sonnet-v2"),
        ("vertex_ai/claude-3-5-sonnet-v2@20241022", "claude-3.5-sonnet-v2"),
        ("claude-3-5-sonnet-20240620", "claude-3.5-sonnet"),
        ("Claude 3.5 Sonnet (Jun 2024)", "claude-3.5-sonnet"),
        ("anthropic.claude-3-5-haiku-20241022-v1:0", "claude-3.5-haiku"),
        ("gpt-4-turbo-2024-04-09", "gpt-4-turbo"),
        ("gpt-4-1106-preview", "gpt-4-1106-preview"),
        ("gpt-4-0125-preview", "gpt-4-0125-preview"),
        ("gpt-4o-2024-05-13", "gpt-4o-2024-05-13"),
        ("gpt-4o-2024-11-20", "gpt-4o-2024-11-20"),
        ("Qwen/Qwen3.5-4B", "qwen3.5-4b"),
        ("meta-llama/Llama-2-13b-chat-hf", "llama-2-13b-chat"),
        ("meta.llama2-13b-chat-v1", "llama-2-13b-chat"),
    ],
)
def test_the_authors_decisions_lead_to_the_fixed_ids(spelling: str, model: str) -> None:
    assert AUTHORS.model_of(spelling) == model


def test_no_decision_contradicts_another() -> None:
    spellings = [each.lower() for listed in AUTHORS.same.values() for each in listed]
    assert len(spellings) == len(set(spellings))
    assert not set(spellings) & set(AUTHORS.same)
    assert not [model for model in AUTHORS.same if AUTHORS.placed(model)[1]]
