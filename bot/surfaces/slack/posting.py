"""Messages on their way to Slack: posted once, and once more as plain text if blocks are refused.

The SDK's default client sends again after a lost reply and so posts twice; every client here is
without retry handlers. A 429 is the one answer that proves nothing was posted.
"""

import logging
import time
import uuid
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeAlias

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.surfaces.slack.blocks import Drawn
from bot.surfaces.slack.clients import NO_ANSWER, Clients, with_token
from bot.surfaces.slack.looking import MARKED, found
from bot.surfaces.slack.places import Place

logger = logging.getLogger(__name__)

Post: TypeAlias = Callable[..., Awaitable[AsyncSlackResponse]]

UNDRAWABLE = ("invalid_blocks", "msg_blocks_too_long")
# After these the message may be there all the same: part of the work was done, or no reply came
# (docs.slack.dev/reference/methods/chat.postMessage).
AMBIGUOUS = frozenset({NO_ANSWER, "internal_error", "fatal_error", "service_unavailable"})
LIMITED = frozenset({"ratelimited", "rate_limited"})
_TOO_MANY, _OK = 429, 200


class LimitedError(Exception):
    """Slack has had too much for now, and certainly posted nothing; `seconds` until it may."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no more for {seconds:.0f} s")
        self.seconds = seconds


def is_definite(error: SlackApiError) -> bool:
    """Whether an error says for certain that nothing was done."""
    answer = error.response
    broken = isinstance(answer, AsyncSlackResponse) and answer.status_code >= 500
    return not broken and refusal(error) not in AMBIGUOUS


def is_closed(error: SlackApiError) -> bool:
    """Whether an error says that something may not be done, now or later."""
    return is_definite(error) and refusal(error) not in LIMITED


def seconds_to_wait(error: SlackApiError) -> float | None:
    """How many seconds Slack asks to wait; None where it refused for another reason."""
    answer = error.response
    if not isinstance(answer, AsyncSlackResponse) or answer.status_code != _TOO_MANY:
        return None
    seconds = str(answer.headers.get("Retry-After", "1"))
    return float(seconds) if seconds.isdecimal() else 1.0


def refusal(error: SlackApiError) -> str:
    """Name the error that Slack answered with, such as `not_in_channel`.

    `no_answer` where what came was not an answer of Slack's: a proxy's page, say.
    """
    answer = error.response
    data = answer.data if isinstance(answer, AsyncSlackResponse) else answer
    return str(data.get("error", NO_ANSWER)) if isinstance(data, dict) else NO_ANSWER


class Poster:
    """Posts with the bot's token of each workspace; the clients must have no retry handlers."""

    def __init__(self, clients: Clients) -> None:
        self.clients = clients
        # A 429 stops one method of a workspace for all: until then nothing is tried there.
        self._open_at: dict[str, float] = {}

    async def post(
        self, place: Place, drawn: Drawn, mark: str = "", only_for: str | None = None
    ) -> str:
        """Post a message, for one person's eyes only or for all; its timestamp.

        `mark` can be found in the conversation again. Raises LimitedError, or SlackApiError where
        Slack refuses more than its blocks.
        """
        message: dict[str, Any] = {"channel": place.channel, "text": drawn.text}
        message |= {"thread_ts": place.thread_ts} if place.thread_ts else {}
        message |= {"user": only_for} if only_for else _marked(mark)
        try:
            return await self._post(place.team, message | _blocks(drawn))
        except SlackApiError as error:
            if not refusal(error).startswith(UNDRAWABLE):
                raise
            _log_shape(drawn)
            return await self._post(place.team, message)

    async def find(self, place: Place, mark: str, since: float) -> tuple[str, ...]:
        """The timestamps of the messages with a mark, posted after a time, the oldest first."""
        bot = await self.clients.bot(place.team)
        client = with_token(self.clients.bare, bot.token)
        return await found(client, place, mark, since, by=bot.user)

    async def take_away(self, place: Place, ts: str) -> bool:
        """Delete one of the bot's messages; False where that may do later what it did not now."""
        client = await self.clients.of(place.team)
        try:
            await client.chat_delete(channel=place.channel, ts=ts)
        except SlackApiError as error:
            if refusal(error) != "message_not_found":
                logger.warning("A message could not be deleted: %s", refusal(error))
            return is_closed(error)
        except (ClientError, TimeoutError):
            return False
        return True

    async def respond(
        self,
        url: str,
        drawn: Drawn,
        *,
        ephemeral: bool,
        replace: bool = False,
        thread_ts: str | None = None,
    ) -> None:
        """Answer through a response URL: replace the message clicked on, or add one beside it.

        Without `thread_ts` one that is added stands in the channel.
        """
        message: dict[str, Any] = {
            "text": drawn.text,
            "response_type": "ephemeral" if ephemeral else "in_channel",
            "replace_original": replace,
        }
        message |= {"thread_ts": thread_ts} if thread_ts and not replace else {}
        answer = await self._send(url, message | _blocks(drawn))
        if any(error in answer for error in UNDRAWABLE):
            _log_shape(drawn)
            await self._send(url, message)

    async def delete(self, url: str) -> None:
        """Take away the message that a response URL belongs to."""
        await self._send(url, {"delete_original": True})

    async def _post(self, team: str, message: dict[str, Any]) -> str:
        wait = self._open_at.get(team, 0.0) - time.monotonic()
        if wait > 0:
            raise LimitedError(wait)
        client = await self.clients.of(team)
        post: Post = client.chat_postEphemeral
        if "user" not in message:
            post = partial(client.chat_postMessage, unfurl_links=False, unfurl_media=False)
        try:
            answer = await post(**message)
        except SlackApiError as error:
            seconds = seconds_to_wait(error)
            if seconds is None:
                raise
            self._open_at[team] = time.monotonic() + seconds
            raise LimitedError(seconds) from None
        return str(answer.get("ts") or answer.get("message_ts"))

    async def _send(self, url: str, message: dict[str, Any]) -> str:
        """Send to a response URL; the body of a refusal, nothing where it was accepted."""
        client = self.clients.bare
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


def _marked(mark: str) -> dict[str, Any]:
    """What a message is found again by; the second is a belt, which Slack does not promise."""
    if not mark:
        return {}
    payload = {"event_type": MARKED, "event_payload": {"id": mark}}
    return {"metadata": payload, "client_msg_id": str(uuid.uuid5(uuid.NAMESPACE_URL, mark))}


def _blocks(drawn: Drawn) -> dict[str, Any]:
    return {"blocks": list(drawn.blocks)} if drawn.blocks else {}


def _log_shape(drawn: Drawn) -> None:
    """Log the kinds and sizes of refused blocks; what they say is nobody's business."""
    shape = [(block["type"], len(str(block))) for block in drawn.blocks]
    logger.error("Slack refused blocks, sent as text instead: %s", shape)
