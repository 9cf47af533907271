"""Which models of the message before are meant by "it", "both", "the latter"."""

from collections.abc import Sequence

from bot.reading import Reading
from knowledge.names import Ambiguous, Mention, Resolved

SINGLE = ("this model", "that model", "this one", "that one", "the one", "it", "this")


def model_of(mention: Mention) -> str:
    """The id of the model of a mention; empty where it is none or several."""
    return mention.match.card.id if isinstance(mention.match, Resolved) else ""


def pointed(reading: Reading, previous: Reading) -> Sequence[Mention]:
    """The models before that are meant: all, the former, the latter; or one is asked about."""
    if reading.has("first") or reading.has("last"):
        return previous.mentions[:1] if reading.has("first") else previous.mentions[-1:]
    if len(previous.cards) > 1 and (reading.has("other") or _is_single(reading)):
        return (_either(reading, previous),)
    return () if reading.has("other") else previous.mentions


def _is_single(reading: Reading) -> bool:
    """Whether one model is spoken of: "it" is, "which is it cheaper on?" is a choice."""
    picks = "which" in reading.head and "explain" not in reading.head  # "what's" is no choice
    if reading.has("picked") and len(reading.sought) > 1:
        return True  # "context of the cheaper one?"
    single = reading.has("it") and not picks and not reading.has("or", "than", "compare")
    return single and not reading.traffic


def _either(reading: Reading, previous: Reading) -> Mention:
    """The mention that "it" is where several models were named before."""
    lowered = reading.message.lower()
    words = sorted(SINGLE, key=len, reverse=True)
    spelled = next((each for each in words if f" {each} " in f" {lowered.rstrip('?.! ')} "), "")
    at = lowered.find(spelled) if spelled else 0
    written = reading.message[at : at + len(spelled)]
    return Mention(0, 0, written, Ambiguous(previous.cards), at=at)
