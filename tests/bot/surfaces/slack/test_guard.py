"""The door by itself: what it reads of a request, what it passes on, and how failures end."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest

from bot.state.gathering import NotStoredError
from bot.surfaces.slack.guard import Guard, Message, Receive, Scope, Send
from bot.surfaces.slack.settings import EVENTS_PATH
from tests.slack_standin.delivery import signed
from tests.slack_standin.payloads import ADA, command, mention
from tests.slack_standin.workspace import SECRET

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
URL = "http://localhost/respond"
MENTION = json.dumps(mention("aster")).encode()
MODAL = {"type": "view_submission", "user": {"id": ADA}, "view": {"id": "V1", "type": "modal"}}


@dataclass
class Behind:
    """An app behind the guard: answers with a status, or fails."""

    status: int = 200
    error: Exception | None = None
    bodies: list[bytes] = field(default_factory=list)
    scopes: list[Scope] = field(default_factory=list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scopes.append(scope)
        self.bodies.append((await receive())["body"])
        if self.error:
            raise self.error
        await send({"type": "http.response.start", "status": self.status, "headers": []})
        await send({"type": "http.response.body", "body": b""})


@dataclass
class Knock:
    """One request at the door: what was read of it, and how it was answered."""

    chunks: list[bytes]
    read: int = 0
    answered: list[Message] = field(default_factory=list)

    async def receive(self) -> Message:
        chunk = self.chunks[self.read]
        self.read += 1
        return {"type": "http.request", "body": chunk, "more_body": self.read < len(self.chunks)}

    async def send(self, message: Message) -> None:
        self.answered.append(message)

    @property
    def status(self) -> int:
        return int(self.answered[0]["status"])

    @property
    def again(self) -> bool:
        """Whether Slack may deliver it again."""
        return (b"x-slack-no-retry", b"1") not in self.answered[0]["headers"]


async def knock(
    app: Behind, *chunks: bytes, content: str = JSON, headers: Mapping[str, str] | None = None
) -> Knock:
    """Send a body in chunks, signed unless headers are given."""
    said = signed(b"".join(chunks)) if headers is None else headers
    all_of_them = {"Content-Type": content, **said}.items()
    raw = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in all_of_them]
    scope = {"type": "http", "path": EVENTS_PATH, "method": "POST", "headers": raw}
    one = Knock(list(chunks))
    await Guard(app, SECRET)(scope, one.receive, one.send)
    return one


async def test_what_says_that_it_is_too_long_is_not_read() -> None:
    one = await knock(Behind(), b"x", headers={"Content-Length": str(60 * 1024 * 1024)})
    assert (one.status, one.read) == (413, 0)


@pytest.mark.parametrize("timestamp", ["", "abc", "1", "9" * 30, "-1", "\u00b2"])
async def test_what_has_no_sound_timestamp_is_not_read(timestamp: str) -> None:
    one = await knock(Behind(), b"x", headers={"X-Slack-Request-Timestamp": timestamp})
    assert (one.status, one.read) == (401, 0)


async def test_what_grows_too_long_is_read_no_further() -> None:
    chunks = [b"x" * 300_000] * 10
    one = await knock(Behind(), *chunks)
    assert (one.status, one.read) == (413, 4)


async def test_nobody_listening_counts_as_delivered_but_for_a_command() -> None:
    nobody = Behind(404)
    assert (await knock(nobody, MENTION)).status == 200
    assert (
        await knock(nobody, urlencode({"payload": json.dumps(MODAL)}).encode(), content=FORM)
    ).status == 200
    said = urlencode(command("aster", URL)).encode()
    assert (await knock(nobody, said, content=FORM)).status == 404


async def test_what_is_signed_but_malformed_is_refused_for_good() -> None:
    app = Behind()
    one = await knock(app, b"[1]")
    assert (one.status, one.again, app.bodies) == (400, False, [])


async def test_what_is_passed_on_otherwise_than_it_came_is_signed_anew() -> None:
    app = Behind()
    await knock(app, urlencode(command("what payload?", URL)).encode(), content=FORM)
    passed_on = dict(app.scopes[0]["headers"])
    own = signed(app.bodies[0], at=int(passed_on[b"x-slack-request-timestamp"]))
    assert passed_on[b"x-slack-signature"].decode() == own["X-Slack-Signature"]


async def test_headers_that_bolt_could_not_read_stay_outside() -> None:
    app, body = Behind(), MENTION
    odd = {"X-Forwarded-For": "\u00ff", "X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "\u00ff"}
    assert (await knock(app, body, headers=signed(body) | odd)).status == 200
    names = {name for name, _ in app.scopes[0]["headers"]}
    assert b"x-slack-retry-num" in names
    assert not {b"x-forwarded-for", b"x-slack-retry-reason"} & names


FAILURES: dict[str, tuple[Callable[[], Behind], int]] = {
    "it is not stored": (lambda: Behind(error=NotStoredError()), 503),
    "the app says that it is not stored": (lambda: Behind(503), 503),
    "it fails": (lambda: Behind(error=RuntimeError("what a person wrote")), 200),
    "the app says that it failed": (lambda: Behind(500), 200),
}


@pytest.mark.parametrize("how", FAILURES)
async def test_only_what_is_not_stored_is_asked_for_again(
    how: str, caplog: pytest.LogCaptureFixture
) -> None:
    build, status = FAILURES[how]
    one = await knock(build(), MENTION)
    assert one.status == status
    assert status == 200 or one.again
    assert len(caplog.records) == (status == 200)
    assert "what a person wrote" not in caplog.text


async def test_why_a_request_is_refused_is_told() -> None:
    told: list[str] = []
    body = b"[1]"
    guard = Guard(Behind(), SECRET, told.append)
    raw = [(name.lower().encode(), value.encode()) for name, value in signed(body).items()]
    for path, headers in (("/", raw), (EVENTS_PATH, []), (EVENTS_PATH, raw)):
        one = Knock([body])
        scope = {"path": path, "method": "POST", "headers": headers}
        await guard(scope, one.receive, one.send)
    assert told == ["not_found", "unsigned", "unreadable"]


def test_without_a_secret_there_is_no_door() -> None:
    with pytest.raises(ValueError, match="secret"):
        Guard(Behind(), "")


async def test_an_old_request_is_refused_though_signed() -> None:
    body = MENTION
    one = await knock(Behind(), body, headers=signed(body, at=time.time() - 301))
    assert one.status == 401
