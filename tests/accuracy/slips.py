"""Typing errors in names: one slip in a letter of a catalog's name, alone and in a sentence."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reply import Status
from bot.responder import Responder
from knowledge.cards import ModelCard
from knowledge.catalog import Catalog
from knowledge.names import Ambiguous, NameIndex, Resolved, runs
from tests.accuracy.absent import ASKING
from tests.accuracy.changed import with_a_slip
from tests.accuracy.figures import Target, lines, shown
from tests.accuracy.names import ASKED, OUTCOMES, RIGHT, UNKNOWN, WRONG

SEED = 21
MOST = 1_500
AT_MOST = Target(0.005)


@dataclass(frozen=True, slots=True)
class Slip:
    """A name with a slip in it, and the model that is meant."""

    mention: str
    card: ModelCard


def slips(catalog: Catalog, index: NameIndex) -> Iterator[Slip]:
    """Names with one slip each, but for those that spell another model."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    cards = list(catalog.cards.values())
    for card in chance.sample(cards, min(MOST, len(cards))):
        changed = with_a_slip(card.name, chance)
        if changed is not None and not _is_a_name(index, changed):
            yield Slip(changed, card)


def _is_a_name(index: NameIndex, mention: str) -> bool:
    """Whether a mention is a spelling that is listed, or the key of one: no slip to see."""
    listed = index.listed
    return bool(listed.exact(runs(mention.lower())) or listed.undated(listed.key_of(mention)))


def alone(index: NameIndex, slip: Slip) -> str:
    """What a slip comes to by itself."""
    match = index.resolve(slip.mention)
    if isinstance(match, Resolved):
        return RIGHT if match.card is slip.card else WRONG
    return ASKED if isinstance(match, Ambiguous) else UNKNOWN


def in_a_sentence(responder: Responder, slip: Slip) -> str:
    """What a question about it is answered with."""
    receipt = responder.respond(responder.read(ASKING.format(slip.mention))).reply.receipt
    if receipt.status is Status.ANSWERED and receipt.models:
        return RIGHT if receipt.models == (slip.card.id,) else WRONG
    return ASKED if receipt.status is Status.CLARIFY else UNKNOWN


def report(
    catalog: Catalog, index: NameIndex, responder: Responder, *, verbose: bool
) -> Iterator[str]:
    """The figures; verbose, also each slip that was taken for another model."""
    found = list(slips(catalog, index))
    by_itself = [alone(index, slip) for slip in found]
    asked = [in_a_sentence(responder, slip) for slip in found]
    if verbose:
        for slip, *outcomes in zip(found, by_itself, asked, strict=True):
            if WRONG in outcomes:
                yield f"  {' / '.join(outcomes)}: {slip.mention} | {slip.card.id}"
    yield f"one typing error in a name ({len(found)} names); target: wrong {AT_MOST}:"
    rows = (("alone", Counter(by_itself)), ("in a sentence", Counter(asked)))
    yield from lines((("", *OUTCOMES), *(_row(title, counts) for title, counts in rows)))


def _row(title: str, counts: Counter[str]) -> tuple[str, ...]:
    whole = counts.total()
    targets = {WRONG: AT_MOST}
    return title, *(shown(counts[each], whole, targets.get(each)) for each in OUTCOMES)
