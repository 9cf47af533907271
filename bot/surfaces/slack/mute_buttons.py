"""What stands under an announcement once it is drawn: a button to hear no more of a pair."""

from collections.abc import Sequence
from dataclasses import replace

from bot.surfaces.slack.blocks import MESSAGE_ROOM, Drawn
from bot.surfaces.slack.escaping import clean, shortened
from bot.surfaces.slack.forms import button, row
from bot.surfaces.slack.measure import size
from bot.surfaces.slack.wording import mute
from knowledge.catalog import Catalog, Review

MUTE = "mute"
MOST = 3
_LABEL = 75


def with_mute(drawn: Drawn, reviews: Sequence[Review], catalog: Catalog) -> Drawn:
    """Add a button for each pair, three at most; where they do not fit there are none."""
    buttons = [
        button(f"{MUTE}:{number}", shortened(clean(mute(_named(review, catalog))), _LABEL), pair)
        for number, review in enumerate(reviews[:MOST])
        if (pair := review.pair)
    ]
    if not buttons:
        return drawn
    added = replace(drawn, blocks=(*drawn.blocks, row("muting", buttons)))
    fits = size({"text": added.text, "blocks": added.blocks}) <= MESSAGE_ROOM
    return added if fits else drawn


def _named(review: Review, catalog: Catalog) -> str:
    return " / ".join(catalog.cards[model].name for model in review.models)
