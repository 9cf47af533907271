"""Messages on their way to Slack: posted once, and once more as plain text if blocks are refused.

The SDK's default client sends again after a lost reply and so posts twice; every client here is
without retry handlers. A 429 is the one answer that proves nothing was posted.
"""

import asyncio
import logging
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.surfaces.slack.blocks import Drawn
from bot.surfaces.slack.places import Place

logger = logging.getLogger(__name__)

NO_ANSWER = "no_answer"
UNDRAWABLE = ("invalid_blocks", "msg_blocks_too_long")
_LONGEST_PAUSE = 60
_TOO_MANY = 429
_OK = 200


def refusal(error: SlackApiError) -> str:
    """Name the error that Slack answered with, such as `not_in_channel`.

    `no_answer` where what came was not an answer of Slack's: a proxy's page, say.
    """
    answer = error.response
    data = answer.data if isinstance(answer, AsyncSlackResponse) else answer
    return str(data.get("error", NO_ANSWER)) if isinstance(data, dict) else NO_ANSWER


@dataclass(frozen=True, slots=True)
class Poster:
    """Posts with the bot's own token; the client must have no retry handlers."""

    client: AsyncWebClient

    async def post(self, place: Place, drawn: Drawn) -> None:
        """Post a message; raises SlackApiError where Slack refuses more than its blocks."""
        message = {"channel": place.channel, "thread_ts": place.thread_ts, "text": drawn.text}
        try:
            await self._post(message | _blocks(drawn))
        except SlackApiError as error:
            if not refusal(error).startswith(UNDRAWABLE):
                raise
            _log_shape(drawn)
            await self._post(message)

    async def respond(
        self, url: str, drawn: Drawn, *, ephemeral: bool, replace: bool = False
    ) -> None:
        """Answer through a response URL: replace the message clicked on, or add one beside it."""
        message: dict[str, Any] = {
            "text": drawn.text,
            "response_type": "ephemeral" if ephemeral else "in_channel",
            "replace_original": replace,
        }
        answer = await self._send(url, message | _blocks(drawn))
        if any(error in answer for error in UNDRAWABLE):
            _log_shape(drawn)
            await self._send(url, message)

    async def delete(self, url: str) -> None:
        """Take away the message that a response URL belongs to."""
        await self._send(url, {"delete_original": True})

    async def _post(self, message: dict[str, Any]) -> None:
        try:
            await self._post_once(message)
        except SlackApiError as error:
            pause = _pause(error)
            if pause is None:
                raise
            await asyncio.sleep(pause)
            await self._post_once(message)

    async def _post_once(self, message: dict[str, Any]) -> None:
        await self.client.chat_postMessage(**message, unfurl_links=False, unfurl_media=False)

    async def _send(self, url: str, message: dict[str, Any]) -> str:
        """Send to a response URL; the body of a refusal, nothing where it was accepted."""
        client = self.client
        webhook = AsyncWebhookClient(
            url,
            session=client.session,
            proxy=client.proxy,
            ssl=client.ssl,
            logger=client.logger,
            retry_handlers=[],
        )
        answer = await webhook.send_dict(message)
        if answer.status_code == _OK:
            return ""
        logger.warning("Slack refused a response with status %d", answer.status_code)
        return answer.body or "refused"


def _pause(error: SlackApiError) -> int | None:
    """Read how many seconds Slack asks to wait; None where it refused for another reason."""
    answer = error.response
    if not isinstance(answer, AsyncSlackResponse) or answer.status_code != _TOO_MANY:
        return None
    seconds = str(answer.headers.get("Retry-After", "1"))
    return min(int(seconds) if seconds.isdecimal() else 1, _LONGEST_PAUSE)


def _blocks(drawn: Drawn) -> dict[str, Any]:
    return {"blocks": list(drawn.blocks)} if drawn.blocks else {}


def _log_shape(drawn: Drawn) -> None:
    """Log the kinds and sizes of refused blocks; what they say is nobody's business."""
    shape = [(block["type"], len(str(block))) for block in drawn.blocks]
    logger.error("Slack refused blocks, sent as text instead: %s", shape)
