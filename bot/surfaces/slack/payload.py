"""A signed body, read: an event, a command or an interaction of the shape it should have.

What is JSON and what a form is told apart as Bolt does it, so that both read the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias
from urllib.parse import parse_qsl

from pydantic import BaseModel, TypeAdapter
from pydantic_core import from_json

from bot.surfaces.slack.event_shape import Command, EventCallback, OtherEvent, Verification
from bot.surfaces.slack.interaction_shape import (
    ClickInView,
    ClickUnderMessage,
    Interaction,
    MessageShortcut,
    Shortcut,
    Submission,
    Suggestion,
)

MAX_FIELDS = 200
Kind: TypeAlias = Literal["event", "command", "interaction"]

_EVENTS: Mapping[str, type[BaseModel]] = {
    "event_callback": EventCallback,
    "url_verification": Verification,
}
_CLICK = TypeAdapter[ClickUnderMessage | ClickInView](ClickUnderMessage | ClickInView)
_INTERACTIONS: Mapping[str, type[BaseModel]] = {
    "view_submission": Submission,
    "view_closed": Submission,
    "block_suggestion": Suggestion,
    "shortcut": Shortcut,
    "message_action": MessageShortcut,
}
CLICKED = "block_actions"


class MalformedError(Exception):
    """A body that Slack would not send."""


@dataclass(frozen=True, slots=True)
class Body:
    """What a body brings, and the bytes from which Bolt reads just that."""

    kind: Kind
    raw: bytes


def read(raw: bytes, content_type: bytes) -> Body:
    """Read a body; MalformedError where it is not one of Slack's."""
    try:
        text = raw.decode()
        if content_type.split(b";")[0] == b"application/json" or text.startswith("{"):
            _event(_object(text))
            return Body("event", raw)
        fields = dict(parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_FIELDS))
        if "payload" in fields:
            _interaction(_object(fields["payload"]))
            return Body("interaction", raw)
        Command.model_validate(fields)
    except ValueError as error:  # also what pydantic raises, and the decoder
        raise MalformedError from error
    # Bolt takes a form for an interaction wherever this word stands, if only in the question.
    return Body("command", raw.replace(b"payload", b"%70ayload"))


def _object(text: str) -> dict[str, Any]:
    """Read JSON; a ValueError also where it is too deep, or holds half a character."""
    found = from_json(text, allow_inf_nan=False, cache_strings=False)
    if not isinstance(found, dict):
        raise ValueError("not an object")  # noqa: TRY004 - to whoever sent it, malformed is malformed
    return found


def _event(found: dict[str, Any]) -> None:
    if found.get("type") in (CLICKED, *_INTERACTIONS):
        raise ValueError("an interaction comes in a form")
    _check(found, _EVENTS, OtherEvent)


def _interaction(found: dict[str, Any]) -> None:
    if found.get("type") in tuple(_EVENTS):
        raise ValueError("an event comes as JSON")
    if found.get("type") == CLICKED:
        _CLICK.validate_python(found)
    else:
        _check(found, _INTERACTIONS, Interaction)


def _check(
    found: dict[str, Any], kinds: Mapping[str, type[BaseModel]], other: type[BaseModel]
) -> None:
    kind = found.get("type")
    shape = kinds.get(kind, other) if isinstance(kind, str) else other
    shape.model_validate(found)
