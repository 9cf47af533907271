"""Any text at all gets one reply, and the same one every time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reply import Status
from bot.responder import Responder
from bot.surfaces.text import plain
from knowledge.catalog import Catalog
from tests.days import TODAY

VOCABULARY = (
    "which what is compare vs or than and not without cheapest best top larger context price cost "
    "vision open source released over under at least 2M 1.5k 300 200k $3 1e6 3e400 ½ ² 1/0 "
    "requests tokens in out a day from switch to instead of alternatives right ? , / Acme 2 7B "
    "acme 2.5 70b Beacon 1 Corvid 3 Kestrel it same"
)
WORDS = st.sampled_from(VOCABULARY.split())
MESSAGES = st.one_of(
    st.text(max_size=300),
    st.lists(WORDS, max_size=25).map(" ".join),
    st.lists(st.one_of(WORDS, st.text(max_size=5)), max_size=15).map(" ".join),
)
BAD_INPUT = {
    "empty": "",
    "spaces": " \t\n ",
    "40,000 letters": "a" * 40_000,
    "40,000 words": "context " * 5_000,
    "a long number": "9" * 4_000,
    "an exponent": "cost of Acme 2 7B at 9e12 requests of 9e12 in / 9e12 out",
    "control signs": "\x00\x01\x1b[31m",
    "direction signs": "\u202e\u2066\u2069",
    "a broadcast": "<!channel> <@U1> <#C1>",
    "a link": "<https://example.invalid|click>",
    "code": "```rm -rf /```",
    "emoji": "\N{FIRE}\N{FIRE}\N{FIRE}",
    "half a character": "\ud800",
    "markup": "*bold* _it_ ~no~ & < >",
    "a template": "{{ 7 * 7 }} {% raw %}",
}


@pytest.fixture(scope="module")
def responder(invented_catalog: Catalog) -> Responder:
    return Responder(invented_catalog, TODAY)


@pytest.fixture(scope="module")
def again(invented_catalog: Catalog) -> Responder:
    return Responder(invented_catalog, TODAY)


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(message=MESSAGES)
def test_any_text_gets_a_reply_and_the_same_text_the_same_reply(
    responder: Responder, again: Responder, message: str
) -> None:
    reply = responder.respond(responder.read(message)).reply
    assert reply.receipt.status in set(Status)
    assert reply.headline
    assert plain(again.respond(again.read(message)).reply) == plain(reply)


@pytest.mark.parametrize("message", BAD_INPUT.values(), ids=BAD_INPUT)
def test_bad_input_gets_a_short_reply(responder: Responder, message: str) -> None:
    reply = responder.respond(responder.read(message)).reply
    assert reply.receipt.kind in {"help", "declined", "cost"}
    assert len(reply.headline) < 300


def test_a_decline_is_one_line_with_steps_that_work(responder: Responder) -> None:
    reply = responder.respond(responder.read("who wants lunch")).reply
    assert reply.table is None
    assert reply.notes == ()
    assert reply.steps


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("contxt of Acme 2 7B", 'Read "contxt" as "context".'),
        ("context of Acmee 2 7B", 'Read "acmee" as "acme".'),
        ("contxt of Becon 1", 'Read "contxt" as "context". Read "becon" as "beacon".'),
    ],
)
def test_what_was_read_otherwise_than_written_is_said(
    responder: Responder, message: str, said: str
) -> None:
    reply = responder.respond(responder.read(message)).reply
    assert reply.receipt.attribute == "context_window"
    assert said in reply.heard
    assert said in plain(reply)


def test_nothing_is_said_of_what_was_read_as_written(responder: Responder) -> None:
    reply = responder.respond(responder.read("context of acme-2-7b")).reply
    assert not reply.heard
    assert "Read " not in plain(reply)
