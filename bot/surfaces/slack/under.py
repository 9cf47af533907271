"""What stands under an answer once it is drawn: two buttons to say whether it helped."""

from bot.reply import Receipt, Reply, Status
from bot.state.feedback import Opinion
from bot.surfaces.slack.blocks import Drawn, with_block
from bot.surfaces.slack.measure import Block
from bot.surfaces.slack.wording import HELPFUL, NOT_HELPFUL
from knowledge.catalog import Catalog

FEEDBACK = "feedback"
_HELPED, _DID_NOT = "yes", "no"
_NONE = "-"
_LONGEST = 80


def with_feedback(drawn: Drawn, reply: Reply) -> Drawn:
    """Add the buttons under an answer; where they do not fit there are none."""
    receipt = reply.receipt
    if receipt.status is not Status.ANSWERED or receipt.kind == "help" or not drawn.blocks:
        return drawn
    mark = str(drawn.blocks[0].get("block_id", "")).partition("-")[2]
    return with_block(drawn, _buttons(receipt, f"feedback-{mark}"))


def opinion_in(value: str, team: str, catalog: Catalog) -> Opinion | None:
    """Read a button's value, which comes from outside; None where it is none of ours."""
    helped, kind, attribute, edition = (*value.split(" ", 3), "", "", "", "")[:4]
    known = attribute in {_NONE, *catalog.attributes}
    shaped = kind.isidentifier() and kind.islower() and 0 < len(edition) <= _LONGEST
    if helped not in {_HELPED, _DID_NOT} or not known or not shaped or len(kind) > _LONGEST:
        return None
    about = None if attribute == _NONE else attribute
    return Opinion(team, kind, about, edition, helped == _HELPED)


def _buttons(receipt: Receipt, block_id: str) -> Block:
    """What they carry says what kind of answer it was, and nothing of the question."""
    of = f"{receipt.kind} {receipt.attribute or _NONE} {receipt.edition or _NONE}"
    feedback = {
        "type": "feedback_buttons",
        "action_id": FEEDBACK,
        "positive_button": _button(HELPFUL, f"{_HELPED} {of}"),
        "negative_button": _button(NOT_HELPFUL, f"{_DID_NOT} {of}"),
    }
    return {"type": "context_actions", "block_id": block_id, "elements": [feedback]}


def _button(label: str, value: str) -> Block:
    return {"text": {"type": "plain_text", "text": label, "emoji": False}, "value": value}
