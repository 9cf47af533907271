"""Text on its way out."""

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.surfaces.slack.escaping import clean, mrkdwn, shortened, shortened_mrkdwn

HTML = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}


def as_slack_shows(text: str) -> str:
    """Undo the three escapes, each once."""
    parts = text.split("&")
    return parts[0] + "".join(HTML[f"&{part[:part.index(';') + 1]}"] + part.split(";", 1)[1]
                              for part in parts[1:])  # fmt: skip


@settings(deadline=None)
@given(st.text())
def test_escaped_text_holds_no_markup_and_shows_as_it_was(text: str) -> None:
    escaped = mrkdwn(text)
    assert not set(escaped) & set("<>`")
    assert as_slack_shows(escaped) == text.replace("`", "'")


@settings(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_clean_text_is_one_visible_line(text: str) -> None:
    cleaned = clean(text)
    assert not any(unicodedata.category(character) in {"Cc", "Cs"} for character in cleaned)
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200f")
    assert clean(cleaned) == cleaned
    json.dumps(cleaned).encode()
    cleaned.encode()


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("gpj.\u202eexe", "gpj.exe"),
        ("bell\x07 and null\x00", "bell and null"),
        ("cafe\u0301", "café"),
        ("half a pair \ud83d", "half a pair"),
        ("naïve “quotes” — and 日本", "naïve “quotes” — and 日本"),
    ],
)
def test_only_what_is_not_seen_is_dropped(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@settings(deadline=None)
@given(st.text("&<>ab", min_size=1), st.integers(6, 40))
def test_a_cut_is_never_inside_an_escape(text: str, limit: int) -> None:
    cut = shortened_mrkdwn(mrkdwn(text), limit)
    assert len(cut) <= limit
    assert as_slack_shows(cut).rstrip("…") in text


@settings(deadline=None)
@given(st.text(), st.integers(1, 40))
def test_a_cut_is_marked(text: str, limit: int) -> None:
    cut = shortened(text, limit)
    assert len(cut) <= limit
    assert cut == text or cut.endswith("…")
