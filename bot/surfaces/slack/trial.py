"""A trial in a channel: posts, posts the same again, reads both back, takes them away.

It tells what Slack's documentation leaves open and the recovery after a lost reply rests on:
whether metadata is read back, what becomes of a `client_msg_id` that comes twice, and how late a
post is shown.
"""

import asyncio
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.surfaces.slack.doctor import Finding, not_checked, ok, refused, wrong
from bot.surfaces.slack.looking import PAGE
from bot.surfaces.slack.posting import is_definite, refusal

TEXT = "Versus is being checked; this message goes away by itself."
EVENT = "versus_doctor"
LONGEST_LAG = 10.0
_PAUSE = 0.2
_PERHAPS = "no reply came: a message may be there, take it away by hand"
_POST, _AGAIN, _SHOWN, _METADATA, _AWAY = (
    "posting",
    "client_msg_id twice",
    "history",
    "metadata",
    "deleting",
)


@dataclass(slots=True)
class Trial:
    """One trial; `longest` is how many seconds a message may take to show in the history."""

    client: AsyncWebClient
    channel: str
    longest: float = LONGEST_LAG
    mark: str = field(default_factory=lambda: str(uuid.uuid4()))
    posted: list[str] = field(default_factory=list)

    async def run(self) -> list[Finding]:
        """Try it all; whatever comes of it, what was posted is taken away again."""
        try:
            first = await self._post()
            if self.posted:
                return [first, await self._again(), *await self._read_back(), await self._away()]
        except BaseException:
            await self._away()
            raise
        unposted = "nothing was posted"
        return [first, *(not_checked(each, unposted) for each in (_AGAIN, _SHOWN, _METADATA))]

    async def _post(self) -> Finding:
        try:
            await self._send()
        except SlackApiError as error:
            return refused(_POST, error) if is_definite(error) else wrong(_POST, _PERHAPS)
        except (ClientError, TimeoutError):
            return wrong(_POST, _PERHAPS)
        return ok(_POST, "a message with metadata was taken")

    async def _again(self) -> Finding:
        (first,) = self.posted
        try:
            await self._send()
        except SlackApiError as error:
            if not is_definite(error):
                return not_checked(_AGAIN, _PERHAPS)
            return ok(_AGAIN, f"Slack refuses the second: {refusal(error)}")
        except (ClientError, TimeoutError):
            return not_checked(_AGAIN, _PERHAPS)
        if self.posted[-1] == first:
            return ok(_AGAIN, "Slack answers with the first message and posts no second")
        return ok(_AGAIN, "Slack posts a second message, so the id alone prevents none")

    async def _send(self) -> None:
        message: dict[str, Any] = {
            "channel": self.channel,
            "text": TEXT,
            "metadata": {"event_type": EVENT, "event_payload": {"check": self.mark}},
            "client_msg_id": self.mark,
        }
        answer = await self.client.chat_postMessage(**message)
        self.posted.append(str(answer["ts"]))

    async def _read_back(self) -> list[Finding]:
        began = time.monotonic()
        sought = set(self.posted)
        while True:
            try:
                shown = await self._history()
            except SlackApiError as error:
                return [*_unread(f"Slack says {refusal(error)} to conversations.history")]
            except (ClientError, TimeoutError):
                return [*_unread("no reply came; check again")]
            took = time.monotonic() - began
            if sought <= shown.keys():
                return [ok(_SHOWN, f"shows what was posted within {took:.1f} s"), self._kept(shown)]
            if took > self.longest:
                said = f"does not show what was posted within {self.longest:g} s"
                return [wrong(_SHOWN, said), not_checked(_METADATA, "it was not shown")]
            await asyncio.sleep(_PAUSE)

    async def _history(self) -> dict[str, dict[str, Any]]:
        answer = await self.client.conversations_history(
            channel=self.channel,
            oldest=min(self.posted),
            inclusive=True,
            include_all_metadata=True,
            limit=PAGE,
        )
        return {str(each.get("ts")): each for each in answer.get("messages") or ()}

    def _kept(self, shown: dict[str, dict[str, Any]]) -> Finding:
        for ts in self.posted:
            metadata = shown[ts].get("metadata") or {}
            if (metadata.get("event_payload") or {}).get("check") != self.mark:
                said = "is not read back, so a post whose reply is lost cannot be found again"
                return wrong(_METADATA, said)
        return ok(_METADATA, "is read back as it was posted")

    async def _away(self) -> Finding:
        left: list[str] = []
        for ts in dict.fromkeys(self.posted):
            try:
                await self.client.chat_delete(channel=self.channel, ts=ts)
            except (SlackApiError, ClientError, TimeoutError):
                left.append(ts)
        if left:
            return wrong(_AWAY, f"take away by hand the messages of {', '.join(left)}")
        return ok(_AWAY, "what was posted is gone")


def _unread(why: str) -> Iterator[Finding]:
    yield not_checked(_SHOWN, f"{why}; the scope channels:history would allow it")
    yield not_checked(_METADATA, "nothing was read back")
