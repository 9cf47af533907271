"""The list of ordinary words is the one that its package gives."""

from importlib.resources import files
from pathlib import Path

from bot.vocabulary.ordinary import text

HOUSE = Path(__file__).parents[3]


def test_the_list_is_as_it_would_be_made_again() -> None:
    kept = (files("bot.vocabulary") / "ordinary.txt").read_text(encoding="utf-8")
    assert kept == text(HOUSE / ".wheels")
