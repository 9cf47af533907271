"""What Slack would refuse, and what it would act on, in a message.

Limits as in docs.slack.dev/reference/block-kit; the whole message as in slackapi/bolt-js#2509.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

Object = dict[str, Any]

MAX_MESSAGE = 13_200
ACTIVE = re.compile(r"<[^<>]+>|`")


def refusal(message: Object) -> str | None:
    """Name the error that Slack answers a message with, None where it takes it."""
    if not message.get("text"):
        return "no_text"
    if any(faults(message.get("blocks", []))):
        return "invalid_blocks"
    return "msg_blocks_too_long" if len(json.dumps(message)) > MAX_MESSAGE else None


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
    """Yield what is wrong with a list of blocks."""
    if len(blocks) > 50:
        yield "more than 50 blocks"
    for key in ("block_id", "action_id"):
        ids = [part[key] for part in parts(blocks) if key in part]
        if len(set(ids)) != len(ids) or any(len(name) > 255 for name in ids):
            yield f"{key} is not unique, or longer than 255 characters"
    for block in blocks:
        check = CHECKS.get(block["type"])
        yield from check(block) if check else [f"unknown block type {block['type']}"]


def _plain(text: Object, limit: int) -> Iterator[str]:
    if text["type"] != "plain_text" or not 1 <= len(text["text"]) <= limit:
        yield f"not plain text of 1 to {limit} characters"


def _rich_text(block: Object) -> Iterator[str]:
    for part in parts(block["elements"]):
        if part.get("type") == "text" and not part["text"]:
            yield "empty text in rich text"
        if "elements" in part and not part["elements"]:
            yield "empty list in rich text"


def _context(block: Object) -> Iterator[str]:
    if not 1 <= len(block["elements"]) <= 10:
        yield "a context block has 1 to 10 elements"
    for element in block["elements"]:
        yield from _plain(element, 3000)


def _actions(block: Object) -> Iterator[str]:
    if not 1 <= len(block["elements"]) <= 25:
        yield "an actions block has 1 to 25 elements"
    for button in block["elements"]:
        yield from _plain(button["text"], 75)
        if not 1 <= len(button["value"]) <= 2000:
            yield "a button's value has 1 to 2,000 characters"


def _table(block: Object) -> Iterator[str]:
    rows = block["rows"]
    widths = {len(row) for row in rows}
    if not 1 <= len(rows) <= 100 or len(widths) != 1 or not 1 <= max(widths) <= 20:
        yield "a table has 1 to 100 rows of 1 to 20 cells"
    if len(block["column_settings"]) > max(widths):
        yield "more column settings than columns"
    cells = [cell for row in rows for cell in row]
    if any(cell["type"] != "raw_text" or not cell["text"] for cell in cells):
        yield "a cell is raw text and never empty"
    if sum(len(cell["text"]) for cell in cells) > 10_000:
        yield "a table has at most 10,000 characters"


CHECKS = {"rich_text": _rich_text, "context": _context, "actions": _actions, "table": _table}
