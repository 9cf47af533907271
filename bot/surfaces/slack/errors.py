"""What happens when a listener fails: logged without a word of the message, and said plainly."""

import logging
from dataclasses import dataclass
from typing import Any

from slack_bolt.response import BoltResponse

from bot.state.gathering import NotStoredError
from bot.surfaces.slack.blocks import sentence
from bot.surfaces.slack.click import Click
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.messages import for_us
from bot.surfaces.slack.places import Place, team_of
from bot.surfaces.slack.tasks import where
from bot.surfaces.slack.wording import SORRY

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Errors:
    """The error handler of the app, for any kind of request."""

    desk: Desk

    async def failed(self, error: Exception, body: dict[str, Any]) -> BoltResponse:
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
        try:
            self._apologise(body)
        except (KeyError, IndexError, TypeError, AttributeError):
            # The request is not shaped as Slack documents it; there is nobody to apologise to.
            logger.warning("A request from Slack had an unknown shape")
        return BoltResponse(status=200)

    def _apologise(self, body: dict[str, Any]) -> None:
        poster, tasks = self.desk.poster, self.desk.tasks
        if body.get("type") == "block_actions":
            url = Click.read(body).response_url
            tasks.start(poster.respond(url, sentence(SORRY), ephemeral=True))
        elif for_us(body["event"]):
            place = Place.of_message(body["event"]["channel"], body["event"], team_of(body))
            tasks.start(poster.post(place, sentence(SORRY)))
