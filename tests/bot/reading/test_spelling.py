"""Slips are put right before anything is read: letters only, never an ordinary word."""

import pytest

from bot.reading import Reader
from knowledge.catalog import Catalog

KIMI, TURBO, HAIKU = "kimi-k2", "gpt-4-turbo", "claude-3.5-haiku"

READ = [
    ("contxt of kimi k2", [("contxt", "context")], [KIMI]),
    ("gtp-4 turbo pricing", [("gtp", "gpt")], [TURBO]),
    ("price of claud 3.5 haku", [("claud", "claude"), ("haku", "haiku")], [HAIKU]),
    ("wich is chaeper, gpt-4 tubro or kimi k2", [("chaeper", "cheaper"), ("tubro", "turbo")],
     [TURBO, KIMI]),
]  # fmt: skip
GLUED = [
    ("kimik2 context", [KIMI]),
    ("gpt4turbo vs kimik2", [TURBO, KIMI]),
    ("claudehaiku 3.5 price", [HAIKU]),
]
LEFT = [
    "the contest of kimi k2",
    "kimi said so",
    "mark and sonya met at the hotel",
    "kimi k3 price",
]


@pytest.fixture(scope="module")
def reader(reviewed_catalog: Catalog) -> Reader:
    return Reader(reviewed_catalog)


def models(reader: Reader, message: str) -> list[str]:
    return [card.id for card in reader.read(message).cards]


@pytest.mark.parametrize(("message", "corrections", "expected"), READ)
def test_slips_are_put_right_and_said(
    reader: Reader, message: str, corrections: list[tuple[str, str]], expected: list[str]
) -> None:
    assert list(reader.read(message).corrections) == corrections
    assert models(reader, message) == expected


@pytest.mark.parametrize(("message", "expected"), GLUED)
def test_names_written_as_one_word_are_taken_apart(
    reader: Reader, message: str, expected: list[str]
) -> None:
    assert models(reader, message) == expected
    assert reader.read(message).corrections == ()


@pytest.mark.parametrize("message", LEFT)
def test_ordinary_words_and_digits_are_never_put_right(reader: Reader, message: str) -> None:
    assert reader.read(message).corrections == ()
