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
    event: "Part | None" = None


class Viewed(BaseModel, strict=True):
    """A view that comes with something else."""

    app_installed_team_id: MaybeId = None
    team_id: MaybeId = None


class OtherEvent(Part):
    """An event that is no message, or a payload that brings none."""

    type: Id
    tab: MaybeId = None
    event: Part = Part()
    view: Viewed = Viewed()


class HomeOpened(OtherEvent):
    """Somebody looking at the app's own pages."""

    user: Id
    channel: Id


class Function(BaseModel, strict=True):
    """Which step of a workflow is meant."""

    callback_id: Id


class StepExecuted(OtherEvent):
    """A step of ours that a workflow has come to."""

    function: Function
    function_execution_id: Id
    inputs: dict[str, Any] = {}


class Link(BaseModel, strict=True):
    """A link in a message."""

    url: Text


class LinkShared(OtherEvent):
    """Links of a domain of ours in a message, or in one that is still being written."""

    channel: Id
    message_ts: Id
    links: list[Link]
    unfurl_id: MaybeId = None
    source: MaybeId = None


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


_SORTS = {
    "app_mention": "message",
    "message": "message",
    "app_home_opened": "home",
    "function_executed": "step",
    "link_shared": "link",
}


def _sort_of(event: object) -> str:
    kind = event.get("type") if isinstance(event, dict) else None
    return _SORTS.get(kind, "other") if isinstance(kind, str) else "other"


class EventCallback(Part):
    """What the Events API delivers."""

    event_id: Id
    team_id: Id
    view: Viewed = Viewed()
    event: Annotated[
        Annotated[Message, Tag("message")]
        | Annotated[HomeOpened, Tag("home")]
        | Annotated[StepExecuted, Tag("step")]
        | Annotated[LinkShared, Tag("link")]
        | Annotated[OtherEvent, Tag("other")],
        Discriminator(_sort_of),
    ]


class Verification(Part):
    """Slack asking whether the address is ours."""

    challenge: Text
    event: Part = Part()
    view: Viewed = Viewed()


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
    view: None = None
