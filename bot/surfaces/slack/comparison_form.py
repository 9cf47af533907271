"""`/compare` without a question: a form is opened, and what it asks is answered to one person."""

import json
import time
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.surfaces.slack.blocks import draw, sentence
from bot.surfaces.slack.comparing import Comparison, answered, compared, comparison_form
from bot.surfaces.slack.counted import counted
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.places import Place
from bot.surfaces.slack.private import asking_in
from bot.surfaces.slack.under import with_feedback
from bot.surfaces.slack.views import opened
from bot.surfaces.slack.wording import NO_FORM


@dataclass(frozen=True, slots=True)
class ComparisonForm:
    """Opens the form and takes it in; `desk` answers."""

    desk: Desk

    async def open(self, client: AsyncWebClient, command: dict[str, Any]) -> None:
        """Open the form for whoever typed the command."""
        url = command["response_url"]
        metadata = json.dumps({"channel": command["channel_id"], "response_url": url})
        form = comparison_form(self.desk.answerer.catalog, metadata)
        if await opened(client, command["trigger_id"], form) is None:
            await self.desk.poster.respond(url, sentence(NO_FORM), ephemeral=True)

    async def open_at_home(
        self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Open the form from the App Home; it is answered in the direct message."""
        await ack()
        form = comparison_form(self.desk.answerer.catalog, body["view"]["private_metadata"])
        self.desk.tasks.start(opened(client, body["trigger_id"], form))

    async def sent(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Answer what was filled in, or say under each input what is wrong with it."""
        view = body["view"]
        comparison = compared(view, self.desk.answerer.catalog)
        if comparison.errors:
            await ack(response_action="errors", errors=dict(comparison.errors))
            return
        await ack()
        if await self.desk.state.seen.claim(f"{view['id']}/{view['hash']}"):
            opened_in = json.loads(view["private_metadata"])
            await self._answer(comparison, body["team"]["id"], opened_in)

    async def _answer(self, comparison: Comparison, team: str, opened_in: dict[str, str]) -> None:
        """Answer at once, so that whoever sent the form is told where that fails; post behind."""
        channel, url = opened_in["channel"], opened_in.get("response_url")
        began = time.perf_counter()
        ask = await asking_in(self.desk, team, channel)
        asked, reply = answered(ask, self.desk.answerer.catalog, comparison)
        drawn = with_feedback(draw(reply, asked if url else ""), reply)
        posting: Awaitable[object] = (
            self.desk.poster.respond(url, drawn, ephemeral=True)
            if url
            else self.desk.poster.post(Place(channel, team=team), drawn)
        )
        self.desk.tasks.start(counted(self.desk.metrics, reply.receipt.status, began, posting))
