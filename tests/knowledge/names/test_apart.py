"""A family or a maker named apart from its model is no second model."""

import pytest

from bot.reading import Reader
from knowledge.catalog import Catalog


@pytest.fixture(scope="module")
def reader(whole_catalog: Catalog) -> Reader:
    return Reader(whole_catalog)


@pytest.mark.parametrize(
    ("message", "models"),
    [
        ("Maverick's cutoff (the llama 4 one)", ["llama-4-maverick"]),
        ("1.5 pro has vision, doesn't it (gemini)", ["gemini-1.5-pro"]),
        ("scout from llama 4 has vision, right?", ["llama-4-scout"]),
        ("2.0 flash to 2.5 flash (both gemini)", ["gemini-2.0-flash", "gemini-2.5-flash"]),
    ],
)
def test_it_only_says_whose_it_is(reader: Reader, message: str, models: list[str]) -> None:
    reading = reader.read(message)
    assert [card.id for card in reading.cards] == models
    assert not reading.ambiguous


@pytest.mark.parametrize("message", ["Maverick or Llama 4?", "Gemini 1.5 Pro against Gemini"])
def test_beside_a_joint_it_is_asked_about(reader: Reader, message: str) -> None:
    assert reader.read(message).ambiguous
