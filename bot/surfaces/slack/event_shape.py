"""The shape of events and commands: what Bolt and our listeners look into has the type it should.

Bolt takes every payload for well formed, and fails where one is not. Fields that nobody looks into
are free, and so are kinds of event that are not known here.
"""

from typing import Annotated, Any

from pydantic import BaseModel, Discriminator, StringConstraints, Tag

# A null is the one character that a database may refuse.
Text = Annotated[str, StringConstraints(pattern=r"^[^\x00]*$")]
Id = Annotated[str, StringConstraints(pattern=r"^[^\x00]+$", max_length=255)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\x00-\x20]+$")]
Reference = Id | dict[str, Any]
MaybeId = Id | None


class Part(BaseModel, strict=True):
    """What Bolt looks into, on whatever level: whose payload it is, and of what place."""

    enterprise: Reference | None = None
    team: Reference | None = None
    user: Reference | None = None
    channel: Reference | None = None
    enterprise_id: MaybeId = None
    team_id: MaybeId = None
    user_id: MaybeId = None
    channel_id: MaybeId = None
    thread_ts: MaybeId = None
    bot_id: MaybeId = None
    subtype: MaybeId = None
    authorizations: "list[Part] | None" = None
    item: "Part | None" = None
    message: "Part | None" = None
    previous_message: "Part | None" = None
    assistant_thread: "Part | None" = None


class OtherEvent(Part):
    """An event that is no message, or a payload that brings none."""

    type: Id
    tab: MaybeId = None
    event: dict[str, Any] = {}
    view: dict[str, Any] = {}


class HomeOpened(OtherEvent):
    """Somebody looking at the app's own pages."""

    user: Id
    channel: Id


class Message(Part):
    """A message, be it a mention, a direct message, or one that was changed or deleted."""

    type: Id
    channel: Id
    ts: Id
    user: MaybeId = None
    text: Text | None = None
    channel_type: MaybeId = None
    client_msg_id: MaybeId = None
    app_id: MaybeId = None


def _sort_of(event: object) -> str:
    kind = event.get("type") if isinstance(event, dict) else None
    if kind in ("app_mention", "message"):
        return "message"
    return "home" if kind == "app_home_opened" else "other"


class EventCallback(Part):
    """What the Events API delivers."""

    event_id: Id
    team_id: Id
    view: dict[str, Any] = {}
    event: Annotated[
        Annotated[Message, Tag("message")]
        | Annotated[HomeOpened, Tag("home")]
        | Annotated[OtherEvent, Tag("other")],
        Discriminator(_sort_of),
    ]


class Verification(BaseModel, strict=True):
    """Slack asking whether the address is ours."""

    challenge: Text
    event: dict[str, Any] = {}
    view: dict[str, Any] = {}


class Command(BaseModel, strict=True):
    """A slash command; a form, not JSON."""

    command: Id
    team_id: Id
    channel_id: Id
    user_id: Id
    trigger_id: Id
    response_url: Address
    text: Text = ""
    event: None = None
