"""Which models of the message before are meant by "it", "both", "the latter" or a comparison."""

from collections.abc import Sequence

from bot.reading import Reading
from knowledge.names import Ambiguous, Mention, Resolved

SINGLE = ("this model", "that model", "this one", "that one", "the one", "it", "this")


def joined(reading: Reading, previous: Reading) -> Sequence[Mention]:
    """The mentions before that those of a message are added to, or compared with."""
    if not previous.cards or "model" in reading.head:
        return ()
    goes_on = previous.has("switch") and "or" in reading.head
    leaves = reading.has("switch", "instead") or goes_on
    if leaves and len(reading.cards) == 1 and not reading.has("than"):
        origin = previous.origin or previous.cards[0].id
        left = [each for each in previous.mentions if model_of(each) == origin]
        return left[:1] if previous.has("switch") or len(previous.cards) == 1 else ()
    compares = reading.has("than", "compare", "or", "same") or reading.factor
    if reading.has("them") and compares and not (reading.has("same") and reading.has("anew")):
        return previous.mentions[: max(0, 2 - len(reading.cards))]
    if "compare" in reading.head or reading.has("add"):
        return previous.mentions
    leads = reading.has("than", "compare") and len(previous.cards) == 1 == len(reading.cards)
    return previous.mentions if leads and not reading.has("model", "search") else ()


def model_of(mention: Mention) -> str:
    """The id of the model of a mention; empty where it is none or several."""
    return mention.match.card.id if isinstance(mention.match, Resolved) else ""


def pointed(reading: Reading, previous: Reading) -> Sequence[Mention]:
    """The models before that are meant: all, the former, the latter; or one is asked about."""
    if reading.has("first") or reading.has("last"):
        return previous.mentions[:1] if reading.has("first") else previous.mentions[-1:]
    picks = "which" in reading.head and "explain" not in reading.head  # "what's" is no choice
    single = reading.has("it") and not picks and not reading.has("or", "than", "compare")
    single = single and not reading.traffic
    if single and len(previous.cards) > 1:
        return (_either(reading, previous),)
    return previous.mentions


def _either(reading: Reading, previous: Reading) -> Mention:
    """The mention that "it" is where several models were named before."""
    lowered = reading.message.lower()
    words = sorted(SINGLE, key=len, reverse=True)
    spelled = next((each for each in words if f" {each} " in f" {lowered.rstrip('?.! ')} "), "")
    at = lowered.find(spelled) if spelled else 0
    written = reading.message[at : at + len(spelled)]
    return Mention(0, 0, written, Ambiguous(previous.cards), at=at)
