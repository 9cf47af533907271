"""A subscription ended in the App Home by who made it."""

from dataclasses import dataclass
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.surfaces.slack.at_home import AtHome
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.places import at_home
from bot.surfaces.slack.rights import Asking, rights
from bot.surfaces.slack.subscribing import Subscribing, failed
from bot.surfaces.slack.subscription_wording import GONE, THERE
from bot.surfaces.slack.wording import UNSEEN


@dataclass(frozen=True, slots=True)
class EndingAtHome:
    """The listener for the buttons beside one's own subscriptions."""

    desk: Desk
    home: AtHome

    async def ended(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """End one, and draw the home anew with what came of it."""
        await ack()
        action, view, user = body["actions"][0], body["view"], body["user"]["id"]
        once = (view["id"], user, action["action_id"], str(action.get("action_ts")))
        if await self.desk.state.seen.claim("/".join(once)):
            self.desk.tasks.start(self._ended(client, body, action["value"]))

    async def _ended(self, client: AsyncWebClient, body: dict[str, Any], chosen: str) -> None:
        place, user = at_home(body), body["user"]["id"]
        try:
            said = await self._done(client, place.team, user, chosen)
        except Exception as error:
            said = failed(error)
        await self.home.show(client, place, user, said)

    async def _done(self, client: AsyncWebClient, team: str, user: str, chosen: str) -> str:
        made = await self.desk.state.subscriptions.made_by(team, user)
        found = next((each for each in made if each.id == chosen), None)
        if found is None:
            return GONE
        asking = Asking(team, user, found.channel)
        may = await rights(client, asking)
        # Of a channel that is gone Slack says nothing; what is paused there can be ended.
        if may.refused and not (may.refused == UNSEEN and found.why):
            return may.refused
        return await Subscribing(self.desk).stop(asking, may.name, found, THERE)
