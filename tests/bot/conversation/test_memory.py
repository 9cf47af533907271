"""A thread goes on in another process as it would have in the first one."""

import pytest

from bot.conversation import Conversations
from bot.responder import Responder

THREADS = (
    ("which has the larger context, Acme 2 7B or Beacon 1?", "and Corvid 3?"),
    ("cost of Acme 2 7B at 2M requests, 800 in / 250 out", "per week?"),
    ("open weights with vision over 20k under $2.50", "only from Acme"),
    ("what do we lose switching from Acme 2 7B to Beacon 1?", "the other way round?"),
    ("is Acme 2 7B out since 2025-01-15?", "and Beacon 1?"),
    ("price of Acme 2 with half cached", "the 70B"),
)


@pytest.mark.parametrize(("first", "then"), THREADS)
def test_a_thread_goes_on_elsewhere(invented_responder: Responder, first: str, then: str) -> None:
    here = Conversations(invented_responder)
    here.ask(first, "t")
    memory = here.memory_of("t")
    assert memory is not None
    there = Conversations(invented_responder)
    there.recall("t", memory)
    assert there.ask(then, "t").receipt == here.ask(then, "t").receipt


def test_none_of_its_words_are_kept(invented_responder: Responder) -> None:
    here = Conversations(invented_responder)
    here.ask("hey pals, what is the context window of Beacon 1?", "t")
    assert "pals" not in (here.memory_of("t") or "pals")


@pytest.mark.parametrize("memory", ["", "{}", "[]", "null", '{"kind": 3}'])
def test_what_another_version_kept_is_let_be(invented_responder: Responder, memory: str) -> None:
    here = Conversations(invented_responder)
    here.recall("t", memory)
    assert here.memory_of("t") is None
