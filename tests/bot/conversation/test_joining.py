"""Models named in a thread join those before, or take their place; the invented catalog."""

import pytest

from bot.conversation import Conversations
from bot.reply import Receipt
from bot.responder import Responder

ACME, BIG, BEACON, CORVID = "acme-2-7b", "acme-2-70b", "beacon-1", "corvid-3"


@pytest.fixture
def last(invented_responder: Responder) -> "Thread":
    return Thread(Conversations(invented_responder))


class Thread:
    """Says the messages of a thread; the receipt is that of the last reply."""

    def __init__(self, conversations: Conversations) -> None:
        self._conversations = conversations

    def __call__(self, *messages: str) -> Receipt:
        """Ask them in one thread of their own."""
        replies = [self._conversations.ask(each, " / ".join(messages)) for each in messages]
        return replies[-1].receipt


PAIR = "which has the larger context, Acme 2 7B or Beacon 1?"
MOVE = "what do we lose switching from Acme 2 7B to Beacon 1?"


@pytest.mark.parametrize("message", ["and Corvid 3?", "add Corvid 3", "also Corvid 3"])
def test_a_model_is_added_to_a_comparison(last: Thread, message: str) -> None:
    found = last(PAIR, message)
    assert (found.kind, found.models) == ("compare_attribute", (ACME, BEACON, CORVID))
    assert found.attribute == "context_window"


@pytest.mark.parametrize("message", ["same for Corvid 3?", "what about Corvid 3?"])
def test_a_model_asked_about_instead_stands_alone(last: Thread, message: str) -> None:
    assert last(PAIR, message).models == (CORVID,)


@pytest.mark.parametrize("message", ["drop Beacon 1", "without Beacon 1", "leave out Beacon 1"])
def test_a_model_is_left_out(last: Thread, message: str) -> None:
    found = last(f"{PAIR[:-1]} or Corvid 3?", message)
    assert (found.kind, found.models) == ("compare_attribute", (ACME, CORVID))


@pytest.mark.parametrize(
    "message",
    ["Corvid 3 instead of Beacon 1", "swap Beacon 1 for Corvid 3", "Corvid 3, not Beacon 1"],
)
def test_a_model_takes_the_place_of_another(last: Thread, message: str) -> None:
    found = last(PAIR, message)
    assert (found.kind, found.models) == ("compare_attribute", (ACME, CORVID))


@pytest.mark.parametrize("message", ["or to Corvid 3?", "and to Corvid 3?"])
def test_a_move_may_go_elsewhere(last: Thread, message: str) -> None:
    found = last(MOVE, message)
    assert (found.kind, found.models) == ("switch", (ACME, CORVID))


def test_a_move_may_start_elsewhere(last: Thread) -> None:
    found = last(MOVE, "and from Corvid 3?")
    assert (found.kind, found.models) == ("switch", (CORVID, BEACON))


@pytest.mark.parametrize("message", ["alternatives to Corvid 3", "tell me about Corvid 3"])
def test_another_question_after_a_move_is_no_move(last: Thread, message: str) -> None:
    assert last(MOVE, message).models == (CORVID,)


@pytest.mark.parametrize("message", ["so Beacon 1 has the larger one, right?"])
def test_one_of_a_pair_is_claimed_to_lead_the_other(last: Thread, message: str) -> None:
    found = last(PAIR, message)
    assert (found.kind, found.models) == ("claim", (BEACON, ACME))
    assert found.attribute == "context_window"


@pytest.mark.parametrize(
    "message", ["price of the other one?", "knowledge cutoff of the cheaper one?"]
)
def test_which_of_two_is_meant_is_asked(last: Thread, message: str) -> None:
    assert last(PAIR, message).status == "clarify"


@pytest.mark.parametrize(
    "message", ["ok let's take Beacon 1", "Beacon 1 it is then", "thanks!", "👍", "lol"]
)
def test_what_is_said_after_an_answer_asks_nothing(last: Thread, message: str) -> None:
    assert last(PAIR, message).kind == "declined"
