"""How an answer came about is said as it was: the parts, the rules, the kinds, the reason."""

import tomllib
from collections.abc import Iterator

import pytest

from bot.conversation import Conversations
from bot.explaining import NO, YES, Explained
from bot.questions import KINDS
from bot.reading import Taken
from bot.responder import Responder
from bot.surfaces.explained import explained_object, explained_reply
from tests.test_corpus import CORPUS

RULES = (
    ("Kimi K2", "kimi-k2", "written in full"),
    ("Claude-3-5-Haiku", "claude-3.5-haiku", "written in full"),
    ("k2", "kimi-k2", "a nickname, by itself not enough"),
    ("claude-3-5-haiku-20241022-v1:0", "claude-3.5-haiku", "the key of an id"),
    ("haiku claude 3.5", "claude-3.5-haiku", "the same words and numbers, in any order"),
    ("gpt turbo 4", "gpt-4-turbo", "the same words and numbers, in any order"),
)
NUMBERS = (
    ("open weights with over 200k context", "200k", "context_window above 200000"),
    ("models with output under $2", "2", "output_price below 2"),
    ("cost of Kimi K2 at 2M requests", "2M", "requests"),
    ("cost of Kimi K2 at 2M requests, 800 in / 250 out", "250", "tokens out"),
    ("top 3 models by context", "3", "how many to list"),
    ("Kimi K2 is 5x cheaper than GPT-4 Turbo, right?", "5", "times as much"),
    ("Kimi K2 or GPT-4 Turbo with 80% cached", "80", "share from a cache"),
    ("is Kimi K2 cheaper for 17 elephants", "17", "not explained"),
)


@pytest.fixture(scope="module")
def responder(reviewed_responder: Responder) -> Responder:
    return reviewed_responder


def why(responder: Responder, message: str) -> Explained:
    return Conversations(responder).explained(message)[1]


def part(explained: Explained, written: str) -> Taken:
    return next(span for span in explained.spans if span.written == written)


def messages() -> Iterator[str]:
    for kind in KINDS:
        yield from kind.examples
    for path in sorted((CORPUS / "questions").glob("*.toml")):
        for meaning in tomllib.loads(path.read_text(encoding="utf-8"))["meaning"]:
            yield from meaning["phrasings"]
    for lines in tomllib.loads(
        (CORPUS / "not_questions.toml").read_text(encoding="utf-8")
    ).values():
        yield from lines


def test_the_last_kind_tried_is_the_one_that_answers(responder: Responder) -> None:
    for message in messages():
        reply, explained = Conversations(responder).explained(message)
        answering = [each.kind for each in explained.tried if each.outcome == YES]
        assert (answering or ["declined"]) == [reply.receipt.kind], message


def test_the_reply_is_the_one_given_without_asking_why(responder: Responder) -> None:
    for message in list(messages())[::10]:
        reply, _ = Conversations(responder).explained(message)
        assert reply.receipt == Conversations(responder).ask(message).receipt


def test_the_parts_are_the_whole_message_in_its_order(responder: Responder) -> None:
    for message in messages():
        parts = [span.written.lower() for span in why(responder, message).spans]
        place = 0
        lowered = " ".join(message.lower().split())
        for written in parts:
            place = lowered.find(written, place)
            assert place >= 0, (message, written)
            place += len(written)


@pytest.mark.parametrize(("written", "model", "rule"), RULES)
def test_a_name_says_its_model_and_the_rule(
    responder: Responder, written: str, model: str, rule: str
) -> None:
    found = part(why(responder, f"context of {written}"), written)
    assert (found.sort, found.means, found.rule) == ("model", (model,), rule)


def test_a_slip_is_shown_as_written_and_as_read(responder: Responder) -> None:
    explained = why(responder, "contxt of claud 3.5 haku")
    assert explained.corrections == (("contxt", "context"), ("claud", "claude"), ("haku", "haiku"))
    assert part(explained, "claud 3.5 haku").rule == "written in full"
    assert part(explained, "contxt").means == ("attribute context_window",)


def test_a_name_of_several_and_a_name_of_none(responder: Responder) -> None:
    explained = why(responder, "which is cheaper, Claude or Llama 99?")
    several, none = part(explained, "Claude"), part(explained, "Llama 99")
    assert (several.sort, several.rule.split(",")[0]) == (
        "several models",
        "a word of several names",
    )
    assert (none.sort, none.rule) == ("no model", "no rule has a model for it")


@pytest.mark.parametrize(("message", "number", "counts"), NUMBERS)
def test_a_number_says_what_it_counts(
    responder: Responder, message: str, number: str, counts: str
) -> None:
    assert part(why(responder, message), number).means == (counts,)


def test_words_say_their_attribute_and_the_end_that_is_meant(responder: Responder) -> None:
    explained = why(responder, "is Kimi K2 cheaper than GPT-4 Turbo foo?")
    assert part(explained, "cheaper").means == ("attribute blended_price, less",)
    assert part(explained, "than").means == ("cue than",)
    assert part(explained, "foo").sort == "not explained"


def test_words_beside_the_point_are_told_from_those_not_explained(responder: Responder) -> None:
    explained = why(responder, "zounds all: context of Kimi K2 forsooth")
    assert part(explained, "zounds").sort == "beside the point"
    assert part(explained, "forsooth").sort == "not explained"


def test_a_part_that_no_kind_can_use_is_named(responder: Responder) -> None:
    explained = why(responder, "alternatives to Kimi K2 except the flex tier")
    unused = {each.kind: each.unused for each in explained.tried if each.unused}
    assert "except" in unused["alternatives"]
    assert explained.reason.startswith("no kind answers it: ")


def test_doubt_is_said_before_any_kind_is_tried(responder: Responder) -> None:
    explained = why(responder, "the cat sat on a mattress beside kimi")
    assert explained.tried == ()
    assert explained.reason.startswith("declined before any kind was tried: ")
    assert "cat" in explained.reason


def test_models_of_the_message_before_are_said(responder: Responder) -> None:
    conversations = Conversations(responder)
    conversations.ask("context of Kimi K2", "thread")
    _, explained = conversations.explained("and for vision?", "thread")
    assert explained.before == ("kimi-k2",)


@pytest.mark.parametrize("message", ["", " ", "a" * 40_000, "\x00", "?!,"])
def test_any_text_can_be_explained(responder: Responder, message: str) -> None:
    explained = why(responder, message)
    assert explained.spans == ()
    assert explained.reason
    assert explained_reply(explained).table is None


def test_it_is_drawn_and_written_with_all_it_holds(responder: Responder) -> None:
    explained = why(responder, "contxt of claude or Kimi K2?")
    reply, written = explained_reply(explained), explained_object(explained)
    assert reply.table
    assert len(reply.table.rows) == len(written["spans"]) == len(explained.spans)
    assert written["corrections"] == [{"written": "contxt", "read": "context"}]
    assert written["tried"][-1] == {"kind": "clarify", "outcome": YES, "unused": []}
    assert {each["outcome"] for each in written["tried"][:-1]} == {NO}
    assert any("put right: contxt -> context" in note for note in reply.notes)
