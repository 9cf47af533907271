"""A reply as lines of text, for notifications, screen readers, and blocks that Slack refused."""

from collections.abc import Iterator

from bot.reply import Reply
from bot.surfaces.slack.escaping import clean, mrkdwn, shortened_mrkdwn
from bot.surfaces.slack.measure import shortened_to, size

LIMIT = 3_500
_LINE = 1_000


def fallback(reply: Reply, room: int = LIMIT) -> str:
    """Write headline, rows, notes and sources as escaped lines, within `room` characters of JSON.

    Never more than 3,500; whole lines are left out. The result is never empty, because Slack
    refuses a message without text.
    """
    lines: list[str] = []
    left = min(room, LIMIT) - 2 - size("\n…")
    for plain in _lines(reply):
        line = shortened_mrkdwn(mrkdwn(shortened_to(plain, _LINE)), _LINE)
        left -= size(line) + 2
        if left < 0:
            lines.append("…")
            break
        lines.append(line)
    return "\n".join(lines) or "…"


def _lines(reply: Reply) -> Iterator[str]:
    """Yield clean, not yet escaped lines, those with nothing in them left out."""
    yield from filter(None, (clean(line) for line in _parts(reply)))


def _parts(reply: Reply) -> Iterator[str]:
    yield reply.headline
    if reply.table is not None:
        for row in (reply.table.columns, *reply.table.rows):
            yield " | ".join(cell.strip() or "-" for cell in row)
    for note in reply.remarks:
        if note.strip():
            yield f"• {note}"
    yield from reply.sources
