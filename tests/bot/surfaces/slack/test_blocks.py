"""A reply drawn as blocks, within what Slack takes."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reply import Receipt, Reply, Status, Step, Table
from bot.surfaces.slack.blocks import Drawn, draw
from tests.bot.surfaces.slack.replies import ANSWERED, ASKED_BACK, COMPARED, DECLINED
from tests.slack_standin.block_kit import active, buttons, parts, refusal, words

NASTY = "<!channel> & <@U0ADA> `code` <https://x.example|x> \u202egnp.exe\u202c\u0007"


def message(drawn: Drawn) -> dict[str, Any]:
    return {"text": drawn.text, "blocks": list(drawn.blocks)}


def table_of(drawn: Drawn) -> dict[str, Any]:
    return next(block for block in drawn.blocks if block["type"] == "table")


def test_a_reply_is_drawn_from_the_answer_down_to_the_steps() -> None:
    drawn = draw(COMPARED)
    kinds = [block["type"] for block in drawn.blocks]
    assert kinds == ["rich_text", "table", "rich_text", "context", "actions"]
    assert refusal(message(drawn)) is None


def test_the_headline_is_bold_and_nothing_else_is() -> None:
    bold = [
        part["text"] for part in parts(draw(COMPARED).blocks) if part.get("style") == {"bold": True}
    ]
    assert bold == [COMPARED.headline]


def test_an_empty_cell_holds_a_space() -> None:
    rows = table_of(draw(COMPARED))["rows"]
    assert rows[2] == [{"type": "raw_text", "text": "Briar"}, {"type": "raw_text", "text": " "}]


def test_names_stand_left_and_figures_right() -> None:
    reply = Reply(
        "h", ANSWERED, Table(("Model", "Price", "Vision"), (("Aster 2", "$1.00", "Yes"),))
    )
    settings = table_of(draw(reply))["column_settings"]
    assert [column["align"] for column in settings] == ["left", "right", "left"]


def test_steps_finish_a_question_only_where_the_reply_asks_back() -> None:
    assert [b["action_id"] for b in buttons(message(draw(COMPARED))).values()] == ["ask:0"]
    asked_back = buttons(message(draw(ASKED_BACK)))
    assert [b["action_id"] for b in asked_back.values()] == ["finish:0", "finish:1"]
    assert asked_back["Aster 2"]["value"] == "context of aster 2"


@pytest.mark.parametrize(
    ("reply", "offered"), [(COMPARED, True), (ASKED_BACK, False), (DECLINED, False)]
)
def test_only_an_answer_is_offered_for_sharing(reply: Reply, offered: bool) -> None:
    assert ("Share to channel" in buttons(message(draw(reply, "a question")))) is offered


def test_the_same_reply_is_drawn_the_same() -> None:
    assert draw(COMPARED) == draw(COMPARED)


def test_nothing_of_a_reply_is_markup() -> None:
    table = Table((NASTY, NASTY), ((NASTY, NASTY),))
    reply = Reply(NASTY, ANSWERED, table, (NASTY,), (NASTY,), (Step(NASTY, NASTY),))
    said = message(draw(reply, NASTY, NASTY))
    assert active(said) == []
    assert not any(part.get("type") in {"mrkdwn", "markdown"} for part in parts(said))
    assert not any(hidden in words(said) for hidden in "\u202e\u202c\x07")


def monster(rows: int, columns: int, text: str) -> Reply:
    cells = tuple(f"{text}{column}" for column in range(columns))
    return Reply(
        headline=text * 10,
        receipt=ANSWERED,
        table=Table(cells, (cells,) * rows),
        notes=(text,) * 200,
        sources=(text,) * 200,
        steps=tuple(Step(f"{text}{number}", text) for number in range(20)),
    )


@pytest.mark.parametrize(
    "text", ["x", "word " * 100, '"' * 700, "&<>" * 200, "日本語" * 100, "🙂" * 300]
)
@pytest.mark.parametrize(("rows", "columns"), [(3, 3), (1000, 2), (300, 60), (2, 60)])
def test_a_monstrous_reply_stays_within_every_limit(rows: int, columns: int, text: str) -> None:
    said = message(draw(monster(rows, columns, text), text * 2, text * 2))
    assert refusal(said) is None
    assert len(said["blocks"]) <= 45
    assert len(json.dumps(said)) <= 12_000
    assert 0 < len(said["text"]) <= 3_500


def test_rows_are_cut_before_columns_and_the_rest_is_counted() -> None:
    cells = tuple(f"cell {number}" for number in range(6))
    drawn = draw(Reply("h", ANSWERED, Table(cells, (cells,) * 300)))
    rows = table_of(drawn)["rows"]
    assert len(rows[0]) == 6
    assert 10 < len(rows) <= 100
    assert f"{301 - len(rows)} more rows not shown" in words(message(drawn))


def test_columns_are_cut_where_not_even_one_row_fits() -> None:
    cells = tuple("long " * 50 for _ in range(30))
    drawn = draw(Reply("h", ANSWERED, Table(cells, (cells,) * 3)))
    rows = table_of(drawn)["rows"]
    assert 2 <= len(rows[0]) < 20
    assert f"{30 - len(rows[0])} more columns not shown" in words(message(drawn))


def test_an_ordinary_answer_keeps_everything() -> None:
    source = "Aster 2, output price: example.com/aster/pricing, checked 2026-11-01"
    rows = tuple((f"Model {n}", "200,000 tokens", "$1.00 / 1M", "Yes") for n in range(20))
    table = Table(("Model", "Context", "Price", "Vision"), rows)
    said = words(message(draw(Reply("h", ANSWERED, table, ("A note.",) * 8, (source,) * 20))))
    assert "more" not in said
    assert said.count(source) == 20
    assert said.count("200,000 tokens") == 20


@pytest.mark.parametrize(
    ("name", "heading", "cell"),
    [("Aster 2", "Price", "$1 / 1M tokens [1]"), ("Aster " * 12, "Price / 1M tokens", "$1 [1]")],
)
def test_a_unit_goes_to_the_heading_where_a_table_is_wide(
    name: str, heading: str, cell: str
) -> None:
    rows = ((name, "$1 / 1M tokens [1]"), ("Briar", "not sourced"))
    drawn = table_of(draw(Reply("h", ANSWERED, Table(("Model", "Price"), rows))))["rows"]
    assert [row[1]["text"] for row in drawn] == [heading, cell, "not sourced"]


def test_a_question_too_long_for_a_button_is_offered_nowhere() -> None:
    reply = Reply(
        "h", ANSWERED, steps=(Step("long", "x" * 2001), Step("", "y"), Step("short", "z"))
    )
    assert list(buttons(message(draw(reply, "x" * 2001)))) == ["short"]


texts = st.text(max_size=80)
tables = st.integers(1, 5).flatmap(
    lambda width: st.builds(
        Table,
        st.tuples(*[texts] * width),
        st.lists(st.tuples(*[texts] * width), max_size=5).map(tuple),
    )
)
replies = st.builds(
    Reply,
    headline=texts,
    receipt=st.builds(Receipt, st.just("fact"), st.sampled_from(Status)),
    table=st.none() | tables,
    notes=st.lists(texts, max_size=5).map(tuple),
    sources=st.lists(texts, max_size=5).map(tuple),
    steps=st.lists(st.builds(Step, texts, texts), max_size=8).map(tuple),
)


@settings(deadline=None)
@given(replies, texts, texts)
def test_slack_takes_any_reply(reply: Reply, share: str, sharer: str) -> None:
    said = message(draw(reply, share, sharer))
    assert refusal(said) is None
    assert active(said) == []
