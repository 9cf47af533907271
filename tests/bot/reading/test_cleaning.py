"""What is typed around the words does not change how they are read."""

import pytest

from bot.reading import Reader
from bot.reading.cleaning import clean
from knowledge.catalog import Catalog

ASKED = "context of Acme 2 7B?"
DRESSED = (
    "  context   of\n\tAcme 2 7B?  ",
    "context of \u200bAcme 2 7B?",
    "\u202econtext of Acme 2 7B?\u202c",
    "context\u00a0of\u00a0Acme 2 7B?",
    "context of Acme 2 7B?\x00\x07",
    "\ufeffcontext of Acme 2 7B?",
    "context of Ａcme 2 7B?",  # noqa: RUF001 - a full-width letter
)


@pytest.mark.parametrize("message", DRESSED, ids=ascii)
def test_signs_that_cannot_be_seen_are_dropped(message: str) -> None:
    assert clean(message) == ASKED


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [("it’s", "it's"), ("“quiz”", '"quiz"'), ("Acme 2–7B", "Acme 2-7B"), ("Acme—2", "Acme-2")],  # noqa: RUF001 - the signs meant
)
def test_typographic_signs_become_plain_ones(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@pytest.mark.parametrize(
    "message",
    [
        "CONTEXT OF ACME 2 7B",
        "context of acme 2 7b",
        "context of acme-2-7b",
        "context of `Acme 2 7B`",
        "*context* of _Acme 2 7B_",
        "“context” of ‘Acme 2 7B’",  # noqa: RUF001 - typographic quotes are meant
        "context of Acme 2 7B \N{THINKING FACE}",
        "context of Acme 2 7B, please!",
    ],
)
def test_dress_does_not_change_what_is_noticed(invented_catalog: Catalog, message: str) -> None:
    reading = Reader(invented_catalog).read(message)
    assert [card.id for card in reading.cards] == ["acme-2-7b"]
    assert reading.attributes == ("context_window",)


@pytest.mark.parametrize("length", [1_001, 40_000])
def test_a_message_too_long_is_not_read_at_all(invented_catalog: Catalog, length: int) -> None:
    reading = Reader(invented_catalog).read("context of Acme 2 7B " + "x" * length)
    assert reading.too_long
    assert reading.cards == ()


def test_a_word_put_right_is_remembered_with_what_was_written(invented_catalog: Catalog) -> None:
    reading = Reader(invented_catalog).read("contxt of Acme 2 7B")
    assert reading.corrections == (("contxt", "context"),)
