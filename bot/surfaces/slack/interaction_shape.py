"""The shape of interactions: clicks, submissions, menus and shortcuts, as far as they are read."""

from typing import Annotated, Any

from pydantic import BaseModel, Field

from bot.surfaces.slack.event_shape import Address, Id, MaybeId, Part, Reference, Text


class Chosen(BaseModel, strict=True):
    """An option that was chosen."""

    value: Text


class Element(BaseModel, strict=True):
    """An element with what was typed in it, chosen in it, or clicked."""

    type: MaybeId = None
    action_ts: MaybeId = None
    value: Text | None = None
    selected_option: Chosen | None = None
    selected_options: list[Chosen] | None = None
    selected_channel: MaybeId = None
    selected_conversation: MaybeId = None


class Action(Element):
    """An element that was clicked."""

    action_id: Id
    block_id: MaybeId = None


class State(BaseModel, strict=True):
    """What stands in the inputs of a view, by block and action."""

    values: dict[str, dict[str, Element]] = {}


class View(BaseModel, strict=True):
    """A modal, or an App Home."""

    id: Id
    type: Id
    callback_id: Text = ""
    private_metadata: Text = ""
    hash: Text = ""
    app_installed_team_id: MaybeId = None
    state: State | None = None


# Stands where there is no view: Bolt fails at one that is null.
NO_VIEW = View(id="none", type="none")


class User(BaseModel, strict=True):
    """Who clicked."""

    id: Id
    name: Text | None = None
    username: Text | None = None
    team_id: MaybeId = None


class Place(BaseModel, strict=True):
    """A channel or a team."""

    id: Id


class Said(BaseModel, strict=True):
    """The message that was clicked in."""

    ts: Id
    thread_ts: MaybeId = None
    user: MaybeId = None
    text: Text | None = None


class Interaction(BaseModel, strict=True):
    """Whatever a person does with what we have shown."""

    type: Id
    enterprise: Reference | None = None
    user: User | None = None
    team: Place | None = None
    channel: Place | None = None
    view: View = NO_VIEW
    message: Said | None = None
    trigger_id: MaybeId = None
    callback_id: Text | None = None
    response_url: Address | None = None
    response_urls: list[dict[str, Any]] = []
    event: Part = Part()
    # No interaction has these, but Bolt looks into them.
    item: Part | None = None
    assistant_thread: Part | None = None
    previous_message: Part | None = None


class UnderMessage(BaseModel, strict=True):
    """The message that a button is under."""

    message_ts: Id
    channel_id: Id
    thread_ts: MaybeId = None


class InView(BaseModel, strict=True):
    """The view that a button is in."""

    view_id: Id


class ClickUnderMessage(Interaction):
    """A click in a message."""

    user: User
    actions: Annotated[list[Action], Field(min_length=1)]
    container: UnderMessage
    trigger_id: Id
    response_url: Address


class ClickInView(Interaction):
    """A click in a modal or an App Home."""

    user: User
    actions: Annotated[list[Action], Field(min_length=1)]
    container: InView
    trigger_id: Id
    view: View


class Submission(Interaction):
    """A modal that was submitted or closed."""

    user: User
    view: View


class Suggestion(Interaction):
    """Somebody typing into a menu whose options we supply."""

    user: User
    action_id: Id
    block_id: Id
    value: Text


class Shortcut(Interaction):
    """A shortcut chosen from Slack's own menus, for a message or not."""

    user: User
    callback_id: Id
    trigger_id: Id


class MessageShortcut(Shortcut):
    """A shortcut chosen for a message."""

    channel: Place
    message: Said
