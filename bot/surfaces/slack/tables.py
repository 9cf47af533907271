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
# About so many characters stand side by side in a message; of a wider table, a unit that all
# figures of a column repeat stands in its heading.
_ABREAST = 75
_UNIT = " / 1M tokens"


def table_blocks(table: Table, room: int, mark: str) -> list[Block]:
    """Draw a table in at most `room` characters of JSON, and a line for what was left out.

    Rows are cut first; columns only when not even one row fits. `mark` ends the block ids.
    """
    if not table.columns or not table.rows:
        return []
    table = _narrowed(table)
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


def _narrowed(table: Table) -> Table:
    columns = list(zip(table.columns, *table.rows, strict=True))
    if sum(max(map(len, column)) for column in columns) <= _ABREAST:
        return table
    headings, *rows = zip(*map(_with_unit_above, columns), strict=True)
    return Table(headings, tuple(rows))


def _with_unit_above(column: tuple[str, ...]) -> tuple[str, ...]:
    heading, *cells = column
    figures = [cell for cell in cells if any(character.isdigit() for character in cell)]
    if not figures or not all(cell.count(_UNIT) == 1 for cell in figures):
        return column
    return (heading + _UNIT, *(cell.replace(_UNIT, "") for cell in cells))


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
