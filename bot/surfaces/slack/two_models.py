"""Two names, and perhaps an attribute, as a workflow gives them: compared, or what is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.reply import Reply, Status
from bot.surfaces.slack.desk import Answerer
from bot.surfaces.slack.escaping import clean, mrkdwn, shortened
from bot.surfaces.slack.fallback import fallback
from bot.surfaces.slack.incoming import question
from bot.surfaces.slack.wording import (
    NOT_COMPARED,
    not_an_attribute,
    not_one_model,
    not_two_models,
    unknown_name,
)
from knowledge.cards import ModelCard
from knowledge.catalog import Catalog
from knowledge.names import Ambiguous, NameIndex, Resolved

TIE, NONE = "tie", "none"
OVERVIEW = "compare_overview"
# Kinds that answer what is compared on one attribute.
ON_ONE = frozenset({"compare_attribute", "cost", "providers"})
MOST_OFFERED = 3
_LONGEST, _QUOTED = 200, 60


@dataclass(frozen=True, slots=True)
class Compared:
    """An answer, and who leads: a name, `tie` or `none`. Both may stand in mrkdwn."""

    answer: str
    leader: str


@dataclass(frozen=True, slots=True)
class NotCompared:
    """Why there is no answer, in one sentence that may stand in mrkdwn."""

    said: str


def compare_two(
    answerer: Answerer, first: str, second: str, attribute: str = ""
) -> Compared | NotCompared:
    """Compare two models by their names, on everything unless an attribute is given.

    The question names them as they were written where that is read as the same two, so that the
    answer says what it read otherwise than written; else by id, else by name.
    """
    written = (question(first), question(second))
    cards: list[ModelCard] = []
    for each in written:
        card = _named(answerer.catalog, each)
        if isinstance(card, NotCompared):
            return card
        cards.append(card)
    ids = (cards[0].id, cards[1].id)
    if ids[0] == ids[1]:
        return NotCompared(mrkdwn(clean(not_two_models(cards[0].name))))
    on = question(attribute)[:_LONGEST]
    for pair in (written, ids, (cards[0].name, cards[1].name)):
        reply = answerer.ask(f"{on}: {' vs '.join(pair)}" if on else " vs ".join(pair))
        if _answers(reply, ids, on):
            return Compared(fallback(reply), _leader(reply, answerer.catalog))
    return NotCompared(mrkdwn(not_an_attribute(_quoted(on))) if on else NOT_COMPARED)


def _named(catalog: Catalog, written: str) -> ModelCard | NotCompared:
    """The model that a name means; where it means none or several, what to write instead."""
    card = catalog.cards.get(written.casefold())
    if card is not None:
        return card
    match = _names(catalog).resolve(written[:_LONGEST])
    if isinstance(match, Resolved):
        return match.card
    several = isinstance(match, Ambiguous)
    cards = match.cards if isinstance(match, Ambiguous) else match.nearest
    offered = [card.name for card in cards[:MOST_OFFERED]]
    said = not_one_model if several else unknown_name
    return NotCompared(mrkdwn(clean(said(_quoted(written), offered))))


@lru_cache(maxsize=2)
def _names(catalog: Catalog) -> NameIndex:
    return NameIndex(catalog)


def _answers(reply: Reply, ids: tuple[str, str], on: str) -> bool:
    receipt = reply.receipt
    if receipt.status is not Status.ANSWERED or receipt.models != ids:
        return False
    return receipt.kind in ON_ONE if on else receipt.kind == OVERVIEW


def _leader(reply: Reply, catalog: Catalog) -> str:
    leaders = reply.receipt.leaders
    if len(leaders) > 1:
        return TIE
    names: Iterator[str] = (catalog.cards[each].name for each in leaders if each in catalog.cards)
    return mrkdwn(clean(next(names, NONE)))


def _quoted(written: str) -> str:
    return shortened(clean(written), _QUOTED)
