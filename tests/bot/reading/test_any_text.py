"""Any text is read, and gives the same reading each time, by whichever way and reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import Reader
from knowledge.catalog import Catalog
from tests.bot.reading.test_known import told

TYPED = (
    "context price cheaper contxt than of or vs ( ) Kimi K2 k2.5 Claude claud 3.5 haiku sonnet "
    "GPT-4 Turbo trubo Llama 2 13B chat 2M 1_000_000 half a million $1.50 50 cents €5 2026-01 ½ ² "
    "9e99 requests in out batch cached 80% top 3 what is from to instead which cheapest over ?"
)
WORDS = TYPED.split()
LONGEST = 40_000
SHORT = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
TEXTS = st.one_of(
    SHORT,
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=20).map(" ".join),
    # A short text many times over, as any text of that length would take hypothesis too long.
    st.builds(lambda text, times: (text * times)[:LONGEST], SHORT, st.integers(1, LONGEST)),
    st.builds(
        lambda text, times: (text * times)[:LONGEST], st.text(max_size=9), st.integers(1, LONGEST)
    ),
)


@pytest.fixture(scope="module")
def readers(reviewed_catalog: Catalog) -> tuple[Reader, Reader]:
    """One that is asked everything, and one that is asked everything twice."""
    return Reader(reviewed_catalog), Reader(reviewed_catalog)


@given(text=TEXTS)
def test_any_text_gives_the_same_reading_twice(readers: tuple[Reader, Reader], text: str) -> None:
    once, twice = readers
    first = twice.read(text)
    assert told(first) == told(twice.read(text)) == told(once.read(text))
    assert first.too_long == twice.read(text).too_long


@given(text=TEXTS)
def test_any_text_can_be_explained_part_by_part(readers: tuple[Reader, Reader], text: str) -> None:
    reader, _ = readers
    parts = reader.explained(text)
    assert parts == reader.explained(text)
    assert all(part.written and part.sort for part in parts)
