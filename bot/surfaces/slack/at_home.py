"""What happens in the App Home: it is drawn when it opens, and its examples are answered."""

import logging
import time
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientError
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.questions.help import STARTERS
from bot.surfaces.slack.blocks import draw
from bot.surfaces.slack.counted import counted
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.home import home
from bot.surfaces.slack.places import Place, at_home, team_of
from bot.surfaces.slack.posting import refusal
from bot.surfaces.slack.subscriptions_view import made_by_one
from bot.surfaces.slack.under import with_feedback
from bot.surfaces.slack.wording import PROMPTS

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AtHome:
    """The listeners for the App Home and its two tabs."""

    desk: Desk

    async def opened(
        self, event: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Draw the home, or offer questions beside the messages."""
        channel = event.get("channel")
        if event.get("tab") == "home":
            place = Place(str(channel or ""), team=team_of(body))
            self.desk.tasks.start(self.show(client, place, event["user"]))
        elif event.get("tab") == "messages" and channel:
            prompts = [{"title": label, "message": question} for label, question in STARTERS]
            offered = client.assistant_threads_setSuggestedPrompts(
                channel_id=channel, title=PROMPTS, prompts=prompts
            )
            self.desk.tasks.start(_done(offered))

    async def show(self, client: AsyncWebClient, place: Place, user: str, said: str = "") -> None:
        """Draw somebody's home; `said` is what came of what they last did there."""
        made = await self.desk.state.subscriptions.made_by(place.team, user)
        subscribed = made_by_one(made, self.desk.answerer.responder.library, said)
        async with self.desk.state.database.reading() as transaction:
            last = await self.desk.state.succession.last(transaction)
        view = home(self.desk.answerer.catalog, place.channel, subscribed, last)
        await _done(client.views_publish(user_id=user, view=view))

    async def asked(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Answer an example in the direct message, where the conversation can go on."""
        await ack()
        action, view = body["actions"][0], body["view"]
        once = "/".join((view["id"], body["user"]["id"], action["action_id"], action["action_ts"]))
        if await self.desk.state.seen.claim(once):
            began, place = time.perf_counter(), at_home(body)
            given = await self.desk.answered(action["value"], place.team, place.talk)
            reply = given.reply
            posting = self.desk.poster.post(place, with_feedback(draw(reply), reply))
            self.desk.tasks.start(counted(self.desk.metrics, reply.receipt.status, began, posting))


async def _done(asked: Coroutine[Any, Any, object]) -> None:
    """Wait for what Slack was asked to show; where it will not, that is logged and no more."""
    try:
        await asked
    except SlackApiError as error:
        logger.warning("Slack did not show the App Home: %s", refusal(error))
    except (ClientError, TimeoutError) as error:
        logger.warning("Slack did not show the App Home: %s", type(error).__name__)
