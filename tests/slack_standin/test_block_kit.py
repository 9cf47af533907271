"""The checks know Slack's shapes and lengths: at a limit a part is taken, beyond it refused."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.surfaces.slack.manifest import manifest
from tests.slack_standin.block_kit import faults, view_refusal
from tests.slack_standin.generated import BLOCKS, MANIFEST, PACKAGES
from tests.slack_standin.limits import LIMITS
from tests.slack_standin.published import blocks_faults, manifest_faults

Object = dict[str, Any]


def plain(text: str = "x") -> Object:
    return {"type": "plain_text", "text": text}


def section(**fields: object) -> Object:
    return {"type": "section", "text": plain()} | fields


def actions(*elements: Object) -> Object:
    return {"type": "actions", "elements": list(elements)}


def button(text: str = "x", action_id: str = "a", **fields: object) -> Object:
    return {"type": "button", "action_id": action_id, "text": plain(text)} | fields


def option(text: str = "x", value: str = "v") -> Object:
    return {"text": plain(text), "value": value}


def select(*options: Object, **fields: object) -> Object:
    offered = {"options": list(options)} if options else {}
    return {"type": "static_select", "action_id": "s"} | offered | fields


def asking(**fields: str) -> Object:
    texts = {"title": "t", "text": "t", "confirm": "c", "deny": "d"} | fields
    return actions(button(confirm={key: plain(text) for key, text in texts.items()}))


def table(rows: int, columns: int, text: str = "x", kind: str = "table") -> Object:
    cells = [{"type": "raw_text", "text": text}] * columns
    return {"type": kind, "rows": [cells] * rows}


def modal(**fields: object) -> Object:
    return {"type": "modal", "title": plain("t"), "blocks": [section()]} | fields


AT_MOST: dict[str, tuple[int, Callable[[int], Object]]] = {
    "a text": (3_000, lambda n: section(text=plain("x" * n))),
    "a field": (2_000, lambda n: section(fields=[plain("x" * n)])),
    "fields": (10, lambda n: section(fields=[plain()] * n)),
    "a header": (150, lambda n: {"type": "header", "text": plain("x" * n)}),
    "a line of context": (3_000, lambda n: {"type": "context", "elements": [plain("x" * n)]}),
    "a context": (10, lambda n: {"type": "context", "elements": [plain()] * n}),
    "a markdown block": (12_000, lambda n: {"type": "markdown", "text": "x" * n}),
    "actions": (25, lambda n: actions(*(button(action_id=str(each)) for each in range(n)))),
    "a label": (75, lambda n: actions(button("x" * n))),
    "a value": (2_000, lambda n: actions(button(value="x" * n))),
    "an address": (3_000, lambda n: actions(button(url="x" * n))),
    "options": (100, lambda n: actions(select(*[option()] * n))),
    "an option": (75, lambda n: actions(select(option("x" * n)))),
    "an option's value": (150, lambda n: actions(select(option(value="x" * n)))),
    "a chosen option": (
        150,
        lambda n: actions(select(option(), initial_option=option(value="x" * n))),
    ),
    "a placeholder": (150, lambda n: actions(select(option(), placeholder=plain("x" * n)))),
    "a group": (
        100,
        lambda n: actions(select(option_groups=[{"label": plain(), "options": [option()] * n}])),
    ),
    "an overflow": (
        5,
        lambda n: actions({"type": "overflow", "action_id": "o", "options": [option()] * n}),
    ),
    "a question's title": (100, lambda n: asking(title="x" * n)),
    "a question": (300, lambda n: asking(text="x" * n)),
    "a yes": (30, lambda n: asking(confirm="x" * n)),
    "rows": (100, lambda n: table(n, 1)),
    "columns": (20, lambda n: table(1, n)),
    "a table": (10_000, lambda n: table(1, 20, "x" * (n // 20 + n % 20))),
    "rows of data": (100, lambda n: table(n, 1, kind="data_table") | {"caption": "c"}),
    "a block id": (255, lambda n: section(block_id="x" * n)),
    "an action id": (255, lambda n: actions(button(action_id="x" * n))),
}

AT_MOST_IN_A_VIEW: dict[str, tuple[int, Callable[[int], Object]]] = {
    "a title": (24, lambda n: modal(title=plain("x" * n))),
    "a submit": (24, lambda n: modal(submit=plain("x" * n))),
    "a close": (24, lambda n: modal(close=plain("x" * n))),
    "what is carried along": (3_000, lambda n: modal(private_metadata="x" * n)),
    "a callback id": (255, lambda n: modal(callback_id="x" * n)),
    "blocks": (100, lambda n: modal(blocks=[section()] * n)),
    "blocks of a home": (100, lambda n: {"type": "home", "blocks": [section()] * n}),
}


@pytest.mark.parametrize("what", AT_MOST)
def test_a_part_may_be_as_long_as_slack_allows_and_no_longer(what: str) -> None:
    most, build = AT_MOST[what]
    assert list(faults([build(most)])) == []
    assert list(faults([build(most + 1)])) != []


@pytest.mark.parametrize("what", AT_MOST_IN_A_VIEW)
def test_a_view_may_be_as_large_as_slack_allows_and_no_larger(what: str) -> None:
    most, build = AT_MOST_IN_A_VIEW[what]
    assert view_refusal(build(most)) is None
    assert view_refusal(build(most + 1)) == "invalid_arguments"


TOO_MUCH_TOGETHER: dict[str, list[Object]] = {
    "fifty-one blocks": [section()] * 51,
    "two tables": [table(2, 1, "x" * 2_501), table(2, 1, "x" * 2_501)],
    "two markdown blocks": [{"type": "markdown", "text": "x" * 6_001}] * 2,
    "one block id twice": [section(block_id="b"), section(block_id="b")],
    "one action id twice": [actions(button()), section(accessory=button())],
    "rows of two lengths": [{"type": "table", "rows": table(1, 1)["rows"] + table(1, 2)["rows"]}],
    "settings of no column": [table(1, 1) | {"column_settings": [{"align": "left"}] * 2}],
}


@pytest.mark.parametrize("what", TOO_MUCH_TOGETHER)
def test_blocks_are_also_checked_together(what: str) -> None:
    assert list(faults(TOO_MUCH_TOGETHER[what])) != []


NOT_OF_THE_TYPES: dict[str, Object] = {
    "a block that there is not": {"type": "blink"},
    "a block without a type": {"text": plain()},
    "a field that there is not": section(colour="red"),
    "mrkdwn in a button": actions({"type": "button", "text": {"type": "mrkdwn", "text": "x"}}),
    "mrkdwn in a cell": {"type": "table", "rows": [[{"type": "mrkdwn", "text": "x"}]]},
    "a button in context actions": {"type": "context_actions", "elements": [button()]},
    "a number for a text": section(text={"type": "plain_text", "text": 1}),
    "an input among actions": actions({"type": "input", "label": plain(), "element": button()}),
    "a bullet of another kind": {
        "type": "rich_text",
        "elements": [{"type": "rich_text_list", "style": "stars", "elements": []}],
    },
}


@pytest.mark.parametrize("what", NOT_OF_THE_TYPES)
def test_what_slacks_types_do_not_know_is_refused(what: str) -> None:
    assert len(blocks_faults([NOT_OF_THE_TYPES[what]])) == 1


@pytest.mark.parametrize("view", [{}, modal(type="popup"), modal(blocks=[{"type": "blink"}])])
def test_a_view_of_another_shape_is_refused(view: Object) -> None:
    assert view_refusal(view) == "invalid_arguments"


@pytest.mark.parametrize("mode", ["http", "socket"])
def test_the_manifest_is_one_of_slacks(mode: Any) -> None:
    assert manifest_faults(manifest(mode)) == []
    assert manifest_faults(manifest(mode, pages="https://pages.example.com")) == []
    assert manifest_faults(manifest(mode) | {"settings": {"socket_mode": True}}) != []


@pytest.mark.parametrize("mode", ["http", "socket"])
def test_of_the_step_the_types_know_all_but_its_event(mode: Any) -> None:
    written = manifest(mode, step=True)
    written["settings"]["event_subscriptions"]["bot_events"].remove("function_executed")
    assert manifest_faults(written) == []


def test_limits_are_only_of_parts_that_the_types_know() -> None:
    known = BLOCKS.read_text(encoding="utf-8")
    assert [kind for kind in LIMITS if f'"const":"{kind}"' not in known] == []


@pytest.mark.parametrize("path", [BLOCKS, MANIFEST])
def test_the_schemas_are_of_the_versions_that_are_named(path: Any) -> None:
    said = json.loads(path.read_text(encoding="utf-8"))["$comment"]
    assert all(package in said for package in PACKAGES[:2])
