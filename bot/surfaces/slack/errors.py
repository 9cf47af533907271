"""What happens when a listener fails: logged without a word of the message, and said plainly."""

import logging
from dataclasses import dataclass
from typing import Any

from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.state.gathering import NotStoredError
from bot.surfaces.slack.blocks import sentence
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.forms import View, line, modal
from bot.surfaces.slack.messages import for_us
from bot.surfaces.slack.places import Place, at_home, team_of
from bot.surfaces.slack.tasks import where
from bot.surfaces.slack.views import changed
from bot.surfaces.slack.wording import SORRY

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Errors:
    """The error handler of the app, for any kind of request."""

    desk: Desk

    async def failed(
        self, error: Exception, body: dict[str, Any], client: AsyncWebClient
    ) -> BoltResponse:
        """Log where it failed and apologise where the person is.

        A 200, since Slack would deliver the same request again, to the same failure; but for a
        message that could not be stored.
        """
        logger.error("A request from Slack failed: %s", where(error))
        if isinstance(error, NotStoredError):
            return BoltResponse(status=503)
        self.desk.metrics.answered("failed")
        if "command" in body:
            said = {"response_type": "ephemeral", "text": SORRY}
            return BoltResponse(status=200, body=said)
        if body.get("type") == "view_submission":
            return BoltResponse(status=200, body={"response_action": "update", "view": _sorry()})
        try:
            self._apologise(body, client)
        except (KeyError, IndexError, TypeError, AttributeError):
            # The request is not shaped as Slack documents it; there is nobody to apologise to.
            logger.warning("A request from Slack had an unknown shape")
        return BoltResponse(status=200)

    def _apologise(self, body: dict[str, Any], client: AsyncWebClient) -> None:
        poster, tasks = self.desk.poster, self.desk.tasks
        if "response_url" in body:
            url, thread_ts = body["response_url"], body.get("container", {}).get("thread_ts")
            said = poster.respond(url, sentence(SORRY), ephemeral=True, thread_ts=thread_ts)
            tasks.start(said)
        elif body.get("type") == "block_actions":
            self._apologise_in(body["view"], body, client)
        elif for_us(body.get("event", {})):
            place = Place.of_message(body["event"]["channel"], body["event"], team_of(body))
            tasks.start(poster.post(place, sentence(SORRY)))

    def _apologise_in(
        self, view: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """In the modal itself; an App Home stays as it is, and the direct message has the line."""
        if view["type"] == "modal":
            self.desk.tasks.start(changed(client, view["id"], _sorry()))
        else:
            self.desk.tasks.start(self.desk.poster.post(at_home(body), sentence(SORRY)))


def _sorry() -> View:
    return modal("sorry", "Versus", [line("sorry", SORRY)])
