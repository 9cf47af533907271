"""Subscriptions as drawn: all of a channel in a form, and those of one person in the App Home."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.library import Library
from bot.state.subscriptions import MOST_IN_A_CHANNEL, Subscription
from bot.surfaces.slack.forms import (
    View,
    aside,
    button,
    field,
    heading,
    line,
    modal,
    plain,
    row,
    text_input,
)
from bot.surfaces.slack.measure import Block
from bot.surfaces.slack.named import pair_words, words_of
from bot.surfaces.slack.subscription_wording import (
    ABOUT_YOURS,
    END,
    HEAR_AGAIN,
    NONE_YOURS,
    SUBSCRIBE,
    SUBSCRIPTIONS,
    WISH,
    WISH_HINT,
    YOURS,
    heard_of,
    is_muted,
    paused,
)
from bot.surfaces.slack.wording import PICK_CHANNEL, more

FORM, WISHED = "subscriptions", "wish"
END_IN_FORM, END_AT_HOME, UNMUTE = "end", "end-at-home", "unmute"
SUBSCRIPTIONS_OF = "subscriptions-of"
MOST_AT_HOME, MOST_MUTED, LONGEST_WISH = 15, 15, 300


def waiting(text: str) -> View:
    """The modal with a line in the place of what it is to show."""
    return modal("said", SUBSCRIPTIONS, [line("said", text)])


@dataclass(frozen=True, slots=True)
class Heard:
    """What a channel hears of, and the pairs that it does not; `name` is empty for a direct one."""

    channel: str
    name: str
    listed: Sequence[Subscription]
    muted: Sequence[str]


def subscriptions_form(heard: Heard, library: Library, said: str = "") -> View:
    """What a channel hears of, each with a way to end it, and an input for more.

    `said` is what came of the last click.
    """
    blocks = [
        *([line("said", said)] if said else []),
        line("about", heard_of(heard.name, len(heard.listed))),
        *(
            _listed(f"{END_IN_FORM}:{number}", each, library)
            for number, each in enumerate(heard.listed[:MOST_IN_A_CHANNEL])
        ),
        *_muted(heard.muted, library),
        field(WISHED, WISH, text_input(LONGEST_WISH), WISH_HINT, needed=True),
    ]
    metadata = json.dumps({"channel": heard.channel})
    return modal(FORM, SUBSCRIPTIONS, blocks, submit=SUBSCRIBE, private_metadata=metadata)


def made_by_one(made: Sequence[Subscription], library: Library, said: str = "") -> list[Block]:
    """What one person subscribed channels to, as a part of the App Home."""
    shown = [
        _listed(f"{END_AT_HOME}:{number}", each, library, _channel(each.channel))
        for number, each in enumerate(made[:MOST_AT_HOME])
    ]
    left = len(made) - len(shown)
    return [
        heading("yours", YOURS),
        *([line("subscribed", said)] if said else []),
        *(shown or [line("none-yours", NONE_YOURS)]),
        *([aside("more-yours", more(left, "subscription"))] if left else []),
        line("about-yours", ABOUT_YOURS),
        row(SUBSCRIPTIONS_OF, [_channels()]),
    ]


def _listed(action: str, each: Subscription, library: Library, *about: Block) -> Block:
    """What is subscribed to, with what there is to say about it, and a button that ends it."""
    fields = [*about, *([plain(paused(each.why))] if each.why else [])]
    shown = line(action, words_of(each, library)) | {"accessory": button(action, END, each.id)}
    return shown | ({"fields": fields} if fields else {})


def _muted(pairs: Sequence[str], library: Library) -> Iterator[Block]:
    for number, pair in enumerate(pairs[:MOST_MUTED]):
        action, words = f"{UNMUTE}:{number}", pair_words(pair, library.catalog)
        yield line(action, is_muted(words)) | {"accessory": button(action, HEAR_AGAIN, pair)}
    if len(pairs) > MOST_MUTED:
        yield aside("more-muted", more(len(pairs) - MOST_MUTED, "muted pair"))


def _channel(channel: str) -> Block:
    """A channel as Slack shows it, by its name; only an id of Slack's goes into the markup."""
    if channel[:1] in {"C", "G"} and channel.isalnum():
        return {"type": "mrkdwn", "text": f"<#{channel}>"}
    return plain("Direct message")


def _channels() -> Block:
    """A menu of channels; those of two organisations have no subscriptions."""
    shown = {"include": ["public", "private"], "exclude_external_shared_channels": True}
    return {
        "type": "conversations_select",
        "action_id": SUBSCRIPTIONS_OF,
        "placeholder": plain(PICK_CHANNEL),
        "filter": shown,
    }
