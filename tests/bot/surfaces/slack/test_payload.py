"""A body is read as Bolt will read it: what Slack sends is passed on, what is malformed is not."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_bolt.request.internals import parse_body

from bot.surfaces.slack.payload import Body, MalformedError, read
from tests.slack_standin.interactions import executed, linked
from tests.slack_standin.payloads import ADA, CHANNEL, click, command, direct, event, mention

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
URL = "http://localhost/respond"
BUTTON = {"type": "button", "action_id": "ask:0", "value": "context of aster"}
CLICK: dict[str, Any] = click(BUTTON, URL, {"ts": "1.1", "text": "Aster?"}, CHANNEL)
MODAL: dict[str, Any] = {
    "type": "view_submission",
    "user": {"id": ADA, "name": "ada"},
    "view": {"id": "V1", "type": "modal", "state": {"values": {"b": {"a": {"value": None}}}}},
    "response_urls": [],
}


def encoded(payload: object) -> bytes:
    return json.dumps(payload).encode()


def interaction(payload: object) -> bytes:
    return urlencode({"payload": json.dumps(payload)}).encode()


def read_as(raw: bytes) -> Body:
    return read(raw, (JSON if raw.startswith((b"{", b"[")) else FORM).encode())


SOUND: dict[str, bytes] = {
    "a mention": encoded(mention("aster")),
    "a direct message": encoded(direct("aster", client_msg_id="c", files=[{}], blocks=[])),
    "a changed message": encoded(
        event("message", subtype="message_changed", channel="C", ts="1", message={"ts": "1"})
    ),
    "somebody who joined": encoded(event("team_join", user={"id": "U1", "profile": {}})),
    "a channel of a new name": encoded(event("channel_rename", channel={"id": "C1", "name": "n"})),
    "a step of a workflow": encoded(executed({"first": "aster", "second": None})),
    "links": encoded(linked("https://versus.example.com/models/aster")),
    "a link that is being written": encoded(linked("https://versus.example.com/", written=False)),
    "an event of next year": encoded(event("comet_seen", comets=[1, None, {}], where=None)),
    "an event of a whole organisation": encoded(event("x") | {"authorizations": []}),
    "a rate limit": encoded({"type": "app_rate_limited", "minute_rate_limited": 1}),
    "a verification": encoded({"type": "url_verification", "challenge": "c"}),
    "a click": interaction(CLICK),
    "a click under what one person sees": interaction(click(BUTTON, URL, None, CHANNEL)),
    "a dialogue of old": interaction({"type": "dialog_submission", "submission": {"a": "b"}}),
    "a modal": interaction(MODAL),
}


@pytest.mark.parametrize("what", SOUND)
def test_what_slack_sends_is_passed_on_as_it_is(what: str) -> None:
    body = read_as(SOUND[what])
    assert body.raw == SOUND[what]
    assert body.kind == ("event" if body.raw.startswith(b"{") else "interaction")


MALFORMED: dict[str, bytes] = {
    "nothing": b"",
    "half": b'{"type": "event_callback", ',
    "a list": b"[1]",
    "a null": b"payload=null",
    "a list in a form": b"payload=%5B1%5D",
    "a form of something else": b"hello=world",
    "another encoding": '{"type": "é"}'.encode("latin-1"),
    "a deep one": b'{"type": ' + b"[" * 5_000 + b"]" * 5_000 + b"}",
    "half a character": b'{"type": "\\ud83d"}',
    "a long number": b'{"type": "x", "n": ' + b"9" * 9_000 + b"}",
    "many fields": b"&".join(b"a%d=1" % number for number in range(201)) + b"&payload=%7B%7D",
    "an event in a list": encoded(event("x") | {"event": [1]}),
    "no event": encoded(event("x") | {"event": None}),
    "a kind that is no word": encoded(event("x") | {"event": {"type": ["x"]}}),
    "authorizations in words": encoded(event("x") | {"authorizations": ["x"]}),
    "an App Home of nobody": encoded(event("app_home_opened", channel="D1", tab="home")),
    "a step of no name": encoded(executed({}, "")),
    "an execution of no step": encoded(event("function_executed", function_execution_id="Fx1")),
    "a step with a list put in": encoded(executed([])),  # type: ignore[arg-type]
    "links in words": encoded(event("link_shared", channel="C1", message_ts="1", links=["x"])),
    "a user who is a number": encoded(event("x", user=1)),
    "a text that is a list": encoded(event("message", channel="C1", ts="1", text=["x"])),
    "a channel of no name": encoded(mention("x", channel="")),
    "a null in a text": encoded(mention("x\0")),
    "a click on nothing": interaction(CLICK | {"actions": []}),
    "a click nowhere": interaction(CLICK | {"container": {}}),
    "a click of nobody's event": interaction(CLICK | {"event": {"user": 1}}),
    "an event in an event": encoded(event("x", event={"event": {"user": 1}})),
    "a view of a workspace that is none": encoded(
        event("x") | {"view": {"app_installed_team_id": []}}
    ),
    "a click of nobody": interaction(CLICK | {"user": None}),
    "a modal of no values": interaction(MODAL | {"view": MODAL["view"] | {"state": {"values": 1}}}),
    "an event in a form": interaction(mention("aster")),
    "a click that is no form": encoded(CLICK),
    "a click on an item of no channel": interaction(CLICK | {"item": {"channel": 1}}),
    "a verification by a number": encoded(
        {"type": "url_verification", "challenge": "c", "user": 1}
    ),
    "a click in no view": interaction(CLICK | {"view": None}),
    "a command in a view": urlencode(command("aster", URL) | {"view": "V1"}).encode(),
    "a command of nobody": b"command=%2Fcompare&text=aster",
}


@pytest.mark.parametrize("what", MALFORMED)
def test_what_slack_would_not_send_is_not_read(what: str) -> None:
    with pytest.raises(MalformedError):
        read_as(MALFORMED[what])


def test_a_question_with_the_word_payload_is_still_a_command() -> None:
    asked = "what payload does aster take?"
    fields = command(asked, URL)
    body = read_as(urlencode(fields).encode())
    assert body.kind == "command"
    assert parse_body(body.raw.decode(), FORM) == fields
