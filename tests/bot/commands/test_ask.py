"""`versus ask`: one answer, or one answer object per line in the order asked."""

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.questions import KINDS
from tests.program import Run

FIELDS = {
    "question": str,
    "kind": str,
    "status": str,
    "models": list,
    "attribute": str | None,
    "leaders": list,
    "values": dict,
    "cost": dict | None,
    "slots": dict,
    "results": list,
    "suggestions": list,
    "text": str,
    "blocks": list,
    "edition": str,
}
OF_A_FIGURE = {"value", "unknown", "shown", "source", "as_of"}
OF_A_COST = {"input_tokens", "output_tokens", "per_model", "delta_usd"}
OF_A_BILL = {"usd", "provider", "tier"}
STATUSES = {"answered", "clarify", "unknown_model", "declined"}

EXAMPLES = [(kind.kind, example) for kind in KINDS for example in kind.examples]
CONVERSATION = ["which has the larger context, Kimi K2 or Claude 3.5 Haiku?", "and for vision?"]

BAD_INPUT = {
    "empty": "",
    "spaces": " \t ",
    "40,000 letters": "a" * 40_000,
    "40,000 signs of words": "context " * 5_000,
    "control signs": "\x00\x01\x07\x1b[31m",
    "direction signs": "\u202e\u2066\u2069\u200b",
    "a broadcast": "<!channel> <!here> <!everyone>",
    "mentions": "<@U012345> <#C012345|general>",
    "a link": "<https://example.invalid|click here>",
    "a bare link": "https://example.invalid/a?b=c#d",
    "code": "`rm -rf /`",
    "a block of code": "```for each in range(3): print(each)```",
    "emoji only": "\N{FIRE}\N{ROCKET}\N{THUMBS UP SIGN}",
    "named emoji": ":fire: :rocket:",
    "a template": "{{ 7 * 7 }} {% raw %}",
    "brackets": "[" * 1_000,
    "an empty list": "[]",
    "a list of more than texts": '["lunch", 1]',
    "an object": '{"lunch": "now"}',
}


@pytest.fixture(scope="module")
def versus(versus: Run, reviewed_path: Path) -> Run:
    """Runs `versus` over the reviewed models alone."""
    return partial(versus, settings={"VERSUS_CATALOG": str(reviewed_path)})


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture(scope="module")
def examples(versus: Run) -> list[dict[str, Any]]:
    """The answer objects to one example after the other."""
    ended = versus("ask", "--json", "-", said="".join(f"{ask}\n" for _, ask in EXAMPLES))
    assert (ended.code, ended.err) == (0, "")
    return objects(ended.out)


def test_one_question_gives_one_object(versus: Run) -> None:
    ended = versus("ask", "--json", "larger", "context,", "Kimi K2 or GPT-4 Turbo?")
    assert (ended.code, ended.err) == (0, "")
    (answer,) = objects(ended.out)
    assert answer["question"] == "larger context, Kimi K2 or GPT-4 Turbo?"
    assert answer["kind"] == "compare_attribute"
    assert answer["status"] == "answered"
    assert answer["models"] == ["kimi-k2", "gpt-4-turbo"]
    assert answer["attribute"] == "context_window"
    assert answer["leaders"] == ["kimi-k2"]
    assert answer["values"]["kimi-k2"]["value"] == 262_144
    assert answer["values"]["gpt-4-turbo"]["shown"] == "128,000 tokens"


def test_without_json_the_answer_is_text(versus: Run) -> None:
    ended = versus("ask", "context of Claude 3.5 Haiku")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Claude 3.5 Haiku's context window: 200,000 tokens.")
    assert "Versus review, Claude 3.5 Haiku vs Qwen3.5-4B, 2026-05-22" in ended.out


def test_lines_are_answered_in_their_order(examples: list[dict[str, Any]]) -> None:
    assert [(answer["kind"], answer["question"]) for answer in examples] == EXAMPLES


def test_an_object_of_any_kind_has_every_field(examples: list[dict[str, Any]]) -> None:
    for answer in examples:
        assert FIELDS.keys() <= answer.keys()
        assert all(isinstance(answer[name], form) for name, form in FIELDS.items()), answer
        assert answer["status"] in STATUSES
        assert answer["text"]
        assert answer["blocks"]
        assert all(isinstance(block["type"], str) for block in answer["blocks"])


def test_every_object_names_the_edition_of_its_catalog(
    examples: list[dict[str, Any]], versus: Run
) -> None:
    edition = json.loads(versus("catalog", "info", "--json").out)["edition"]
    assert {answer["edition"] for answer in examples} == {edition}


def test_a_figure_has_a_value_or_the_reason_for_none(examples: list[dict[str, Any]]) -> None:
    figures = [figure for answer in examples for figure in answer["values"].values()]
    assert figures
    for figure in figures:
        assert figure.keys() >= OF_A_FIGURE
        assert (figure["value"] is None) is (figure["unknown"] is not None)
        assert figure["shown"]


def test_a_cost_has_its_tokens_and_each_bill(examples: list[dict[str, Any]]) -> None:
    costs = [answer["cost"] for answer in examples if answer["cost"]]
    assert costs
    for cost in costs:
        assert cost.keys() >= OF_A_COST
        assert all(bill.keys() >= OF_A_BILL for bill in cost["per_model"].values())


def test_a_list_of_texts_is_a_conversation_answered_to_its_last_message(versus: Run) -> None:
    said = json.dumps(CONVERSATION) + "\ncontext of Kimi K2\n" + json.dumps(CONVERSATION[:1])
    answers = objects(versus("ask", "--json", "-", said=said).out)
    assert [answer["question"] for answer in answers] == [
        CONVERSATION[1],
        "context of Kimi K2",
        CONVERSATION[0],
    ]
    assert answers[0]["attribute"] == "vision"
    assert answers[0]["models"] == ["kimi-k2", "claude-3.5-haiku"]


def test_conversations_do_not_see_each_other(versus: Run) -> None:
    nothing_before = ["which one is cheaper?", "and for vision?"]
    said = f"{json.dumps(CONVERSATION)}\n{json.dumps(nothing_before)}\n" * 50
    answers = objects(versus("ask", "--json", "-", said=said).out)
    assert [answer["models"] for answer in answers] == [["kimi-k2", "claude-3.5-haiku"], []] * 50


def test_lines_of_their_own_do_not_see_each_other(versus: Run) -> None:
    answers = objects(versus("ask", "--json", "-", said="\n".join(CONVERSATION)).out)
    assert answers[1]["models"] == []


def test_no_line_of_input_is_no_line_of_output(versus: Run) -> None:
    ended = versus("ask", "--json", "-")
    assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_bad_input_on_a_line_is_helped_or_declined(versus: Run) -> None:
    ended = versus("ask", "--json", "-", said="".join(f"{bad}\n" for bad in BAD_INPUT.values()))
    assert (ended.code, ended.err) == (0, "")
    answers = objects(ended.out)
    kinds = dict(zip(BAD_INPUT, (answer["kind"] for answer in answers), strict=True))
    assert not {name for name, kind in kinds.items() if kind not in {"help", "declined"}}
    assert all(len(answer["text"]) < 3_000 for answer in answers)


@pytest.mark.parametrize("name", ["empty", "40,000 letters", "direction signs", "a broadcast"])
def test_bad_input_as_an_argument_is_helped_or_declined(versus: Run, name: str) -> None:
    ended = versus("ask", "--json", BAD_INPUT[name])
    assert (ended.code, ended.err) == (0, "")
    assert objects(ended.out)[0]["kind"] in {"help", "declined"}


def test_half_a_character_does_not_end_the_run(versus: Run) -> None:
    ended = versus("ask", "--json", "-", said='["price of \\ud800 Kimi K2"]\ncontext of Kimi K2\n')
    assert (ended.code, ended.err) == (0, "")
    assert len(objects(ended.out)) == 2


def test_control_signs_never_reach_a_terminal(versus: Run) -> None:
    ended = versus("ask", "context of \x1b[31mKimi\x07 K2.7\u202e")
    assert not {"\x1b", "\x07", "\u202e"} & set(ended.out)


def test_explaining_shows_the_answer_and_how_it_was_read(versus: Run) -> None:
    ended = versus("ask", "--explain", "contxt of Claude 3.5 Haiku")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Claude 3.5 Haiku's context window: 200,000 tokens.")
    assert "Why: fact is the first kind that recognises it" in ended.out
    assert "written in full" in ended.out
    assert "put right: contxt -> context" in ended.out


def test_explaining_adds_a_field_to_the_object_only_when_asked(versus: Run) -> None:
    said = json.dumps(CONVERSATION) + "\nthe cat sat on a mattress\n"
    plain = objects(versus("ask", "--json", "-", said=said).out)
    answers = objects(versus("ask", "--json", "--explain", "-", said=said).out)
    assert [{**each, "explained": None} for each in plain] == [
        {**each, "explained": None} for each in answers
    ]
    assert answers[0]["explained"]["before"] == ["kimi-k2", "claude-3.5-haiku"]
    assert answers[1]["explained"]["reason"].startswith("declined before any kind was tried")
    assert all("explained" not in each for each in plain)
