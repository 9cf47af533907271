"""From the text of a Slack message to a plain question."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.surfaces.slack.incoming import question

READ = [
    ("<@U0VERSUS> aster vs briar", "aster vs briar"),
    ("<@U0VERSUS|versus>: aster vs briar", ": aster vs briar"),
    ("hey <@U0VERSUS> and <@W0OTHER>, which?", "hey and , which?"),
    ("ask in <#C0MODELS|models> or <#C0MODELS>", "ask in or"),
    ("<!channel> <!here|here> <!subteam^S1|@llm> price?", "price?"),
    ("the <https://x.example/aster|Aster page> says", "the Aster page says"),
    ("is <http://briar.ai|briar.ai> larger?", "is briar.ai larger?"),
    ("see <https://x.example/a?b=c&amp;d=e> please", "see please"),
    ("write <mailto:a@b.example|a@b.example>", "write a@b.example"),
    ("in &lt; 2 &amp; out &gt; 3", "in < 2 & out > 3"),
    ("&amp;lt;!channel&amp;gt;", "&lt;!channel&gt;"),
    ("context < 200k and price > 2", "context < 200k and price > 2"),
    ("a <b and c> d", "a <b and c> d"),
    ("*Aster 2* vs `briar` or _Clover_", "Aster 2 vs briar or Clover"),
    ("max_output of 2*3", "max_output of 2*3"),
    ("> quoted\n\n  aster\tvs\u00a0briar  ", "> quoted aster vs briar"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "meant"), READ)
def test_slack_markup_is_taken_out_of_a_message(written: str, meant: str) -> None:
    assert question(written) == meant


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="<>&*_`")))
def test_plain_text_only_has_its_white_space_collapsed(text: str) -> None:
    assert question(text) == " ".join(text.split())


def as_typed(text: str) -> str:
    """Escape text as Slack does before it sends it to a bot."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="*_`")))
def test_what_a_person_typed_comes_back_whatever_it_looks_like(text: str) -> None:
    assert question(as_typed(text)) == " ".join(text.split())


@settings(deadline=None)
@given(st.text("<>@#!|:&;ampltgt*_` hx\n", max_size=60))
def test_a_mention_never_survives(text: str) -> None:
    assert "<@U0ADA>" not in question(f"{text} <@U0ADA> {text}")


@pytest.mark.parametrize(
    "piece", ["<", "<@", "<a", "<a:", "&", "&am", "_", "*`", "_a", "<h:|", " "]
)
def test_long_nonsense_takes_no_longer_than_its_length(piece: str) -> None:
    began = time.perf_counter()
    question(f"a{piece * 200_000}a")
    assert time.perf_counter() - began < 2
