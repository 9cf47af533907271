"""A reply drawn as Block Kit: plain dictionaries, and the text that stands in for them.

Nothing of a reply goes into a `mrkdwn` object: rich text, plain text and table cells are not
parsed by Slack, so a `<!channel>` in them notifies nobody.
"""

import zlib
from dataclasses import dataclass, replace

from bot.reply import Reply, Status, Step
from bot.surfaces.slack.escaping import clean, mrkdwn, shortened
from bot.surfaces.slack.fallback import LIMIT, fallback
from bot.surfaces.slack.measure import Block, fitting, shortened_to, size
from bot.surfaces.slack.tables import table_blocks
from bot.surfaces.slack.wording import SHARE, more, shared_by

# A message is kept under 12,000 characters of JSON (see measure.py). The table is cut so that the
# blocks stay under BLOCKS_ROOM, which leaves the text its 3,500; where notes, sources and buttons
# alone are longer than that, the text is the shorter.
MESSAGE_ROOM = 12_000
BLOCKS_ROOM = 8_400
_HEADLINE = 1_000
_NOTES_ROOM = 2_500
_SOURCES_ROOM = 3_000
_STEPS_ROOM = 2_000
_SHARE_ROOM = 1_500
_LINE = 600
# docs.slack.dev/reference/block-kit/block-elements/button-element
_LABEL = 75
_VALUE = 2_000
_STEPS = 5

FINISHED_BY_A_STEP = frozenset({Status.CLARIFY, Status.UNKNOWN_MODEL})


@dataclass(frozen=True, slots=True)
class Drawn:
    """A message ready to post: escaped top-level `text`, and blocks (not to be changed)."""

    text: str
    blocks: tuple[Block, ...]


def draw(reply: Reply, share: str = "", sharer: str = "") -> Drawn:
    """Draw a reply within Slack's limits: at most 8 blocks and 12,000 characters of JSON.

    `share` is the question behind a "Share to channel" button, `sharer` the name of whoever shared
    the answer.
    """
    # Slack asks for new block ids when a message is replaced; a reply's own words give them.
    mark = f"{zlib.crc32(reply.headline.encode('utf-8', 'replace')):08x}"
    below = [*_notes(reply, mark), *_sources(reply, mark), *_buttons(reply, share, mark)]
    shared = ""
    if sharer:
        by = shared_by(shortened_to(clean(sharer), 200))
        below.append(_plain(f"shared-{mark}", by))
        shared = "\n" + mrkdwn(by)
    blocks = [_headline(reply, mark)]
    if reply.table is not None:
        blocks += table_blocks(reply.table, BLOCKS_ROOM - size(blocks + below), mark)
    blocks += below
    room = MESSAGE_ROOM - size({"blocks": blocks, "text": shared})
    text = fallback(reply, min(room, LIMIT - size(shared)))
    return Drawn(text + shared, tuple(blocks))


def with_block(drawn: Drawn, block: Block) -> Drawn:
    """Add a block below a message; the message as it is where that does not fit."""
    added = replace(drawn, blocks=(*drawn.blocks, block))
    fits = size({"text": added.text, "blocks": added.blocks}) <= MESSAGE_ROOM
    return added if fits else drawn


def sentence(text: str) -> Drawn:
    """Draw one sentence of the surface's own, without blocks."""
    return Drawn(mrkdwn(text), ())


def _headline(reply: Reply, mark: str) -> Block:
    text = shortened_to(clean(reply.headline), _HEADLINE) or "…"
    bold = {"type": "text", "text": text, "style": {"bold": True}}
    section = {"type": "rich_text_section", "elements": [bold]}
    return {"type": "rich_text", "block_id": f"headline-{mark}", "elements": [section]}


def _notes(reply: Reply, mark: str) -> list[Block]:
    items = [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": line}]}
        for line in _lines(reply.remarks, "note", _NOTES_ROOM, 64)
    ]
    if not items:
        return []
    listed = {"type": "rich_text_list", "style": "bullet", "elements": items}
    return [{"type": "rich_text", "block_id": f"notes-{mark}", "elements": [listed]}]


def _sources(reply: Reply, mark: str) -> list[Block]:
    lines = _lines(reply.sources, "source", _SOURCES_ROOM, 2)
    return [_plain(f"sources-{mark}", "\n".join(lines))] if lines else []


def _lines(texts: tuple[str, ...], thing: str, room: int, around: int) -> list[str]:
    """Keep the lines that fit, `around` characters of JSON about each; say how many did not."""
    lines = [line for text in texts if (line := shortened_to(clean(text), _LINE))]
    kept = [line for line, _ in fitting([(line, "." * around) for line in lines], room)]
    return kept if len(kept) == len(lines) else [*kept, more(len(lines) - len(kept), thing)]


def _buttons(reply: Reply, share: str, mark: str) -> list[Block]:
    verb = "finish" if reply.receipt.status in FINISHED_BY_A_STEP else "ask"
    steps = [step for step in reply.steps if clean(step.label) and 0 < len(step.ask) <= _VALUE]
    offered = [_button(f"{verb}:{number}", step) for number, step in enumerate(steps[:_STEPS])]
    buttons = fitting(offered, _STEPS_ROOM)
    # A cut question would be another question: where it does not fit there is no button.
    if share and reply.receipt.status is Status.ANSWERED and reply.receipt.kind != "help":
        buttons += fitting([_button("share", Step(SHARE, share))], _SHARE_ROOM)
    if not buttons:
        return []
    return [{"type": "actions", "block_id": f"steps-{mark}", "elements": buttons}]


def _button(action_id: str, step: Step) -> Block:
    label = {"type": "plain_text", "text": shortened(clean(step.label), _LABEL), "emoji": False}
    return {"type": "button", "action_id": action_id, "text": label, "value": step.ask}


def _plain(block_id: str, text: str) -> Block:
    line = {"type": "plain_text", "text": text, "emoji": False}
    return {"type": "context", "block_id": block_id, "elements": [line]}
