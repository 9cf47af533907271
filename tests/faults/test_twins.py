"""The fault report would see a torn answer if there were one."""

import json

import pytest

from bot.conversation import Conversations
from bot.responder import Responder
from bot.surfaces.answer_object import answer_object
from knowledge.loading import catalog_from
from knowledge.stored import Stored
from tests.faults.reads import Seen
from tests.faults.twins import EDITIONS, QUESTIONS, told, twin


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_answer_tells_its_edition_and_no_other(edition: int) -> None:
    conversations = Conversations(Responder(catalog_from(Stored(twin(edition)))))
    for question in QUESTIONS:
        said = answer_object(question, conversations.ask(question, "thread"))
        assert told(json.dumps(said)) == {edition}, question


def test_a_torn_answer_is_seen() -> None:
    seen = Seen()
    seen.note(lambda: ("111,111 against 222,222 tokens", "one"), {"one": 1})
    seen.note(lambda: ("222,222 tokens", "one"), {"one": 1})
    seen.note(lambda: ("111,111 tokens", "one"), {"one": 1})
    assert (len(seen.torn), len(seen.errors)) == (2, 0)


def test_an_answer_of_neither_edition_is_torn() -> None:
    seen = Seen()
    seen.note(lambda: ("111,111 tokens", "neither"), {"one": 1})
    assert len(seen.torn) == 1


def test_a_failed_answer_is_seen() -> None:
    seen = Seen()
    seen.note(lambda: next(iter(())), {"one": 1})
    assert (len(seen.editions), len(seen.errors)) == (0, 1)
