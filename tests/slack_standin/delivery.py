"""The two ways in which Slack delivers: signed HTTP requests, and Socket Mode envelopes."""

import hashlib
import hmac
import io
import itertools
import json
import time
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlencode

import aiohttp

from tests.slack_standin.block_kit import refusal
from tests.slack_standin.workspace import SECRET, Workspace

Payload = dict[str, Any]
_envelopes = itertools.count(1)


@dataclass(frozen=True)
class Acknowledged:
    """How a delivery was answered; over a WebSocket an acknowledgement counts as 200."""

    status: int
    body: Payload


class Delivery(Protocol):
    """Delivers as Slack does, whatever the transport."""

    async def event(self, payload: Payload) -> Acknowledged: ...

    async def command(self, fields: dict[str, str]) -> Acknowledged: ...

    async def click(self, payload: Payload) -> Acknowledged: ...


def signed(body: bytes, secret: str = SECRET, at: float | None = None) -> dict[str, str]:
    """Sign a body as in docs.slack.dev/authentication/verifying-requests-from-slack."""
    timestamp = str(int(time.time() if at is None else at))
    base = b":".join((b"v0", timestamp.encode(), body))
    digest = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}


class OverHttp:
    """Slack calling the bot."""

    def __init__(self, url: str) -> None:
        self.url = f"{url}/slack/events"

    async def event(self, payload: Payload) -> Acknowledged:
        return await self.send(json.dumps(payload).encode(), "application/json")

    async def command(self, fields: dict[str, str]) -> Acknowledged:
        return checked(await self.send(urlencode(fields).encode()))

    async def click(self, payload: Payload) -> Acknowledged:
        return await self.send(urlencode({"payload": json.dumps(payload)}).encode())

    async def send(
        self,
        body: bytes,
        content_type: str = "application/x-www-form-urlencoded",
        headers: dict[str, str] | None = None,
    ) -> Acknowledged:
        """Send any body, signed unless other headers are given."""
        said = {"Content-Type": content_type} | (signed(body) if headers is None else headers)
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.url, data=io.BytesIO(body), headers=said) as answer,
        ):
            text = await answer.text()
        return Acknowledged(answer.status, json.loads(text) if text.startswith("{") else {})


class OverSocket:
    """Slack sending down the WebSocket that the bot opened."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    async def event(self, payload: Payload) -> Acknowledged:
        return await self._send("events_api", payload)

    async def command(self, fields: dict[str, str]) -> Acknowledged:
        return checked(await self._send("slash_commands", dict(fields)))

    async def click(self, payload: Payload) -> Acknowledged:
        return await self._send("interactive", payload)

    async def _send(self, kind: str, payload: Payload) -> Acknowledged:
        envelope = {"type": kind, "envelope_id": f"envelope-{next(_envelopes)}"}
        accepts = {"accepts_response_payload": kind != "events_api"}
        ack = await self.workspace.send(envelope | accepts | {"payload": payload})
        return Acknowledged(200, ack.get("payload", {}))


def checked(answer: Acknowledged) -> Acknowledged:
    """Refuse the answer to a command where Slack would not show it; it may also be empty."""
    assert answer.status != 200 or not answer.body or refusal(answer.body) is None, answer.body
    return answer
