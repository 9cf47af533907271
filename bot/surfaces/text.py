"""A reply as plain lines: what a person reads where nothing is drawn."""

from collections.abc import Iterator

from bot.reply import Reply, Table


def plain(reply: Reply) -> str:
    """Headline, rows, notes and sources, one per line, without markup."""
    return "\n".join(_lines(reply))


def _lines(reply: Reply) -> Iterator[str]:
    yield reply.headline
    if reply.table:
        yield from rows(reply.table)
    yield from (f"- {note}" for note in reply.remarks)
    if reply.sources:
        yield f"Source{'s' if len(reply.sources) > 1 else ''}: {'; '.join(reply.sources)}"
    if reply.steps:
        yield f"Next: {' | '.join(step.ask for step in reply.steps)}"


def rows(table: Table) -> Iterator[str]:
    """A table with aligned columns."""
    cells = (table.columns, *table.rows)
    widths = [max(len(row[place]) for row in cells) for place in range(len(table.columns))]
    for row in cells:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  " + "  ".join(padded).rstrip()
