"""A search that a message narrows, widens or puts in another order."""

from bot.conversation.changed import changed
from bot.reading import Reading, Sought
from bot.reading.sought import UNORDERED

# Cues of one message only: they say how it is said, not what it is about.
PASSING = frozenset({
    "claim", "same", "asserts", "than", "them", "it", "anew", "add", "question_mark", "asks",
    "inverted", "first", "last", "reverse", "people", "status", "opinion", "thanks",
})  # fmt: skip
# What a search is limited by, each in a field of the reading.
LIMITS = ("priced", "openness", "maker", "provider", "workloads", "top")
FEW_WORDS = 9
SEARCHES = frozenset({"search", "recommend", "alternatives"})


def searched(previous: Reading) -> bool:
    """Whether the message before looked for models, perhaps beyond one it named."""
    if previous.kind:
        return previous.kind in SEARCHES
    beyond = previous.has("than") or len(previous.cards) == 0
    return beyond and previous.has("model", "search", "best", "superlative", "recommend")


def narrowed(reading: Reading, previous: Reading) -> Reading:
    """A search narrowed, widened or put in another order; the rest of it stays."""
    if not _narrows(reading):
        return reading
    told = {each.attribute for each in reading.stated}
    if reading.has("drop"):
        return _without(reading, previous)
    return changed(
        reading,
        mentions=previous.mentions,
        sought=_ordered(reading, previous),
        stated=(*(each for each in previous.stated if each.attribute not in told), *reading.stated),
        **{name: getattr(reading, name) or getattr(previous, name) for name in LIMITS},
        cues=(reading.cues - {"which", "them", "best"}) | (previous.cues - (PASSING - {"than"})),
        head=previous.head,
    )


def _without(reading: Reading, previous: Reading) -> Reading:
    """A search without the limits that a message names: "doesn't have to be open"."""
    gone = {*reading.attributes, *(each.attribute for each in reading.stated)}
    return changed(
        previous,
        message=reading.message,
        sought=tuple(each for each in previous.sought if each.attribute not in gone),
        stated=tuple(each for each in previous.stated if each.attribute not in gone),
        **{name: None for name in ("openness", "maker", "provider") if getattr(reading, name)},
    )


def _narrows(reading: Reading) -> bool:
    """Whether it names limits or an order, and does not start a search of its own."""
    starts = not reading.head.isdisjoint({"model", "search", "superlative", "which"})
    anew = starts and reading.has("model") and not reading.has("them", "ones")
    long = reading.words > FEW_WORDS and reading.has("model")
    limits = reading.sought or reading.stated or any(getattr(reading, each) for each in LIMITS)
    return bool(limits) and not anew and not long


def _ordered(reading: Reading, previous: Reading) -> tuple[Sought, ...]:
    """The attributes sought: an order of its own takes the place of the one before."""
    orders = any(each.direction or reading.has("order") for each in reading.sought)
    replaced = orders and not previous.cards
    kept = (
        each
        for each in previous.sought
        if each.attribute in UNORDERED or not (replaced and each.direction)
    )
    rest = tuple(each for each in kept if each not in reading.sought)
    limits = {each.attribute for each in reading.sought} <= UNORDERED
    return (*rest, *reading.sought) if limits else (*reading.sought, *rest)
