"""A spelling comes to the right model, to a question, or to none; never to a wrong model."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.catalog import Catalog
from knowledge.names import Ambiguous, NameIndex, Resolved, UnknownName
from knowledge.names.forms import normal_form_of
from knowledge.sources import authored
from tests.conftest import INVENTED

CORPUS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent.parent / "corpus" / "names.toml").read_text(encoding="utf-8")
)
RESOLVED = [(name, model) for model, names in CORPUS["resolved"].items() for name in names]
ABSENT = [name for names in CORPUS["absent"].values() for name in names]
GAPS = [
    pytest.param(gap["name"], gap["model"], marks=pytest.mark.xfail(reason=gap["reason"]))
    for gap in CORPUS["gaps"]
]

# Invented names that differ by one digit, and what each comes to.
ONE_DIGIT_APART = [
    ("Acme 2 7B", "acme-2-7b"),
    ("Acme 2 70B", "acme-2-70b"),
    ("Acme 2.5 7B", "acme-2.5-7b"),
    ("acme2-70b", "acme-2-70b"),
    ("acme-2-5-7b", "acme-2.5-7b"),
    ("7b acme 2.5", "acme-2.5-7b"),
    ("big acme", "acme-2-70b"),
]
# Each is one digit from an invented model.
NEIGHBOURS = [
    "Acme 3 7B",
    "Acme 2.5 70B",
    "Acme 2 8B",
    "Acme 2.7B",
    "Acme 27B",
    "Beacon 2",
    "Corvid 33",
]


@pytest.fixture(scope="module")
def reviewed(reviewed_catalog: Catalog) -> NameIndex:
    return NameIndex(reviewed_catalog)


@pytest.fixture(scope="module")
def invented(invented_catalog: Catalog) -> NameIndex:
    return NameIndex(invented_catalog)


def resolved(index: NameIndex, name: str) -> str:
    """The id a name resolves to, or an empty text."""
    match = index.resolve(name)
    return match.card.id if isinstance(match, Resolved) else ""


@pytest.mark.parametrize(("name", "model"), RESOLVED)
def test_a_spelling_resolves_to_its_model(reviewed: NameIndex, name: str, model: str) -> None:
    assert resolved(reviewed, name) == model


@pytest.mark.parametrize(("name", "models"), CORPUS["asked"].items())
def test_a_name_that_says_too_little_is_asked_about(
    reviewed: NameIndex, name: str, models: list[str]
) -> None:
    match = reviewed.resolve(name)
    assert isinstance(match, Ambiguous)
    assert sorted(card.id for card in match.cards) == models


@pytest.mark.parametrize("name", ABSENT)
def test_a_name_the_catalog_lacks_is_unknown(reviewed: NameIndex, name: str) -> None:
    assert isinstance(reviewed.resolve(name), UnknownName)


@pytest.mark.parametrize(("name", "model"), GAPS)
def test_a_known_gap_is_closed(reviewed: NameIndex, name: str, model: str) -> None:
    match = reviewed.resolve(name)
    assert not isinstance(match, Ambiguous)
    assert resolved(reviewed, name) == model


@pytest.mark.parametrize(("name", "model"), ONE_DIGIT_APART)
def test_names_one_digit_apart_are_told_apart(invented: NameIndex, name: str, model: str) -> None:
    assert resolved(invented, name) == model


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_a_digit_is_never_corrected(invented: NameIndex, name: str) -> None:
    assert resolved(invented, name) == ""


def test_an_unknown_name_offers_its_family_first(reviewed: NameIndex) -> None:
    match = reviewed.resolve("Claude 9 Sonnet")
    assert isinstance(match, UnknownName)
    assert [card.id for card in match.nearest] == ["claude-3.5-sonnet-v2", "claude-3.5-haiku"]


@pytest.mark.parametrize("name", ABSENT)
def test_at_most_three_models_are_offered_for_an_unknown_name(
    reviewed: NameIndex, name: str
) -> None:
    match = reviewed.resolve(name)
    assert isinstance(match, UnknownName)
    assert len(match.nearest) <= 3


def test_every_listed_spelling_is_exact(invented: NameIndex, invented_catalog: Catalog) -> None:
    for model, spelling in spellings(INVENTED):
        assert invented.resolve(spelling) == Resolved(invented_catalog.cards[model], exact=True)


def spellings(folder: Path) -> Iterator[tuple[str, str]]:
    for model in authored.harvest(folder).models:
        for spelling in (model.id, model.name, *model.aliases):
            yield model.id, spelling


# Bedrock's own version behind an id, and a nought behind a version.
SAYS_NOTHING = re.compile(r"-v\d+:\d+$|\d\.0\b")
SPELLINGS = list(spellings(authored.AUTHORED))


def one_digit_off(name: str) -> Iterator[str]:
    """Every name that has one digit of this one changed, or one digit more before or after one."""
    for place, sign in enumerate(name):
        if sign.isdigit():
            for digit in "0123456789":
                yield name[:place] + digit + name[place + 1 :]
                yield name[:place] + digit + name[place:]
                yield name[: place + 1] + digit + name[place + 1 :]


def wrongly_resolved(index: NameIndex, folder: Path) -> list[str]:
    """Names with one digit off that resolve, though the catalog does not list that very name."""
    listed = {normal_form_of(spelling): model for model, spelling in spellings(folder)}
    for model in authored.harvest(folder).models:
        listed |= {normal_form_of(nickname): model.id for nickname in model.nicknames}
    return [
        name
        for _, spelling in spellings(folder)
        for name in one_digit_off(spelling)
        if not SAYS_NOTHING.search(name)
        and resolved(index, name) != listed.get(normal_form_of(name), "")
    ]


def test_a_changed_or_added_digit_never_resolves(reviewed: NameIndex) -> None:
    assert not wrongly_resolved(reviewed, authored.AUTHORED)


def test_a_changed_or_added_digit_never_resolves_between_near_names(invented: NameIndex) -> None:
    assert not wrongly_resolved(invented, INVENTED)


@given(
    which=st.integers(0, 10**6),
    where=st.integers(0, 10**6),
    letter=st.sampled_from(["", *ascii_lowercase]),
)
def test_a_slip_in_a_letter_never_resolves_to_another_model(
    reviewed: NameIndex, which: int, where: int, letter: str
) -> None:
    model, name = SPELLINGS[which % len(SPELLINGS)]
    places = [place for place, sign in enumerate(name) if sign.isalpha()]
    place = places[where % len(places)]
    assert resolved(reviewed, name[:place] + letter + name[place + 1 :]) in {model, ""}


def test_a_tier_alone_means_its_newest_release(whole_catalog: Catalog) -> None:
    match = NameIndex(whole_catalog).resolve("opus")
    assert isinstance(match, Resolved)
    dates = [card.value("released") or "" for card in (match.card, *match.older)]
    assert len(dates) > 1
    assert dates == sorted(dates, reverse=True)


def test_a_nickname_of_one_model_has_no_older_releases(whole_catalog: Catalog) -> None:
    match = NameIndex(whole_catalog).resolve("k2")
    assert isinstance(match, Resolved)
    assert (match.card.id, match.older) == ("kimi-k2", ())


@given(text=st.text(max_size=60))
def test_any_text_comes_to_some_match(reviewed: NameIndex, text: str) -> None:
    assert isinstance(reviewed.resolve(text), Resolved | Ambiguous | UnknownName)


@pytest.mark.parametrize("name", ["gpt" + "x" * 200 + " 4", "qwen" * 60 + " 3.5"])
def test_a_word_longer_than_any_name_is_no_model(reviewed: NameIndex, name: str) -> None:
    assert isinstance(reviewed.resolve(name), UnknownName)
