"""Which announcements are shown, of five invented models, so that none is taken for a claim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.announcements.anchors import Fired
from bot.announcements.corrections import correction, shown_in
from bot.announcements.digest import digest
from bot.announcements.news import News, Reviewed, news_of
from bot.announcements.topics import Watch
from bot.announcements.watching import looked
from bot.announcements.wishes import topic_in
from bot.responder import Responder
from bot.surfaces.slack.blocks import Drawn, draw
from bot.surfaces.slack.mute_buttons import with_mute
from knowledge.catalog import Catalog
from tests.bot.announcements.birds import (
    BEFORE,
    TODAY,
    bird,
    birds,
    library,
    read,
    refreshed,
    review,
)

THEN = {
    "tern-1": {"context_window": 100_000, "output_price": Decimal(2), "vision": True},
    "tern-2": {"context_window": 150_000, "output_price": Decimal("1.50"), "vision": False},
}
REVIEWS = (review("Tern 1", "Tern 2", BEFORE, THEN), review("Tern 1", "Tern 2"))
WISH = "vision under $1.50 output"
QUESTION = "output price and input price of Tern 1 and Tern 2?"


@dataclass(frozen=True, slots=True)
class Announced:
    """One announcement: its picture's name, what it is an example of, and when it is posted."""

    name: str
    of: str
    when: str


ANNOUNCED = (
    Announced(
        "announced-pair",
        "A newly reviewed pair",
        "A pair is reviewed again, and the lower price has changed sides.",
    ),
    Announced(
        "announced-digest",
        "Several at a time",
        "One look finds two reviewed pairs, a retirement and another price.",
    ),
    Announced("announced-watch", "A watch", f"A channel watches “{WISH}”, and a price falls."),
    Announced(
        "announced-correction",
        "A correction",
        f"In the thread of “{QUESTION}”, once the prices are otherwise.",
    ),
)


def announcements() -> Mapping[str, Drawn]:
    """Every announcement as it is posted, by the name of its picture."""
    return {
        "announced-pair": _told(read(birds(), REVIEWS)),
        "announced-digest": _told(_refreshed()),
        "announced-watch": _watched(),
        "announced-correction": _corrected(),
    }


def _refreshed() -> Catalog:
    changed = (bird("Tern 1", price="0.5 1"), bird("Tern 3", {"retired": "2026-07-20"}))
    return refreshed(birds(), birds(*changed), *REVIEWS, review("Tern 1", "Tern 3"))


def _told(of: Catalog, fired: Sequence[tuple[Watch, Fired]] = ()) -> Drawn:
    news: Sequence[News] = () if fired else news_of(of, TODAY)
    reply = digest(library(of), news, fired)
    assert reply is not None
    reviews = [each.review for each in news if isinstance(each, Reviewed)]
    return with_mute(draw(reply), reviews, of)


def _watched() -> Drawn:
    then = read(birds(), ())
    now = replace(read(birds(bird("Tern 1", price="0.5 1")), ()), updated=TODAY.isoformat())
    watch = topic_in(WISH, Responder(then, TODAY))
    assert isinstance(watch, Watch)
    anchor, _ = looked(watch, library(then), "")
    _, fired = looked(watch, library(now), anchor)
    assert fired is not None
    return _told(now, [(watch, fired)])


def _corrected() -> Drawn:
    now = read(birds(bird("Tern 1", price="0.5 1")), ())
    old, new = (Responder(each, TODAY) for each in (read(birds(), ()), now))
    then, after = (shown_in(each.respond(each.read(QUESTION)).reply.receipt) for each in (old, new))
    reply = correction(library(now), then, after)
    assert reply is not None
    return draw(reply)
