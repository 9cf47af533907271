"""`/compare`: answered in the acknowledgement itself, for the eyes of whoever asked."""

import json
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
_JSON = {"content-type": "application/json;charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Commands:
    """The listener for the slash command; thread-less, since Slack has no commands in threads."""

    desk: Desk

    async def compare(self, command: dict[str, Any]) -> BoltResponse:
        """Answer at once: a returned response is the acknowledgement, without a call to `ack`."""
        asked = question(command.get("text") or "")
        return acknowledgement(self.desk.answer(asked), asked)


@lru_cache(maxsize=1024)
def acknowledgement(reply: Reply, asked: str) -> BoltResponse:
    """Encode the answer to a command, with a button that shares it.

    The button carries the question, so the question is part of the key: a reply may be the same
    object for two people. The response is kept and must not be changed.
    """
    drawn = draw(reply, clean(asked))
    message = {"response_type": "ephemeral", "text": drawn.text, "blocks": drawn.blocks}
    return BoltResponse(
        status=200, body=json.dumps(message, separators=(",", ":")), headers=dict(_JSON)
    )
