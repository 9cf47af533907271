"""All that a channel hears of, in a form: seen, ended and added to by its members."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.announcements.wishes import Unclear
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.escaping import clean, shortened
from bot.surfaces.slack.forms import View, filled
from bot.surfaces.slack.incoming import question
from bot.surfaces.slack.rights import Asking, Rights, asking_of, rights
from bot.surfaces.slack.subscribing import Subscribing, failed
from bot.surfaces.slack.subscription_wording import GONE
from bot.surfaces.slack.subscriptions_view import WISHED, Heard, subscriptions_form, waiting
from bot.surfaces.slack.views import changed, opened
from bot.surfaces.slack.wording import LOOKING

_LONGEST_ERROR = 250
# What is done for somebody who may; gives the line that says what came of it.
Deed = Callable[[Rights], Awaitable[str]]


@dataclass(frozen=True, slots=True)
class SubscriptionForm:
    """The listeners for the form; rights are looked up when it opens and at every click."""

    desk: Desk

    async def open(self, client: AsyncWebClient, trigger: str, asking: Asking) -> None:
        """Open the form at once, since a trigger is soon stale, and fill it in after."""
        view_id = await opened(client, trigger, waiting(LOOKING))
        if view_id is not None:
            await self._shown(client, view_id, asking, _nothing)

    async def sent(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Say under the input why a wish is none, or subscribe behind a line that says so."""
        view, subscribing = body["view"], Subscribing(self.desk)
        topic = subscribing.topic(question(str(filled(view).get(WISHED) or "")))
        if isinstance(topic, Unclear):
            why = shortened(clean(topic.reason), _LONGEST_ERROR)
            await ack(response_action="errors", errors={WISHED: why})
            return
        await ack(response_action="update", view=waiting(LOOKING))
        if await self.desk.state.seen.claim(f"{view['id']}/{view['hash']}"):
            asking = asking_of(body, _channel_of(view))
            self._start(client, view, asking, lambda by: subscribing.start(asking, by.name, topic))

    async def ended(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """End a subscription of the list."""
        await ack()
        asking, chosen = asking_of(body, _channel_of(body["view"])), body["actions"][0]["value"]

        async def end(by: Rights) -> str:
            subscribing = Subscribing(self.desk)
            listed = await subscribing.of(asking)
            found = next((each for each in listed if each.id == chosen), None)
            return await subscribing.stop(asking, by.name, found) if found else GONE

        await self._clicked(client, body, asking, end)

    async def unmuted(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Let the channel hear of a pair again."""
        await ack()
        asking, pair = asking_of(body, _channel_of(body["view"])), body["actions"][0]["value"]
        unmuting = Subscribing(self.desk).unmute
        await self._clicked(client, body, asking, lambda by: unmuting(asking, by.name, pair))

    async def _clicked(
        self, client: AsyncWebClient, body: dict[str, Any], asking: Asking, deed: Deed
    ) -> None:
        """Do what a click asks for, unless that very click was taken on before."""
        view, action = body["view"], body["actions"][0]
        once = (view["id"], asking.user, action["action_id"], str(action.get("action_ts")))
        if await self.desk.state.seen.claim("/".join(once)):
            self._start(client, view, asking, deed)

    def _start(
        self, client: AsyncWebClient, view: dict[str, Any], asking: Asking, deed: Deed
    ) -> None:
        self.desk.tasks.start(self._shown(client, view["id"], asking, deed))

    async def _shown(
        self, client: AsyncWebClient, view_id: str, asking: Asking, deed: Deed
    ) -> None:
        """Do something for somebody who may, and show how things are after it."""
        try:
            view = await self._done(client, asking, deed)
        except Exception as error:
            view = waiting(failed(error))
        await changed(client, view_id, view)

    async def _done(self, client: AsyncWebClient, asking: Asking, deed: Deed) -> View:
        found = await rights(client, asking)
        if found.refused:
            return waiting(found.refused)
        said, state = await deed(found), self.desk.state
        listed = await state.subscriptions.of(asking.team, asking.channel)
        muted = await state.muted.of(asking.team, asking.channel)
        heard = Heard(asking.channel, found.channel, listed, muted)
        return subscriptions_form(heard, self.desk.answerer.responder.library, said)


async def _nothing(_: Rights) -> str:
    return ""


def _channel_of(view: dict[str, Any]) -> str:
    return str(json.loads(view["private_metadata"])["channel"])
