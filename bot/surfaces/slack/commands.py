"""`/compare`: answered in the acknowledgement itself, for the eyes of whoever asked."""

import json
import time
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.reply import Reply
from bot.surfaces.slack.blocks import FINISHED_BY_A_STEP, draw
from bot.surfaces.slack.channel_settings import ChannelSettings
from bot.surfaces.slack.comparison_form import ComparisonForm
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.escaping import clean
from bot.surfaces.slack.incoming import question
from bot.surfaces.slack.private import private_reply
from bot.surfaces.slack.rights import Asking
from bot.surfaces.slack.subscription_commands import SubscriptionCommands, wish_in
from bot.surfaces.slack.subscription_wording import IN_SLACK
from bot.surfaces.slack.under import with_feedback

COMMAND, SETTINGS, HELP = "/compare", "settings", "help"
_JSON: dict[str, str | Sequence[str]] = {"content-type": "application/json;charset=utf-8"}
ROOM = 300
_QUESTION = f'"{"question-goes-here-".ljust(ROOM - 2, "-")}"'
_HEARD = "heard-goes-here-".ljust(ROOM, "-")
# What the top-level text would have to escape.
_MARKUP = frozenset("&<>`")


@dataclass(frozen=True, slots=True)
class Commands:
    """The listener for the slash command; thread-less, since Slack has no commands in threads."""

    desk: Desk
    form: ComparisonForm
    settings: ChannelSettings
    subscriptions: SubscriptionCommands

    async def compare(self, command: dict[str, Any], client: AsyncWebClient) -> BoltResponse:
        """Answer at once: a returned response is the acknowledgement, without a call to `ack`.

        Without a question a form is opened behind an empty one; so are the settings, and so it is
        subscribed.
        """
        began = time.perf_counter()
        asked = question(command.get("text") or "")
        if not asked:
            self.desk.tasks.start(self.form.open(client, command))
            return BoltResponse(status=200)
        behind = self._behind(client, command, asked)
        if behind is not None:
            self.desk.tasks.start(behind)
            return BoltResponse(status=200)
        reply = in_slack(
            await private_reply(self.desk, asked, command["team_id"], command["channel_id"])
        )
        answer = acknowledgement(reply, asked)
        self.desk.metrics.answered(reply.receipt.status, time.perf_counter() - began)
        return answer

    def _behind(
        self, client: AsyncWebClient, command: dict[str, Any], asked: str
    ) -> Coroutine[Any, Any, None] | None:
        """What is done behind an empty answer; None where it is a question."""
        if asked.casefold() == SETTINGS:
            asking = Asking(command["team_id"], command["user_id"], command["channel_id"])
            return self.settings.open(client, command["trigger_id"], asking)
        wish = wish_in(asked)
        return self.subscriptions.typed(client, command, wish) if wish else None


def in_slack(reply: Reply) -> Reply:
    """The help with what can be done in Slack alone; any other reply as it is."""
    is_help = reply.receipt.kind == HELP
    return replace(reply, notes=(*reply.notes, IN_SLACK)) if is_help else reply


def acknowledgement(reply: Reply, asked: str) -> BoltResponse:
    """Encode the answer to a command, with a button that shares it.

    The button carries the question, and a remark what was heard of it. Neither is kept: the
    encoded reply has places for them. A reply that quotes the question is not kept at all.
    """
    carried = json.dumps(clean(asked))
    if reply.receipt.status in FINISHED_BY_A_STEP:
        body = _body(reply, clean(asked))
    elif reply.core is None and len(carried) <= ROOM:
        body = _encoded(reply, heard=False).replace(_QUESTION, carried)
    else:
        body = _with_heard(reply, carried, clean(asked))
    return BoltResponse(status=200, body=body, headers=_JSON)


def _with_heard(reply: Reply, carried: str, asked: str) -> str:
    """The body of a reply to a question that was heard otherwise than written, or is long."""
    heard = json.dumps(clean(reply.heard))
    if reply.core is None or max(len(carried), len(heard)) > ROOM or _MARKUP & set(heard):
        return _body(reply, asked)
    body = _encoded(reply.core, heard=True).replace(_QUESTION, carried)
    return body.replace(_HEARD, heard[1:-1])


@lru_cache(maxsize=1024)
def _encoded(reply: Reply, *, heard: bool) -> str:
    """The body with places for the question and what was heard, as long as either may be."""
    spaced = replace(reply, heard=_HEARD) if heard else reply
    return _body(spaced, _QUESTION.strip('"'))


def _body(reply: Reply, share: str) -> str:
    drawn = with_feedback(draw(reply, share), reply)
    message = {"response_type": "ephemeral", "text": drawn.text, "blocks": drawn.blocks}
    return json.dumps(message, separators=(",", ":"))
