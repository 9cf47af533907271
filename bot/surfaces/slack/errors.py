"""What happens when a listener fails: logged without a word of the message, and said plainly."""

import logging
from dataclasses import dataclass
from typing import Any

from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.state.gathering import NotStoredError
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.one_line import say
from bot.surfaces.slack.tasks import where
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
        return say(self.desk, body, client, SORRY)
