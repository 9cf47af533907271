"""What Slack would refuse, and what it would act on, in a message or a view.

Shapes as in the types that Slack publishes (published.py), lengths as in its documentation
(limits.py), the whole message as in slackapi/bolt-js#2509.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.slack_standin.limits import beyond
from tests.slack_standin.published import blocks_faults, view_faults

Object = dict[str, Any]

MAX_MESSAGE = 13_200
MAX_BLOCKS = 50
# Over all tables, and over all markdown blocks, of one message.
MAX_CELLS, MAX_MARKDOWN = 10_000, 12_000
ACTIVE = re.compile(r"<[^<>]+>|`")
_TABLES = ("table", "data_table")


def refusal(message: Object) -> str | None:
    """Name the error that Slack answers a message with, None where it takes it."""
    if not message.get("text"):
        return "no_text"
    if any(faults(message.get("blocks", []))):
        return "invalid_blocks"
    return "msg_blocks_too_long" if len(json.dumps(message)) > MAX_MESSAGE else None


def view_refusal(view: Object) -> str | None:
    """Name the error that Slack answers a modal or an App Home with, None where it takes it."""
    wrong = view_faults(view) or [fault for part in parts(view) for fault in beyond(part)]
    return "invalid_arguments" if wrong or any(_of_all(view["blocks"])) else None


def active(message: Object) -> list[str]:
    """List what Slack would act on: in the top-level text and in every mrkdwn object."""
    texts = [message.get("text", "")]
    texts += [part["text"] for part in parts(message) if part.get("type") == "mrkdwn"]
    return [found for text in texts for found in ACTIVE.findall(text)]


def parts(value: object) -> Iterator[Object]:
    """Yield every object anywhere inside a message."""
    if isinstance(value, dict):
        yield value
        for inside in value.values():
            yield from parts(inside)
    elif isinstance(value, (list, tuple)):
        for inside in value:
            yield from parts(inside)


def words(message: Object) -> str:
    """Join everything that a person sees in the blocks of a message."""
    shown = ("text", "raw_text", "plain_text")
    return "\n".join(part["text"] for part in parts(message) if part.get("type") in shown)


def buttons(message: Object) -> dict[str, Object]:
    """Find the buttons of a message by what they say."""
    return {part["text"]["text"]: part for part in parts(message) if part.get("type") == "button"}


def faults(blocks: list[Object]) -> Iterator[str]:
    """Yield what is wrong with the blocks of a message."""
    if len(blocks) > MAX_BLOCKS:
        yield f"more than {MAX_BLOCKS} blocks"
    wrong = blocks_faults(list(blocks))
    yield from wrong
    if not wrong:
        for part in parts(blocks):
            yield from beyond(part)
        yield from _of_all(blocks)


def _of_all(blocks: list[Object]) -> Iterator[str]:
    """Yield what is wrong with blocks together: ids given twice, tables that are too much."""
    for key in ("block_id", "action_id"):
        for name, times in Counter(part[key] for part in parts(blocks) if key in part).items():
            if times > 1:
                yield f"{key} {name} is there {times} times"
    tables = [part for part in parts(blocks) if part.get("type") in _TABLES]
    for table in tables:
        yield from _table(table)
    cells = [cell for table in tables for cell in parts(table["rows"])]
    if sum(len(str(cell.get("text", ""))) for cell in cells) > MAX_CELLS:
        yield f"the tables have more than {MAX_CELLS:,} characters"
    markdown = [part["text"] for part in parts(blocks) if part.get("type") == "markdown"]
    if sum(map(len, markdown)) > MAX_MARKDOWN:
        yield f"the markdown has more than {MAX_MARKDOWN:,} characters"


def _table(table: Object) -> Iterator[str]:
    widths = {len(row) for row in table["rows"]}
    if len(widths) != 1:
        yield "the rows of a table are not equally long"
    if len(table.get("column_settings", [])) > max(widths):
        yield "more column settings than columns"
    if not 1 <= table.get("page_size", 1) <= 100:
        yield "a page has 1 to 100 rows"
