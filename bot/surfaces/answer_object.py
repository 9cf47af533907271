"""The answer object that `--json` prints: the typed half of a reply, with its text and blocks."""

from typing import Any

from bot.reply import Reply
from bot.surfaces.slack.blocks import draw
from bot.surfaces.text import plain


def answer_object(question: str, reply: Reply) -> dict[str, Any]:
    """One answer as JSON has it; the fields are a contract, a kind may add more."""
    receipt = reply.receipt
    return {
        "question": question,
        "kind": receipt.kind,
        "status": str(receipt.status),
        "models": list(receipt.models),
        "attribute": receipt.attribute,
        "leaders": list(receipt.leaders),
        "values": dict(receipt.values),
        "cost": receipt.cost,
        "slots": dict(receipt.slots),
        "results": list(receipt.results),
        "suggestions": list(receipt.suggestions),
        "text": plain(reply),
        "blocks": list(draw(reply).blocks),
        "edition": receipt.edition,
        **({"figures": dict(receipt.figures)} if receipt.figures else {}),
        **receipt.extra,
    }
