"""`/compare`: answered in the acknowledgement itself, for the eyes of whoever asked."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from slack_bolt.response import BoltResponse

from bot.reply import Reply
from bot.surfaces.slack.blocks import draw
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.escaping import clean
from bot.surfaces.slack.incoming import question

COMMAND = "/compare"
_JSON: dict[str, str | Sequence[str]] = {"content-type": "application/json;charset=utf-8"}
_PLACE = f'"{"question-goes-here-".ljust(300, "-")}"'


@dataclass(frozen=True, slots=True)
class Commands:
    """The listener for the slash command; thread-less, since Slack has no commands in threads."""

    desk: Desk

    async def compare(self, command: dict[str, Any]) -> BoltResponse:
        """Answer at once: a returned response is the acknowledgement, without a call to `ack`."""
        asked = question(command.get("text") or "")
        return acknowledgement(self.desk.answer(asked), asked)


def acknowledgement(reply: Reply, asked: str) -> BoltResponse:
    """Encode the answer to a command, with a button that shares it.

    The button carries the question, which is not kept: the encoded reply has a place for it.
    """
    carried = json.dumps(clean(asked))
    if len(carried) <= len(_PLACE):
        body = _encoded(reply).replace(_PLACE, carried)
    else:
        body = _body(reply, clean(asked))
    return BoltResponse(status=200, body=body, headers=_JSON)


@lru_cache(maxsize=1024)
def _encoded(reply: Reply) -> str:
    """The body with a place for the question, as long as a question put there may be."""
    return _body(reply, _PLACE.strip('"'))


def _body(reply: Reply, share: str) -> str:
    drawn = draw.__wrapped__(reply, share)
    message = {"response_type": "ephemeral", "text": drawn.text, "blocks": drawn.blocks}
    return json.dumps(message, separators=(",", ":"))
