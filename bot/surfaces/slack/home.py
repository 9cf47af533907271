"""The App Home as drawn: what can be asked, what was reviewed, settings, and how old data is."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from bot.questions import OFFERED
from bot.state.succession import Tick
from bot.surfaces.slack.forms import View, aside, button, heading, line, plain, row
from bot.surfaces.slack.measure import Block
from bot.surfaces.slack.wording import (
    ABOUT_SETTINGS,
    ASK,
    COMPARE_MODELS,
    HOME,
    PICK_CHANNEL,
    REVIEWED_PAIRS,
    SETTINGS,
    TRY,
    about_data,
    last_look,
    reviewed_on,
)
from knowledge.catalog import Catalog

EXAMPLE, OPEN_COMPARISON, SETTINGS_OF = "example", "open-comparison", "settings-of"
EXAMPLES, REVIEWS = 6, 5


def home(
    catalog: Catalog, channel: str, subscribed: Sequence[Block] = (), last: Tick | None = None
) -> View:
    """Draw the App Home; `channel` is the person's direct message with the bot.

    `subscribed` is the part about what they subscribed channels to, `last` the last look for news.
    """
    when = datetime.fromtimestamp(last.at, UTC).strftime("%Y-%m-%d %H:%M") if last else ""
    about = about_data(len(catalog.cards), catalog.updated, catalog.edition)
    blocks = [
        line("home", HOME),
        row("compare", [button(OPEN_COMPARISON, COMPARE_MODELS, "open")]),
        heading("try", TRY),
        *_examples(),
        *_reviews(catalog),
        *subscribed,
        heading("settings", SETTINGS),
        line("about-settings", ABOUT_SETTINGS),
        row("settings-of", [_channels()]),
        aside("data", f"{about}; {last_look(when)}"),
    ]
    metadata = json.dumps({"channel": channel})
    return {"type": "home", "blocks": blocks, "private_metadata": metadata}


def _examples() -> Iterator[Block]:
    for number, kind in enumerate(OFFERED[:EXAMPLES]):
        yield _asked(f"{EXAMPLE}:{number}", kind.examples[0], kind.examples[0])


def _reviews(catalog: Catalog) -> Iterator[Block]:
    """The pairs last reviewed, with the date of the look at them."""
    newest = catalog.newest_reviews[:REVIEWS]
    if newest:
        yield heading("reviewed", REVIEWED_PAIRS)
    for number, review in enumerate(newest):
        first, second = (catalog.cards[model].name for model in review.models)
        said = reviewed_on(first, second, review.reviewed)
        yield _asked(f"{EXAMPLE}:review-{number}", said, " vs ".join(review.models))


def _asked(action: str, text: str, question: str) -> Block:
    return line(action, text) | {"accessory": button(action, ASK, question)}


def _channels() -> Block:
    """A menu of channels; those of two organisations have no settings."""
    shown = {"include": ["public", "private"], "exclude_external_shared_channels": True}
    return {
        "type": "conversations_select",
        "action_id": SETTINGS_OF,
        "placeholder": plain(PICK_CHANNEL),
        "filter": shown,
    }
