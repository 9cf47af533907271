"""A remark gets no answer, however many models it names; a question with a story does."""

import pytest

from tests.bot.questions.conftest import Ask

REMARKS = (
    "Acme 2 7B was cheaper and nobody noticed",
    "who bumped the parser from Acme 2 7B to Beacon 1?",
    "our bill for Beacon 1 came in, ask Ines for the spreadsheet",
    "because Beacon 1 was",
    "json.loads chokes on Beacon 1 output, do you strip the backticks or what",
    "I put Beacon 1 and Corvid 3 side by side on a ticket and both lied to me",
    "the cheapest option is to do nothing",
    "is the architecture review open to everyone?",
    "I capped Beacon 1 spend at $200 a day, scream if you hit it",
)
STORIES = (
    ("our parser chokes on prose. does Beacon 1 have vision?", "fact", "beacon-1"),
    ("Legacy jobs crawl along here. How long is the context of Beacon 1?", "fact", "beacon-1"),
    ("we use Corvid 3 now, what would Acme 2 7B cost us?", "cost", "acme-2-7b"),
    ("hey folks, quick sanity question: what's the context of Beacon 1", "fact", "beacon-1"),
)


@pytest.mark.parametrize("message", REMARKS)
def test_a_remark_is_not_answered(ask: Ask, message: str) -> None:
    assert ask(message).receipt.kind == "declined"


@pytest.mark.parametrize(("message", "kind", "model"), STORIES)
def test_a_question_is_answered_whatever_story_it_comes_with(
    ask: Ask, message: str, kind: str, model: str
) -> None:
    receipt = ask(message).receipt
    assert receipt.kind == kind
    assert model in receipt.models


def test_an_unknown_word_in_the_question_itself_is_not_passed_over(ask: Ask) -> None:
    asked = ask("which is cheaper for a zorbing quux flange, Acme 2 7B or Beacon 1?")
    assert asked.receipt.kind == "declined"
