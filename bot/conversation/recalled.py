"""Short names that a thread has made clear: "haiku" where Claude Haiku 4.5 was spoken of."""

from dataclasses import replace

from bot.reading import Reading
from knowledge.cards import ModelCard
from knowledge.names import Ambiguous, Mention, Resolved


def recalled(reading: Reading, previous: Reading) -> Reading:
    """A reading whose weak mentions are of the models before, where they can be of only one."""
    found = tuple(_recalled(each, previous) for each in reading.mentions)
    if found == reading.mentions:
        return reading
    return replace(reading, mentions=found, kept=False, base=None)


def _recalled(mention: Mention, previous: Reading) -> Mention:
    if not mention.weak:
        return mention
    before = [card for card in _candidates(mention) if card in previous.cards]
    return replace(mention, match=Resolved(before[0])) if len(before) == 1 else mention


def _candidates(mention: Mention) -> tuple[ModelCard, ...]:
    match = mention.match
    if isinstance(match, Ambiguous):
        return match.cards
    return (match.card, *match.older) if isinstance(match, Resolved) else ()
