"""What every answer keeps to, for every kind of question in every shape, two models or more."""

import re

import pytest

from bot.questions import KINDS, OFFERED
from bot.reply import Status
from bot.surfaces.text import plain
from tests.bot.questions.conftest import Ask

# Two models each: the first leads, the second leads, a tie, one side unknown, both unknown.
PAIRS = (
    ("Beacon 1", "Acme 2 7B"),
    ("Acme 2 7B", "Beacon 1"),
    ("Acme 2 7B", "Acme 2 70B"),
    ("Acme 2 7B", "Corvid 3"),
    ("Corvid 3", "Acme 2.5 7B"),
)
# Three models or more in the same shapes.
GROUPS = (
    ("Beacon 1", "Acme 2 7B", "Acme 2 70B"),
    ("Acme 2 7B", "Acme 2 70B", "Beacon 1"),
    ("Beacon 1", "Acme 2.5 7B", "Acme 2 7B"),
    ("Acme 2 7B", "Beacon 1", "Corvid 3"),
    ("Acme 2.5 7B", "Corvid 3", "Acme 2 7B", "Beacon 1"),
)
OF_SEVERAL = {
    "compare_attribute": (
        "which has the larger context, {names}?",
        "is {names} cheaper?",
        "which supports vision, {names}?",
        "quiz scores of {names}",
        "compare the architecture of {names}",
        "longest output, {names}?",
    ),
    "compare_overview": ("compare {names}",),
    "cost": ("monthly cost of {names}", "{names} at 2M requests of 1.5k in / 300 out"),
    "providers": ("who hosts {names}?",),
}
OF_A_PAIR = {
    "switch": ("switch from {0} to {1}",),
    "claim": (
        "{0} has a larger context than {1}, right?",
        "{0} is cheaper than {1}, right?",
        "{0} and {1} have the same context, right?",
    ),
}
MODELS = ("Acme 2 7B", "Acme 2 70B", "Acme 2.5 7B", "Beacon 1", "Corvid 3")
OF_ONE = {
    "fact": ("context of {0}", "price of {0}", "does {0} support vision?", "quiz score of {0}"),
    "profile": ("tell me about {0}",),
    "cost": ("monthly cost of {0}",),
    "providers": ("who hosts {0}?", "is {0} available on South Cloud?"),
    "alternatives": ("alternatives to {0}",),
    "claim": ("{0} supports vision, right?", "{0} has a 128k context, right?"),
    "changes": ("what changed for {0} since its review?",),
}
OF_NONE = {
    "search": ("cheapest model", "models with vision", "models over 100k context", "newest model"),
    "recommend": ("best model for coding", "which model should we use for RAG?"),
    "changes": ("what was newly reviewed?",),
    "explain": ("what is Riddle?", "what is a context window?"),
}
ASKED = (
    *(
        (kind, text.format(names=" or ".join(names)))
        for kind, texts in OF_SEVERAL.items()
        for text in texts
        for names in (*PAIRS, *GROUPS)
    ),
    *(
        (k, text.format(*pair))
        for k, texts in OF_A_PAIR.items()
        for text in texts
        for pair in PAIRS
    ),
    *((k, text.format(model)) for k, texts in OF_ONE.items() for text in texts for model in MODELS),
    *((kind, text) for kind, texts in OF_NONE.items() for text in texts),
)
every_answer = pytest.mark.parametrize(("kind", "message"), ASKED, ids=lambda text: text)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@every_answer
def test_it_is_answered_as_its_kind(ask: Ask, kind: str, message: str) -> None:
    receipt = ask(message).receipt
    assert (receipt.kind, receipt.status) == (kind, Status.ANSWERED)


@every_answer
def test_an_unknown_never_leads_and_is_said_with_its_reason(
    ask: Ask, kind: str, message: str
) -> None:
    reply = ask(message)
    for model, figure in reply.receipt.values.items():
        if figure["unknown"] is not None:
            assert model not in reply.receipt.leaders
            assert figure["value"] is None
            assert figure["unknown"] in plain(reply), kind


@every_answer
def test_every_known_figure_has_a_source_line_with_its_date(
    ask: Ask, kind: str, message: str
) -> None:
    reply = ask(message)
    figures = [
        figure
        for of_models in (reply.receipt.values, *reply.receipt.figures.values())
        for figure in of_models.values()
        if figure["value"] is not None and figure["shown"] in plain(reply)
    ]
    for figure in figures:
        cited = f"{figure['source']}, {figure['as_of']}"
        assert any(line.endswith(cited) for line in reply.sources), kind
    assert all(DAY.search(line) for line in reply.sources)


@every_answer
def test_no_answer_names_a_free_standing_best(ask: Ask, kind: str, message: str) -> None:
    assert not re.search(r"\bbest\b", ask(message).headline, re.IGNORECASE), kind


@every_answer
def test_the_answer_comes_in_one_line_without_gaps(ask: Ask, kind: str, message: str) -> None:
    reply = ask(message)
    for line in (reply.headline, *reply.notes, *reply.sources):
        assert line == " ".join(line.split()) != "", kind
        assert "None" not in line.replace("None of", "")


def test_every_kind_that_answers_is_asked_here() -> None:
    not_answers = {"help", "unknown_model", "clarify", "declined"}
    assert {kind for kind, _ in ASKED} == {kind.kind for kind in KINDS} - not_answers


@pytest.mark.parametrize(
    ("kind", "example"),
    [(kind.kind, example) for kind in KINDS for example in kind.examples],
)
def test_an_example_of_a_kind_is_recognised_as_it(
    ask_reviewed: Ask, kind: str, example: str
) -> None:
    assert ask_reviewed(example).receipt.kind == kind


@pytest.mark.parametrize("nothing", ["", " ", "\n\t", "\u200b", "\u202e"])
def test_an_empty_message_gets_help(ask_reviewed: Ask, nothing: str) -> None:
    reply = ask_reviewed(nothing)
    assert reply.receipt.kind == "help"
    assert reply.table is not None
    assert [row[1] for row in reply.table.rows] == [kind.examples[0] for kind in OFFERED]
