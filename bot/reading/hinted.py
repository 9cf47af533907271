"""The cues of a message: those of its phrases, and those that only their order gives."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.reading.items import Item
from bot.reading.sense import Sense
from knowledge.names import HARD, Run

PLACES = frozenset({"on", "via", "through"})
# What a sentence may end on, and how many items stand before it at least.
TAGS = frozenset({
    "no", "right", "correct", "like", "eh", "huh", "innit", "yes", "yeah", "true", "check",
})  # fmt: skip
FEWEST_BEFORE_TAG = 3
# What a message ends on that was sent too early.
DANGLING = frozenset({
    "and", "but", "or", "the", "a", "an", "was", "were", "we", "i", "than", "if", "because", "so",
    "vs",
})  # fmt: skip
JOINING = frozenset({"and", "also", "plus"})


def cues_of(
    text: str, items: Sequence[Item], senses: Sequence[Sense], span: Sequence[Run]
) -> frozenset[str]:
    """All cues of a message; the last words of a statement may ask for a check."""
    cues = frozenset().union(*(sense.cues for sense in senses), hints(text, items))
    if len(items) > FEWEST_BEFORE_TAG and _ends_on_question(items, span):
        return cues | {"claim"}
    if len(items) < FEWEST_BEFORE_TAG or items[-1].text not in TAGS:
        return cues
    # "X is cheaper, no?" asks for a check; "what is X like" for a profile.
    if items[-1].text == "like":
        return cues - {"like"} | {"profile"}
    said = frozenset().union(*(item.sense.cues for item in items[:-1]))
    return cues - ({"negative"} - said) | {"claim"}


def _ends_on_question(items: Sequence[Item], span: Sequence[Run]) -> bool:
    """Whether a statement ends on a short question: "..., can it?", "..., does it?"."""
    verb, subject = items[-2:]
    asks = "asks" in verb.sense.cues and span[verb.start].join is HARD
    return asks and subject.text in {"it", "they", "he"}


def hints(text: str, items: Sequence[Item]) -> Iterator[str]:
    """Cues that no phrase gives: a question mark, a place that nothing explains."""
    if "?" in text:
        yield "question_mark"
    yield from _edges(items)
    for before, item in pairwise(items):
        if before.text in PLACES and not item.explained:
            yield "elsewhere"
        if item.mention and before.sense.bound in {"below", "above"}:
            yield "than"  # "priced below X"
        if before.text == "who" and not item.explained:
            yield "doer"  # "who bumped the bot from X to Y?"
    yield from _moves(items)
    named = [item for item in items if item.sense.providers and not item.sense.makers]
    if len({item.sense.providers[0] for item in named}) > 1:
        yield "elsewhere"


def _edges(items: Sequence[Item]) -> Iterator[str]:
    """What the first and the last word say: it goes on, it breaks off; "the" speaks of one."""
    if items and items[-1].text in DANGLING:
        yield "cut_off"
    if items and items[0].text in JOINING:
        yield "goes_on"
    if any(item.text == "the" for item in items):
        yield "definite"


def _moves(items: Sequence[Item]) -> Iterator[str]:
    """ "From X to Y" moves, whatever is said of it."""
    left = False
    for before, item in pairwise(items):
        if left and item.mention and before.text == "to":
            yield "switch"
        left = left or bool(item.mention and before.text == "from")
