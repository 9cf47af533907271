"""What a copy of the bot says while its catalog is behind, in place of an older answer.

Messages are not turned away here: they are stored, and left for another copy to answer.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.one_line import say
from bot.surfaces.slack.wording import BEING_UPDATED

# What a person did, and waits to see an answer to.
_DONE = frozenset({"block_actions", "message_action", "shortcut", "view_submission"})
# What is answered without a message; Slack sends it again, perhaps to another copy.
_SENT_AGAIN = frozenset({"function_executed", "link_shared"})


@dataclass(frozen=True, slots=True)
class Behind:
    """Stands before the listeners."""

    desk: Desk

    def register(self, app: AsyncApp) -> None:
        """Stand before every listener, whenever they are registered."""
        app.middleware(self.held_up)

    async def held_up(
        self, body: dict[str, Any], client: AsyncWebClient, next_: Callable[[], Awaitable[None]]
    ) -> BoltResponse | None:
        """Pass a request on, unless it asks for an answer and the catalog is behind."""
        if self.desk.is_behind:
            if (body.get("event") or {}).get("type") in _SENT_AGAIN:
                return BoltResponse(status=503)
            if body.get("type") == "view_submission" and (said := _under_an_input(body["view"])):
                return BoltResponse(status=200, body=said)
            if "command" in body or body.get("type") in _DONE:
                return say(self.desk, body, client, BEING_UPDATED)
        await next_()
        return None


def _under_an_input(view: dict[str, Any]) -> dict[str, Any] | None:
    """The line under a form's first input: what was filled in stays, and can be sent again."""
    blocks = view.get("blocks") or ()
    names = (str(each["block_id"]) for each in blocks if each.get("type") == "input")
    first = next(names, None)
    return {"response_action": "errors", "errors": {first: BEING_UPDATED}} if first else None
