"""`/compare` without a question: a form is opened, and what it asks is answered to one person."""

import json
from dataclasses import dataclass
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.surfaces.slack.blocks import Drawn, draw, sentence
from bot.surfaces.slack.comparing import Comparison, answered, compared, comparison_form
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.places import Place
from bot.surfaces.slack.under import with_feedback
from bot.surfaces.slack.views import opened
from bot.surfaces.slack.wording import NO_FORM


@dataclass(frozen=True, slots=True)
class ComparisonForm:
    """Opens the form and takes it in; `desk` answers."""

    desk: Desk

    async def open(self, client: AsyncWebClient, trigger: str, response_url: str) -> None:
        """Open the form for whoever typed the command."""
        metadata = json.dumps({"response_url": response_url})
        form = comparison_form(self.desk.answerer.catalog, metadata)
        if await opened(client, trigger, form) is None:
            await self.desk.poster.respond(response_url, sentence(NO_FORM), ephemeral=True)

    async def open_at_home(
        self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Open the form from the App Home; it is answered in the direct message."""
        await ack()
        form = comparison_form(self.desk.answerer.catalog, body["view"]["private_metadata"])
        self.desk.tasks.start(opened(client, body["trigger_id"], form))

    async def sent(self, ack: AsyncAck, view: dict[str, Any]) -> None:
        """Answer what was filled in, or say under each input what is wrong with it."""
        comparison = compared(view, self.desk.answerer.catalog)
        if comparison.errors:
            await ack(response_action="errors", errors=dict(comparison.errors))
            return
        await ack()
        if await self.desk.state.seen.claim(f"{view['id']}/{view['hash']}"):
            self.desk.tasks.start(self._answer(comparison, json.loads(view["private_metadata"])))

    async def _answer(self, comparison: Comparison, sent_from: dict[str, str]) -> None:
        asked, reply = answered(self.desk.answerer, comparison)
        url = sent_from.get("response_url")
        if url:
            drawn: Drawn = with_feedback(draw(reply, asked), reply)
            await self.desk.poster.respond(url, drawn, ephemeral=True)
        else:
            drawn = with_feedback(draw(reply), reply)
            await self.desk.poster.post(Place(sent_from["channel"]), drawn)
