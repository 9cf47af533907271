"""The door in front of Bolt: nothing that Slack did not sign gets as far as being parsed.

Bolt parses a body before it checks the signature and answers 500 to a malformed one. Here the
order is path and method, size, age, signature; Bolt's own check stays on behind it.
"""

import hmac
import logging
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

from bot.surfaces.slack.settings import EVENTS_PATH
from bot.surfaces.slack.tasks import where

logger = logging.getLogger(__name__)

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Scope: TypeAlias = dict[str, Any]
AsgiApp: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

MAX_BODY = 1024 * 1024
MAX_AGE = 300
MAX_DIGITS = 11
NOT_FOUND, UNAUTHORIZED, BAD_REQUEST, TOO_LARGE, OK = 404, 401, 400, 413, 200


class Guard:
    """An ASGI app that lets signed requests to one path through to another ASGI app."""

    def __init__(self, app: AsgiApp, signing_secret: str) -> None:
        if not signing_secret:
            raise ValueError("without a signing secret anybody could sign")
        self._app = app
        self._key = signing_secret.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check one request and pass it on, or refuse it."""
        if scope["path"] != EVENTS_PATH or scope["method"] != "POST":
            await _refuse(send, NOT_FOUND)
            return
        body = await _read(receive)
        if body is None:
            await _refuse(send, TOO_LARGE)
        elif not self._signed(scope, body):
            await _refuse(send, UNAUTHORIZED)
        else:
            await self._pass_on(scope, body, send)

    def _signed(self, scope: Scope, body: bytes) -> bool:
        """Check age and signature (docs.slack.dev/authentication/verifying-requests-from-slack).

        On the raw bytes: the SDK's verifier decodes first, and raises where that fails.
        """
        headers = dict(scope["headers"])
        timestamp: bytes = headers.get(b"x-slack-request-timestamp", b"")
        if not timestamp.isdigit() or len(timestamp) > MAX_DIGITS:
            return False
        if abs(time.time() - int(timestamp)) > MAX_AGE:
            return False
        digest = hmac.digest(self._key, b"v0:%b:%b" % (timestamp, body), "sha256")
        signature = b"v0=" + digest.hex().encode()
        return hmac.compare_digest(signature, headers.get(b"x-slack-signature", b""))

    async def _pass_on(self, scope: Scope, body: bytes, send: Send) -> None:
        """Hand a signed request to Bolt; one that it cannot even parse is not worth a retry."""
        started = False

        async def replay() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def forward(message: Message) -> None:
            nonlocal started
            started = True
            if message.get("status") == NOT_FOUND and body.startswith(b"{"):
                # An event of a kind that Bolt does not route, such as app_rate_limited: a 404
                # would count as a failed delivery.
                message["status"] = OK
            await send(message)

        try:
            await self._app(scope, replay, forward)
        except Exception as error:
            # Without a trace: it may quote what a person wrote.
            logger.error("A signed request could not be read: %s", where(error))  # noqa: TRY400
            if not started:
                await _refuse(send, BAD_REQUEST)


async def _read(receive: Receive) -> bytes | None:
    """Read a body of at most 1 MiB; None where it is longer or the client went away."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if message["type"] != "http.request" or len(body) > MAX_BODY:
            return None
        if not message.get("more_body", False):
            return bytes(body)


async def _refuse(send: Send, status: int) -> None:
    headers = [(b"content-type", b"text/plain"), (b"x-slack-no-retry", b"1")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
