"""Slips in letters are put right only where there is little doubt."""

import pytest

from knowledge.names import Spellings

WORDS = (
    "llama",
    "lamda",
    "claude",
    "sonnet",
    "haiku",
    "turbo",
    "gpt",
    "mistral",
    "deepseek",
    "context",
)

CORRECTED = [
    ("letter missing", "sonet", "sonnet"),
    ("letter doubled", "haikku", "haiku"),
    ("letter wrong", "clause", "claude"),
    ("letters swapped", "tubro", "turbo"),
    ("first letters swapped", "lcaude", "claude"),
    ("two slips in seven letters", "depseak", None),
    ("two slips of eight letters", "deppseak", "deepseek"),
    ("two slips in a short word", "clowde", None),
    ("equally near words: the one given first", "lama", "llama"),
    ("other first letter", "bonnet", None),
    ("too short", "gtp", None),
    ("known already", "lamda", None),
    ("far from all", "minister", None),
    ("empty", "", None),
]


@pytest.mark.parametrize(
    ("word", "expected"), [case[1:] for case in CORRECTED], ids=[case[0] for case in CORRECTED]
)
def test_a_slip_is_put_right_only_if_one_known_word_is_near(
    word: str, expected: str | None
) -> None:
    assert Spellings(WORDS).nearest(word) == expected


def test_below_the_shortest_length_only_a_swap_is_put_right() -> None:
    cautious = Spellings(WORDS, shortest=6)
    assert cautious.nearest("tubro") == "turbo"
    assert cautious.nearest("turbu") is None


@pytest.mark.parametrize(("word", "expected"), [("gtp", "gpt"), ("gp", None), ("gpt", None)])
def test_a_swap_is_found_in_words_of_any_length(word: str, expected: str | None) -> None:
    assert Spellings(WORDS).swapped(word) == expected
