"""What sources write for makers, providers and licences comes to one entry, or to none."""

import tomllib
from pathlib import Path

import pytest

from knowledge.cards import Tier
from knowledge.catalog import Named
from knowledge.facts import Unknown
from knowledge.harvest import BrokenSource
from knowledge.names import runs
from knowledge.sources import authored, tables
from knowledge.sources.authored_files import Files
from knowledge.sources.authored_forms import NameWordsForm
from knowledge.sources.tables import Tables

MAKERS = """
[acme]
name = "Acme Labs"
aliases = ["acme"]
families = ["anvil", "rocket"]
ids = ["acme-labs"]
own = ["acme-cloud"]

[corvid]
name = "Corvid"
families = ["rook", "step"]
everyday = ["step"]
models = ["anvil-2-feathered"]
ids = ["corvid", "corvid-ai"]
"""
PROVIDERS = """
[acme-cloud]
name = "Acme Cloud"
aliases = ["acme api"]
ids = ["acme-cn", "old-acme-*"]
regions = { acme-cn = "China" }

[acme-plan]
name = "Acme Plan"
ids = ["old-acme-plan"]
tier = "subscription"

[gift]
name = "Gift"
tier = "free"

[own-machine]
name = "Own Machine"
local = true
"""
LICENCES = """
["feather-1.0"]
name = "Feather Community 1.0"
ids = ["quill"]
openness = "open weights"
commercial_use = "with conditions"
meaning = "Flocks of more than a thousand ask first."
source = "https://example.com/feather"

[nest]
name = "Nest"
openness = "open source"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("makers", MAKERS), ("providers", PROVIDERS), ("licences", LICENCES)):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def found(folder: Path) -> Tables:
    return tables.read(folder)


@pytest.fixture(scope="module")
def shipped() -> Tables:
    return tables.read(authored.AUTHORED)


@pytest.mark.parametrize(
    ("written", "provider"),
    [
        ("acme-cloud", "acme-cloud"),
        ("Acme_Cloud", "acme-cloud"),
        ("acme.api", "acme-cloud"),
        ("acme-cn", "acme-cloud"),
        ("old_acme-rook_models", "acme-cloud"),
        ("old_acme_plan", "acme-plan"),
    ],
)
def test_a_sources_id_comes_to_a_provider(found: Tables, written: str, provider: str) -> None:
    assert found.providers.of(written).id == provider


def test_a_regional_arm_has_its_region_and_the_usual_offer_none(found: Tables) -> None:
    assert found.providers.of("acme-cn").region == "China"
    assert found.providers.of("acme-cloud").region == ""


def test_plans_gifts_and_programs_are_told_from_offers_at_a_price(found: Tables) -> None:
    tiers = [found.providers.of(each).tier for each in ("acme-cloud", "acme-plan", "gift")]
    assert tiers == [None, Tier.SUBSCRIPTION, Tier.FREE]
    assert [each for each in ("gift", "own-machine") if found.providers.of(each).local] == [
        "own-machine"
    ]


def test_a_provider_that_no_table_has_gets_an_id_and_a_name_and_is_listed(found: Tables) -> None:
    stranger = found.providers.of("Far_Shore.io")
    assert (stranger.id, stranger.name, stranger.tier) == ("far-shore-io", "Far Shore Io", None)
    assert found.providers.name("far-shore-io") == "Far Shore Io"
    assert found.providers.unlisted(["gift", "Far_Shore.io", "Far_Shore.io"]) == ("Far_Shore.io",)


def test_the_beginning_of_an_id_is_a_whole_word_of_it(found: Tables) -> None:
    assert not found.providers.of("old-acmeville").listed


@pytest.mark.parametrize(
    ("model", "ids", "written", "maker"),
    [
        ("anvil-7b", ["anvil-7b"], [], "acme"),
        ("rocket3-mini", [], [], "acme"),
        ("big-anvil-step", [], [], "acme"),
        ("anvil-7b-wings", ["corvid-ai/anvil-7b-wings"], [], "corvid"),
        ("anvil-7b-wings", ["host/acme-labs/corvid/anvil-7b-wings:free"], [], "corvid"),
        ("rook-1", ["eu.acme-labs.rook-1-v1:0"], [], "acme"),
        ("rook-1", ["acme-labs--rook-1"], [], "acme"),
        ("mystery-1", ["host/mystery-1"], ["Acme Labs"], "acme"),
        ("mystery-1", ["corvid/mystery-1"], ["acme", "acme"], "corvid"),
        ("mystery-1", ["host/mystery-1"], ["Nobody"], ""),
    ],
)
def test_a_models_maker_is_told_by_organisation_then_by_name(
    found: Tables, model: str, ids: list[str], written: list[str], maker: str
) -> None:
    assert found.makers.of(model, ids, written) == maker


def test_most_organisations_decide_and_where_they_are_even_the_family(found: Tables) -> None:
    one, other = "acme-labs/rook-1", "corvid/rook-1"
    assert found.makers.of("rook-1", [one, other]) == "corvid"
    assert found.makers.of("rook-1", [one, one, other]) == "acme"


def test_a_model_that_is_named_as_a_makers_own_is_its_own_whoever_lists_it(found: Tables) -> None:
    assert found.makers.of("anvil-2-feathered-9b", ["acme-labs/anvil-2-feathered-9b"]) == "corvid"


def test_a_maker_has_its_own_services(found: Tables) -> None:
    assert found.makers.own("acme") == {"acme-cloud"}
    assert found.makers.own("corvid") == found.makers.own("") == frozenset()


def test_a_family_is_the_first_word_that_is_one_but_no_everyday_word(found: Tables) -> None:
    families = [found.makers.family(each) for each in ("anvil-2", "big-rook2-anvil", "step-3", "x")]
    assert families == ["anvil", "rook", "", ""]


@pytest.mark.parametrize(
    "written", ["feather-1.0", "Feather_1_0", "feather_community_1_0_license", "quill-licence"]
)
def test_a_licence_is_known_however_its_id_is_written(found: Tables, written: str) -> None:
    licence = found.licences.get(written)
    assert licence is not None
    assert (licence.name, licence.openness) == ("Feather Community 1.0", "open weights")
    assert licence.commercial_use == "with conditions"
    assert licence.source == "https://example.com/feather"


def test_what_was_not_looked_up_of_a_licence_is_unknown(found: Tables) -> None:
    nest = found.licences.get("nest")
    assert nest is not None
    assert nest.commercial_use is Unknown.NOT_SOURCED
    assert found.licences.get("other") is None


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        ("makers", '["corvid",', '["acme-labs",', "corvid: ids: 'acme-labs' already means acme"),
        ("makers", '"rook", "step"', '"anvil", "step"', "families: 'anvil' already means acme"),
        ("makers", '["acme-cloud"]', '["moon"]', "acme: own: 'moon' is not in providers.toml"),
        ("makers", 'everyday = ["step"]', 'everyday = ["stop"]', "an everyday word is one of"),
        ("providers", '["old-acme-plan"]', '["acme-cn"]', "'acme-cn' already means acme-cloud"),
        ("providers", '"subscription"', '"batch"', "acme-plan: tier: Input should be"),
        ("providers", '"old-acme-*"', '"old*acme"', "acme-cloud: ids.1: String should match"),
        ("licences", '["quill"]', '["nest"]', "nest: ids: 'nest' already means feather-1.0"),
        ("licences", '"open source"', '"ajar"', "nest: openness: Input should be"),
    ],
)
def test_a_table_that_means_two_things_is_refused(
    folder: Path, file: str, old: str, new: str, what: str
) -> None:
    path = folder / f"{file}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text, "the case still changes something"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenSource) as broken:
        tables.read(folder)
    assert what in str(broken.value)


# What ships.


def test_all_the_ids_of_one_service_are_one_provider(shipped: Tables) -> None:
    ids = ["bedrock_converse", "amazon-bedrock", "aws", "vertex_ai-llama_models", "google", "x-ai"]
    bedrock, vertex = "aws-bedrock", "gcp-vertex-ai"
    providers = [shipped.providers.of(each).id for each in ids]
    assert providers == [bedrock, bedrock, bedrock, vertex, "google-ai-studio", "xai"]


def test_models_made_from_others_are_their_last_makers(shipped: Tables) -> None:
    of = shipped.makers.of
    assert of("llama-3.1-nemotron-70b", ["nvidia/llama-3.1-nemotron-70b"]) == "nvidia"
    assert of("deepseek-r1-distill-llama-70b", ["deepseek-r1-distill-llama-70b"]) == "deepseek-ai"
    assert of("hermes-3-llama-3.1-405b", ["hermes-3-llama-3.1-405b"]) == "nous-research"


def test_the_authored_models_have_the_makers_that_the_tables_tell(shipped: Tables) -> None:
    for model in authored.harvest().models:
        assert shipped.makers.of(model.id, [model.id]) == model.maker


def test_authored_licences_are_in_the_table_and_as_open_as_there(shipped: Tables) -> None:
    for model in authored.harvest().models:
        licence, openness = (model.facts[name][0] for name in ("license", "openness"))
        if licence.known and openness.known:
            entry = shipped.licences.get(licence.value)
            assert entry is not None
            assert (entry.name, entry.openness) == (licence.value, openness.value)


def test_an_everyday_family_is_not_one_that_starts_names(shipped: Tables) -> None:
    known = Files(authored.AUTHORED).whole("families", NameWordsForm).known
    assert not shipped.makers.everyday & known


def test_a_word_of_the_language_is_a_provider_only_where_it_is_known_to_be_everyday() -> None:
    path = Path(authored.__file__).parents[2] / "bot" / "vocabulary" / "english.toml"
    language = path.read_text(encoding="utf-8").lower()
    everyday = set(tomllib.loads(language)["stop"]["words"])
    said = {run.text for run in runs(language)} - everyday
    assert "batched" in said
    assert "together" in everyday
    harvest = authored.harvest()
    assert not [
        word for each in (*harvest.makers, *harvest.providers) for word in alone(each, said)
    ]


def alone(entry: Named, said: set[str]) -> list[str]:
    """The names of an entry that come to one word, and one of the language."""
    words = ([run.text for run in runs(word.lower())] for word in entry.words)
    return [word for word, *more in words if not more and word in said]
