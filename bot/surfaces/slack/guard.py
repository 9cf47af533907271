"""The door in front of Bolt: nothing that Slack did not sign gets as far as being parsed.

Bolt parses a body before it checks the signature and answers 500 to a malformed one. Here the
order is path and method, size, age, signature, shape; Bolt's own check stays on behind it.
"""

import hmac
import logging
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

from bot.metrics import Why
from bot.state.gathering import NotStoredError
from bot.surfaces.slack.payload import Body, Kind, MalformedError, read
from bot.surfaces.slack.settings import EVENTS_PATH
from bot.surfaces.slack.tasks import where

logger = logging.getLogger(__name__)

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Scope: TypeAlias = dict[str, Any]
AsgiApp: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers: TypeAlias = dict[bytes, bytes]

MAX_BODY = 1024 * 1024
MAX_AGE = 300
MAX_DIGITS = 11
STATUS: dict[Why, int] = {"not_found": 404, "too_large": 413, "unsigned": 401, "unreadable": 400}
OK, NOT_FOUND, ERROR, UNAVAILABLE = 200, 404, 500, 503
_TIMESTAMP, _SIGNATURE = b"x-slack-request-timestamp", b"x-slack-signature"


class RefusedError(Exception):
    """A request that goes no further, and why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class Guard:
    """An ASGI app that lets signed requests to one path through to another ASGI app.

    `rejected` is told why a request was refused.
    """

    def __init__(
        self, app: AsgiApp, signing_secret: str, rejected: Callable[[Why], None] = lambda _: None
    ) -> None:
        if not signing_secret:
            raise ValueError("without a signing secret anybody could sign")
        self._app = app
        self._key = signing_secret.encode()
        self._rejected = rejected

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check one request and pass it on, or refuse it."""
        headers: Headers = dict(scope["headers"])
        try:
            body = await self._let_in(scope, headers, receive)
        except RefusedError as refused:
            self._rejected(refused.why)
            await _end(send, STATUS[refused.why])
        else:
            timestamp, kept = headers[_TIMESTAMP], _kept(headers)
            kept[_SIGNATURE] = self._signature(timestamp, body.raw)
            clean = scope | {"query_string": b"", "headers": list(kept.items())}
            await self._pass_on(clean, body, _Answer(send, body.kind))

    async def _let_in(self, scope: Scope, headers: Headers, receive: Receive) -> Body:
        """Check what costs least first; nothing is read of a request without a sound timestamp.

        The signature (docs.slack.dev/authentication/verifying-requests-from-slack) is checked on
        the raw bytes: the SDK's verifier decodes first, and raises where that fails.
        """
        if scope["path"] != EVENTS_PATH or scope["method"] != "POST":
            raise RefusedError("not_found")
        if _number(headers.get(b"content-length", b"0")) > MAX_BODY:
            raise RefusedError("too_large")
        timestamp = headers.get(_TIMESTAMP, b"")
        if abs(time.time() - _number(timestamp)) > MAX_AGE:
            raise RefusedError("unsigned")
        raw = await _read(receive)
        if not hmac.compare_digest(self._signature(timestamp, raw), headers.get(_SIGNATURE, b"")):
            raise RefusedError("unsigned")
        try:
            return read(raw, headers.get(b"content-type", b""))
        except MalformedError:
            raise RefusedError("unreadable") from None

    def _signature(self, timestamp: bytes, body: bytes) -> bytes:
        digest = hmac.digest(self._key, b"v0:%b:%b" % (timestamp, body), "sha256")
        return b"v0=" + digest.hex().encode()

    async def _pass_on(self, scope: Scope, body: Body, answer: "_Answer") -> None:
        """Hand a request to Bolt, and answer for it where it fails.

        A 200 then: delivered again it would fail again. Only what could not be stored is asked
        for once more.
        """

        async def replay() -> Message:
            return {"type": "http.request", "body": body.raw, "more_body": False}

        try:
            await self._app(scope, replay, answer.send)
        except NotStoredError:
            await answer.end(UNAVAILABLE)
        except Exception as error:
            # Without a trace: it may quote what a person wrote.
            logger.error("A request from Slack failed: %s", where(error))  # noqa: TRY400
            await answer.end(OK)


class _Answer:
    """Bolt's answer on its way to Slack, put right where Slack would misunderstand it."""

    def __init__(self, send: Send, kind: Kind) -> None:
        self._send, self._kind = send, kind
        self._started = False

    async def send(self, message: Message) -> None:
        """Send a part of the answer."""
        self._started = True
        status = message.get("status", OK)
        if status == NOT_FOUND and self._kind != "command":
            # Nobody listens for it: a 404 would count as a failed delivery.
            message["status"] = OK
        elif status >= ERROR and status != UNAVAILABLE:
            logger.error("A request from Slack was answered with %d", status)
            message["status"] = OK
        await self._send(message)

    async def end(self, status: int) -> None:
        """Answer in Bolt's place, unless it has begun to."""
        if not self._started:
            await _end(self._send, status)


def _kept(headers: Headers) -> Headers:
    """Keep the headers that Bolt needs; of others it cannot even read every one."""
    return {
        name: value
        for name, value in headers.items()
        if (name == b"content-type" or name.startswith(b"x-slack-")) and value.isascii()
    }


def _number(digits: bytes) -> int:
    """Read a number of a header; -1 where it is none, or too long to be one of ours."""
    return int(digits) if digits.isdigit() and len(digits) <= MAX_DIGITS else -1


async def _read(receive: Receive) -> bytes:
    """Read a body of at most 1 MiB, or until the client goes away."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if message["type"] != "http.request" or len(body) > MAX_BODY:
            raise RefusedError("too_large")
        if not message.get("more_body", False):
            return bytes(body)


async def _end(send: Send, status: int) -> None:
    """Answer without a body; only a 503 asks Slack to deliver again."""
    retry = [] if status == UNAVAILABLE else [(b"x-slack-no-retry", b"1")]
    headers = [(b"content-type", b"text/plain"), *retry]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
