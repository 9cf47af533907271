"""How models that a message names join those before: added, compared, left out, put in place."""

from collections.abc import Sequence

from bot.conversation.pointing import model_of
from bot.reading import Reading
from knowledge.names import Ambiguous, Mention

PAIR = 2
COMPARED = frozenset({"compare_attribute", "compare_overview"})
Mentions = Sequence[Mention]


def joined(reading: Reading, previous: Reading) -> Mentions:
    """All models that a message is about which names some; empty where it stands for itself."""
    if not previous.cards or "model" in reading.head:
        return ()
    for rule in (_left_out, _replaced, _moved, _of_these, _compared, _added):
        if found := rule(reading, previous):
            return found
    return ()


def _left_out(reading: Reading, previous: Reading) -> Mentions:
    """ "Drop the Gemini one": those before without it."""
    if not reading.has("drop") or len(previous.cards) < PAIR:
        return ()
    named = set(reading.cards)
    for each in reading.ambiguous:
        among = each.match.cards if isinstance(each.match, Ambiguous) else ()
        named.update(set(among) & set(previous.cards))
    gone = {card.id for card in named}
    left = tuple(each for each in previous.mentions if model_of(each) not in gone)
    return left if len(left) < len(previous.mentions) else ()


def _replaced(reading: Reading, previous: Reading) -> Mentions:
    """ "Opus 4.1 instead of Grok 4", "o3-mini, not o3": one of those before gives way."""
    old = [card for card in reading.cards if card in previous.cards]
    new = [each for each in reading.mentions if model_of(each) not in {c.id for c in old}]
    if len(old) != 1 or len(new) != 1 or not model_of(new[0]):
        return ()
    several = len(previous.cards) >= PAIR and previous.kind != "switch"
    corrects = reading.has("negative") and not reading.sought
    if not corrects and not (several and reading.has("instead", "switch")):
        return ()
    return tuple(new[0] if model_of(each) == old[0].id else each for each in previous.mentions)


def _moved(reading: Reading, previous: Reading) -> Mentions:
    """ "Or to o3-mini?", "and from GPT-4.1?": another end of the move that was asked about."""
    goes_on = (
        previous.kind == "switch"
        and not (reading.sought or reading.traffic)
        and not reading.has("alternatives", "profile", "where", "run", "cost", "compare", "changes")
    )
    leaves = reading.has("switch", "instead") or goes_on
    if not leaves or len(reading.cards) != 1 or reading.has("than"):
        return ()
    origin = previous.origin or previous.cards[0].id
    left = tuple(each for each in previous.mentions if model_of(each) == origin)[:1]
    if previous.kind == "switch" and reading.origin == reading.cards[0].id:
        target = tuple(each for each in previous.mentions if model_of(each) != origin)[:1]
        return (*reading.mentions, *target)
    moves = previous.kind == "switch" or previous.has("switch") or len(previous.cards) == 1
    return (*left, *reading.mentions) if moves else ()


def _of_these(reading: Reading, previous: Reading) -> Mentions:
    """ "So Grok 4 is the pricier one?": one of a pair against the other."""
    if len(reading.cards) != 1 or len(previous.cards) != PAIR:
        return ()
    if reading.cards[0] not in previous.cards:
        return ()
    directed = any(each.direction for each in reading.sought)
    if not directed or not reading.has("claim", "asserts"):
        return ()
    own = reading.cards[0].id
    return (*reading.mentions, *(each for each in previous.mentions if model_of(each) != own))


def _compared(reading: Reading, previous: Reading) -> Mentions:
    """ "Is it cheaper than Haiku 4.5?": those before against the one named."""
    directed = reading.has("than") or any(each.direction for each in reading.sought)
    compares = reading.has("than", "compare", "or", "same") or reading.factor or directed
    if reading.has("them") and compares and not (reading.has("same") and reading.has("anew")):
        before = previous.mentions[: max(0, PAIR - len(reading.cards))]
        return (*before, *reading.mentions) if before else ()
    alone = len(reading.cards) == 1 and not reading.has("model", "search")
    if alone and reading.has("than") and len(previous.cards) == PAIR:
        return (*previous.mentions[:1], *reading.mentions)
    leads = alone and reading.has("than", "compare") and len(previous.cards) == 1
    return (*previous.mentions, *reading.mentions) if leads else ()


def _added(reading: Reading, previous: Reading) -> Mentions:
    """ "Add Grok 4", "and Gemini 2.5 Pro?" after a comparison."""
    asks = reading.sought or reading.traffic or reading.stated or reading.priced
    goes_on = (
        previous.kind in COMPARED
        and len(previous.cards) >= PAIR
        and len(reading.cards) == len(reading.mentions) == 1
        and not (asks or reading.has("switch", "alternatives", "profile", "meant", "fits"))
        and reading.has("goes_on")
    )
    if "compare" in reading.head or reading.has("add") or goes_on:
        return (*previous.mentions, *reading.mentions)
    return ()
