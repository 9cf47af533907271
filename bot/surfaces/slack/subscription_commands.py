"""`/compare subscribe`, `unsubscribe` and `subscriptions`: answered behind an empty 200."""

from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.announcements.wishes import Unclear
from bot.surfaces.slack.blocks import sentence
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.escaping import clean
from bot.surfaces.slack.rights import Asking, rights
from bot.surfaces.slack.subscribing import Subscribing, failed
from bot.surfaces.slack.subscription_form import SubscriptionForm

SUBSCRIBE, UNSUBSCRIBE, LISTED = "subscribe", "unsubscribe", "subscriptions"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a command asks for, and in which words."""

    verb: str
    text: str = ""


def wish_in(asked: str) -> Wish | None:
    """The wish of a command; None where it is a question."""
    verb, _, text = asked.partition(" ")
    verb = verb.casefold()
    if verb == LISTED:
        return None if text else Wish(LISTED)
    return Wish(verb, text) if verb in {SUBSCRIBE, UNSUBSCRIBE} else None


@dataclass(frozen=True, slots=True)
class SubscriptionCommands:
    """Does what such a command asks; `form` shows all there is."""

    desk: Desk
    form: SubscriptionForm

    async def typed(self, client: AsyncWebClient, command: dict[str, Any], wish: Wish) -> None:
        """Subscribe, unsubscribe or list, and tell whoever typed it what came of it."""
        asking = Asking(command["team_id"], command["user_id"], command["channel_id"])
        if wish.verb == LISTED or (wish.verb == UNSUBSCRIBE and not wish.text):
            await self.form.open(client, command["trigger_id"], asking)
            return
        try:
            said = await self._done(client, asking, wish)
        except Exception as error:
            said = failed(error)
        await self.desk.poster.respond(command["response_url"], sentence(said), ephemeral=True)

    async def _done(self, client: AsyncWebClient, asking: Asking, wish: Wish) -> str:
        found = await rights(client, asking)
        if found.refused:
            return found.refused
        subscribing = Subscribing(self.desk)
        if wish.verb == UNSUBSCRIBE:
            return await subscribing.stop_named(asking, found.name, wish.text)
        topic = subscribing.topic(wish.text)
        if isinstance(topic, Unclear):
            return clean(topic.reason)
        return await subscribing.start(asking, found.name, topic)
