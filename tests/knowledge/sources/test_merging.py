"""Two invented packages and what was written by hand become one harvest: whose is which name."""

from collections.abc import Mapping

import pytest

from knowledge.catalog import Named
from knowledge.harvest import Harvest
from knowledge.sources.merging import COUNTED
from tests.knowledge.sources.merged import AURORA_1, AUTHORED, GROUPS, listed, merged, model


def test_every_model_that_is_written_or_listed_is_there_once_in_order() -> None:
    harvest = merged({**GROUPS, "beacon-1": [listed("list", "north", "beacon-1", "1 1")]})
    assert [model.id for model in harvest.models] == ["aurora-1", "aurora-2", "beacon-1"]


def test_a_model_that_only_its_author_knows_stays_as_it_is_written() -> None:
    (found,) = merged({}).models
    assert found == AURORA_1


def test_a_written_model_keeps_its_names_and_gets_those_of_lists() -> None:
    found = model("aurora-1", GROUPS)
    assert (found.name, found.maker, found.family) == ("Aurora One", "acme", "aurora")
    assert found.nicknames == ("the one",)
    assert found.aliases == ("first light", "acme/aurora-1")


def test_a_listed_model_is_called_as_its_maker_s_service_calls_it() -> None:
    found = model("aurora-2", GROUPS)
    assert (found.name, found.maker, found.family) == ("Aurora 2", "acme", "aurora")
    assert found.aliases == ("acme--aurora-2", "AURORA TWO")


def test_a_name_that_was_decided_on_is_used() -> None:
    assert model("aurora-2", GROUPS, names={"aurora-2": "Aurora Two"}).name == "Aurora Two"


def test_two_models_of_one_title_are_told_apart() -> None:
    again = [listed("list", "north", "aurora-2-0601", "1 2", "Aurora 2")]
    harvest = merged({**GROUPS, "aurora-2-0601": again})
    titles = [model.name for model in harvest.models]
    assert titles == ["Aurora One", "Aurora 2", "Aurora 2 (0601)"]


def test_a_spelling_of_two_models_is_shared_and_nobody_s_alias() -> None:
    groups = {
        "aurora-2": [listed("list", "north", "lights/aurora", "1 2", "Aurora 2")],
        "aurora-3": [listed("list", "south", "lights/aurora", "1 2", "Aurora 3")],
    }
    harvest = merged(groups)
    assert harvest.shared == {"lightsaurora": ("aurora-2", "aurora-3")}
    assert [model.aliases for model in harvest.models] == [("first light",), (), ()]


def test_what_an_author_calls_a_model_is_no_listed_model_s_alias() -> None:
    found = model("aurora-2", {"aurora-2": [listed("list", "north", "first-light", "1 2")]})
    assert found.aliases == ()


@pytest.mark.parametrize(
    ("name", "shared"), [("aurora", {"aurora": ("aurora-2", "aurora-1")}), ("aurora-1", {})]
)
def test_a_name_may_mean_several_models_unless_it_is_one_s_own(
    name: str, shared: Mapping[str, tuple[str, ...]]
) -> None:
    variants = {name: ("aurora-2", "aurora-1", "aurora-0")}
    assert merged(GROUPS, variants=variants).shared == shared


def test_every_source_is_named_and_the_rest_of_what_is_written_stays() -> None:
    terms = (Named("context", "context window"),)
    harvest = merged(GROUPS, Harvest(AUTHORED.models, AUTHORED.sources, terms=terms))
    assert [source.id for source in harvest.sources] == ["review", "list", "another", COUNTED]
    assert harvest.terms == terms


def test_the_order_of_the_listings_does_not_matter() -> None:
    turned = {name: GROUPS[name][::-1] for name in sorted(GROUPS, reverse=True)}
    assert merged(turned) == merged(GROUPS)
