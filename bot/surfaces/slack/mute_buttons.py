"""What stands under an announcement once it is drawn: a button to hear no more of a pair."""

from collections.abc import Sequence

from bot.surfaces.slack.blocks import Drawn, with_block
from bot.surfaces.slack.escaping import clean, shortened
from bot.surfaces.slack.forms import button, row
from bot.surfaces.slack.wording import mute
from knowledge.catalog import Catalog, Review

MUTE = "mute"
MOST = 3
_LABEL = 75


def with_mute(drawn: Drawn, reviews: Sequence[Review], catalog: Catalog) -> Drawn:
    """Add a button for each pair, three at most; where they do not fit there are none."""
    buttons = [
        button(f"{MUTE}:{number}", _label(review, catalog), review.pair)
        for number, review in enumerate(reviews[:MOST])
    ]
    return with_block(drawn, row("muting", buttons)) if buttons else drawn


def _label(review: Review, catalog: Catalog) -> str:
    pair = " / ".join(catalog.cards[model].name for model in review.models)
    return shortened(clean(mute(pair)), _LABEL)
