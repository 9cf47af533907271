"""What Slack sends, of every kind, and the same bent out of shape."""

import copy
import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from bot.surfaces.slack.comparing import COMPARE, MODELS
from bot.surfaces.slack.settings_form import FORM, PROVIDERS, ZONE
from bot.surfaces.slack.under import FEEDBACK
from tests.slack_standin.block_kit import parts
from tests.slack_standin.interactions import (
    executed,
    linked,
    on_message,
    pressed_in,
    submission,
    suggestion,
)
from tests.slack_standin.payloads import ADA, CHANNEL, TEAM, click, command, direct, event, mention

Payload = dict[str, Any]
Build = Callable[[], Payload]
JSON, FORM_TYPE = "application/json", "application/x-www-form-urlencoded"
CONTENT_TYPES = (JSON, FORM_TYPE, "application/json; charset=utf-16", "multipart/form-data", "")
ACTIONS = ("ask:0", "finish:1", "share", FEEDBACK, "nobody:listens")
TEXTS = ("context of Kimi K2", "Kimi K2 vs GPT-4 Turbo", "", "settings", "help", "<!channel>")


@dataclass(frozen=True, slots=True)
class Sent:
    """A body as it goes over the wire."""

    kind: str
    raw: bytes
    content_type: str


def payloads(url: str, views: Sequence[Payload]) -> Mapping[str, Sequence[Build]]:
    """How each kind is built; `views` are the forms that the bot has opened."""
    return {
        "event": list(_events()),
        "command": [partial(command, text, url) for text in TEXTS],
        "action": list(_actions(url, views)),
        "view": [_closed, *(partial(submission, view, {}) for view in views)],
        "options": list(_menus(views)),
        "shortcut": [partial(_shortcut, url), partial(on_message, "compare", "Kimi K2?", url)],
        "verification": [partial(dict, type="url_verification", challenge="c", token="t")],
    }


def _events() -> Iterator[Build]:
    for text in TEXTS:
        yield partial(mention, text)
        yield partial(direct, text, client_msg_id="c", blocks=[], files=[{"id": "F1"}])
    changed = {"channel": CHANNEL, "ts": "1.1", "message": {"user": ADA, "ts": "1.1"}}
    yield partial(event, "message", subtype="message_changed", **changed)
    for tab in ("home", "messages"):
        yield partial(event, "app_home_opened", user=ADA, channel="D1", tab=tab)
    for kind in ("member_joined_channel", "channel_archive", "reaction_added", "comet_seen"):
        item = {"type": "message", "channel": CHANNEL, "ts": "1.1"}
        yield partial(event, kind, user=ADA, channel=CHANNEL, item=item)
    yield partial(executed, {"first": "Kimi K2", "second": "GPT-4 Turbo", "attribute": "price"})
    yield partial(linked, "https://versus.example.com/models/kimi-k2")
    yield partial(event, "team_join", user={"id": ADA, "profile": {}})
    yield partial(event, "tokens_revoked", tokens={"oauth": ["U1"], "bot": ["U2"]})
    yield partial(dict, type="app_rate_limited", team_id=TEAM, minute_rate_limited=1)


def _actions(url: str, views: Sequence[Payload]) -> Iterator[Build]:
    for action_id in ACTIONS:
        button = {"type": "button", "action_id": action_id, "value": "context of Kimi K2"}
        for message in ({"ts": "1.1", "text": "Which?", "thread_ts": "1.0"}, None):
            yield partial(click, button, url, message, CHANNEL)
    for view in views:
        yield from (partial(pressed_in, view, each) for each in _elements(view))


def _menus(views: Sequence[Payload]) -> Iterator[Build]:
    for view in views:
        for each in sorted(set(_elements(view)) & {MODELS, PROVIDERS, ZONE}):
            yield partial(suggestion, each, "kim", view)


def _elements(view: Payload) -> list[str]:
    return [each["action_id"] for each in parts(view["blocks"]) if "action_id" in each]


def _closed() -> Payload:
    user, view = {"id": ADA, "team_id": TEAM}, {"id": "V1", "type": "modal", "callback_id": COMPARE}
    return {"type": "view_closed", "user": user, "view": view, "is_cleared": False}


def _shortcut(url: str) -> Payload:
    user, team = {"id": ADA, "username": "ada"}, {"id": TEAM, "domain": "example"}
    named = {"callback_id": FORM, "trigger_id": "1.1", "action_ts": "1.1", "response_url": url}
    return {"type": "shortcut", "user": user, "team": team, **named}


def sound(kind: str, payload: Payload) -> Sent:
    """A payload as Slack encodes it."""
    if kind == "command":
        return Sent(kind, urlencode(payload, errors="surrogatepass").encode(), FORM_TYPE)
    written = json.dumps(payload).encode()
    if kind in ("event", "verification"):
        return Sent(kind, written, JSON)
    return Sent(kind, urlencode({"payload": written}).encode(), FORM_TYPE)


def mutated(kind: str, payload: Payload, chance: random.Random) -> Sent:
    """The same with some of its values bent, its bytes bent, or both."""
    bent = copy.deepcopy(payload)
    how = chance.random()
    if how < 0.85:
        for _ in range(chance.randint(1, 4)):
            _bend(bent, chance)
    sent = sound(kind, bent)
    if how < 0.7:
        return sent
    content = sent.content_type if chance.random() < 0.7 else chance.choice(CONTENT_TYPES)
    return Sent(kind, chance.choice(BYTES)(sent.raw, chance), content)


def _bend(payload: Payload, chance: random.Random) -> None:
    """Take away, replace or rename one thing anywhere inside."""
    places = [(inside, key) for inside in _inside(payload) for key in _keys(inside)]
    if not places:
        return
    inside, key = chance.choice(places)
    how = chance.random()
    if how < 0.25:
        del inside[key]
    elif how < 0.9 or isinstance(inside, list):
        inside[key] = copy.deepcopy(chance.choice(VALUES))
    else:
        inside[chance.choice(("type", "event", "user", "channel", "view", "x"))] = inside.pop(key)


def _inside(value: Any, depth: int = 0) -> Iterator[Any]:
    """Every object and list inside, down to a depth that no payload of Slack's has."""
    if isinstance(value, (dict, list)) and depth < 20:
        yield value
        for key in _keys(value):
            yield from _inside(value[key], depth + 1)


def _keys(inside: Any) -> list[Any]:
    return list(inside) if isinstance(inside, dict) else list(range(len(inside)))


VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 10**30, float("nan"), float("inf"), "", " ", "x", "0", "null",
    [], {}, [None], ["x"], [[]], [{}], {"id": None}, {"id": 1}, {"id": []}, {"x": "y"},
    {"type": []}, "x" * 5_000, "\0", "\ud83d", "\u202e", "日本語", "<!channel> <@U1>", "../../x",
    "' OR 1=1 --", "{{7*7}}", "message", "app_mention", "block_actions", "event_callback",
    ["x"] * 2_000, {str(number): number for number in range(500)},
    json.loads("[" * 120 + "]" * 120), json.loads('{"a":' * 120 + "1" + "}" * 120),
)  # fmt: skip


def _flipped(raw: bytes, chance: random.Random) -> bytes:
    bent = bytearray(raw)
    for _ in range(chance.randint(1, 8)):
        bent[chance.randrange(len(bent))] = chance.randrange(256)
    return bytes(bent)


Bytes = Callable[[bytes, random.Random], bytes]
BYTES: tuple[Bytes, ...] = (
    lambda raw, chance: raw[: chance.randrange(len(raw) + 1)],
    lambda raw, chance: raw[chance.randrange(len(raw) + 1) :],
    _flipped,
    lambda raw, _: raw.decode().encode("utf-16"),
    lambda raw, _: b"\xef\xbb\xbf" + raw,
    lambda raw, _: b"\xff\xfe" + raw,
    lambda raw, _: b" \n" + raw,
    lambda raw, _: b"[" + raw + b"]",
    lambda raw, _: raw + raw,
    lambda raw, _: raw + b"&" + raw,
    lambda raw, _: raw + b"&payload=%5B%5D&payload=",
    lambda raw, _: b"payload=&" + raw,
    lambda raw, _: b"payload=" + raw,
    lambda raw, _: raw + b"&a=1" * 5_000,
    lambda raw, _: raw.replace(b"%", b"%%"),
    lambda raw, _: raw.replace(b"%22", b"%ff").replace(b'"', b"\xe9"),
    lambda raw, _: raw + b"\x00" * 100,
    lambda raw, _: raw.replace(b": ", b": " + b"[" * 900 + b"]" * 900 + b", ", 1),
    lambda _raw, _: b"",
    lambda _raw, _: b"[" * 100_000,
    lambda _raw, _: b'{"a":' * 100_000,
    lambda _raw, _: b"payload=" + b"%5B" * 100_000,
    lambda _raw, _: b'{"type": "event_callback", "event": ' + b"9" * 10_000 + b"}",
    lambda _raw, _: b"x" * 1_100_000,
)
