"""A channel picked in the App Home: what is opened for it."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeAlias

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.rights import Asking, asking_of

# Opens a form with a trigger, for somebody and a channel.
Opening: TypeAlias = Callable[[AsyncWebClient, str, Asking], Coroutine[Any, Any, None]]
Listener: TypeAlias = Callable[[AsyncAck, dict[str, Any], AsyncWebClient], Awaitable[None]]


def for_picked(desk: Desk, opening: Opening) -> Listener:
    """Make the listener that opens a form for the channel that was picked."""

    async def picked(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        channel = body["actions"][0].get("selected_conversation")
        if channel:
            desk.tasks.start(opening(client, body["trigger_id"], asking_of(body, channel)))

    return picked
