"""The display name: how the maker's own service or most others write it, each of one model."""

import pytest

from knowledge.names.key import Keys
from knowledge.sources.listing import Listing
from knowledge.sources.titles import cleaned, title_of, told_apart

OWN = frozenset({"acme"})


def titled(*named: str, model: str = "aurora-1-7b") -> str:
    """The title from names such as "acme: Aurora 1", each after its provider."""
    pairs = (each.split(": ", 1) for each in named)
    listings = [Listing("list", provider, model, name) for provider, name in pairs]
    return title_of(model, listings, OWN, Keys())


def test_the_maker_s_own_service_knows_the_name() -> None:
    assert titled("one: Aurora One", "two: Aurora One", "acme: Aurora 1 7B") == "Aurora 1 7B"


def test_else_it_is_the_commonest_name() -> None:
    assert titled("one: Aurora One", "two: Aurora 1", "three: Aurora 1") == "Aurora 1"


def test_of_equally_common_names_it_is_the_shortest_whatever_the_order() -> None:
    names = ("one: Aurora One", "two: Aurora 1", "three: Aurora I")
    assert titled(*names) == titled(*reversed(names)) == "Aurora I"


@pytest.mark.parametrize("written", ["aurora-1-7b", "Acme/Aurora-1-7B", ""])
def test_an_id_is_no_name(written: str) -> None:
    assert titled(f"acme: {written}", "one: Aurora 1") == "Aurora 1"


def test_without_a_name_it_is_the_id_with_capitals() -> None:
    assert titled("one: aurora-1-7b") == "Aurora 1 7b"
    assert titled(model="aurora-next") == "Aurora Next"


def test_a_name_that_says_how_it_is_asked_is_taken_only_where_there_is_no_other() -> None:
    assert titled("acme: Aurora 1 High", "one: Aurora 1") == "Aurora 1"
    assert titled("acme: Aurora 1 High") == "Aurora 1 High"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Acme: Aurora 1", "Aurora 1"),
        ("Aurora 1 (free)", "Aurora 1"),
        ("Aurora 1 [Deprecated]", "Aurora 1"),
        ("Acme Labs: Aurora 1 (Latest) ", "Aurora 1"),
        ("Aurora 1 (no thinking)", "Aurora 1"),
        ("  Aurora \t 1 ", "Aurora 1"),
        ("Aurora 1 (7B)", "Aurora 1 (7B)"),
        ("Aurora (free) 1", "Aurora (free) 1"),
        ("Acme:", "Acme:"),
    ],
)
def test_makers_and_remarks_are_no_part_of_a_name(written: str, name: str) -> None:
    assert cleaned(written) == name


def test_titles_of_one_model_each_stay_as_they_are() -> None:
    titles = {"aurora-1": "Aurora 1", "aurora-2": "Aurora 2"}
    assert told_apart(titles) == titles


def test_the_model_whose_id_is_the_title_keeps_it() -> None:
    found = told_apart({"aurora-1": "Aurora 1", "a-1": "Aurora-1"})
    assert found == {"aurora-1": "Aurora 1", "a-1": "Aurora-1 (a-1)"}


def test_else_the_shortest_id_keeps_it_and_others_say_what_is_longer() -> None:
    found = told_apart({"light-1-08-2024": "Aurora", "light-1": "Aurora", "light-2-big": "Aurora"})
    assert found == {
        "light-1": "Aurora",
        "light-1-08-2024": "Aurora (08-2024)",
        "light-2-big": "Aurora (light-2-big)",
    }


def test_a_title_that_tells_two_apart_is_no_third_models() -> None:
    found = told_apart({"aurora": "Aurora", "aurora-1": "Aurora", "light": "Aurora (1)"})
    assert found == {"aurora": "Aurora", "aurora-1": "Aurora (aurora-1)", "light": "Aurora (1)"}
