"""A reply's table as a Slack table block, cut to what Slack takes; what was cut is said."""

from bot.reply import Table
from bot.surfaces.slack.escaping import clean
from bot.surfaces.slack.measure import Block, shortened_to, size
from bot.surfaces.slack.wording import more, not_shown

# docs.slack.dev/reference/block-kit/blocks/table-block: 100 rows, the header among them, of 20
# cells; a raw_text cell holds at least one character. A cell's ceiling, in JSON, is ours.
MAX_ROWS = 100
MAX_COLUMNS = 20
MAX_CELL = 300
_WIDE = 24


def table_blocks(table: Table, room: int, mark: str) -> list[Block]:
    """Draw a table in at most `room` characters of JSON, and a line for what was left out.

    Rows are cut first; columns only when not even one row fits. `mark` ends the block ids.
    """
    if not table.columns or not table.rows:
        return []
    said = 200
    columns, rows = min(len(table.columns), MAX_COLUMNS), 0
    drawn: list[list[Block]] = []
    while columns > 0 and rows == 0:
        drawn = _rows(table, columns, room - said)
        rows = len(drawn) - 1
        columns -= rows == 0
    if rows == 0:
        return [_left_out(len(table.rows), 0, mark)]
    block: Block = {
        "type": "table",
        "block_id": f"table-{mark}",
        "column_settings": [_column(table, column) for column in range(columns)],
        "rows": drawn,
    }
    missing = (len(table.rows) - rows, len(table.columns) - columns)
    return [block, _left_out(*missing, mark)] if any(missing) else [block]


def _rows(table: Table, columns: int, room: int) -> list[list[Block]]:
    """Draw the header and as many rows as fit; the header alone means that none did."""
    header = _row(table.columns, columns)
    drawn = [header]
    room -= size(header) + columns * size({"align": "right", "is_wrapped": False}) + 100
    for row in table.rows[: MAX_ROWS - 1]:
        cells = _row(row, columns)
        room -= size(cells) + 2
        if room < 0:
            break
        drawn.append(cells)
    return drawn


def _row(cells: tuple[str, ...], columns: int) -> list[Block]:
    return [
        {"type": "raw_text", "text": shortened_to(clean(cell), MAX_CELL) or " "}
        for cell in cells[:columns]
    ]


def _column(table: Table, column: int) -> Block:
    """Set figures to the right and names to the left; wrap what is wide."""
    cells = [row[column].strip() for row in table.rows]
    wide = any(len(cell) > _WIDE for cell in cells)
    figures = sum(any(character.isdigit() for character in cell) for cell in cells)
    right = column > 0 and not wide and figures * 2 > len(cells)
    return {"align": "right" if right else "left", "is_wrapped": wide}


def _left_out(rows: int, columns: int, mark: str) -> Block:
    parts = [more(count, of) for count, of in ((rows, "row"), (columns, "column")) if count]
    text = {"type": "plain_text", "text": not_shown(parts), "emoji": False}
    return {"type": "context", "block_id": f"more-{mark}", "elements": [text]}
