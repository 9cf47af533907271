"""What is claimed in a reading, and whether it claims anything."""

from bot.reading import Reading, Stated
from knowledge.attribute import Direction

PAIR = 2
# Words that cannot be checked against one figure.
WORDS = frozenset({"license", "architecture", "decision_fit", "best_for"})


def claimed_attribute(reading: Reading) -> str | None:
    """What the claim is about; None where it is words that cannot be checked, as a licence."""
    stated = [each.attribute for each in reading.stated]
    if len(reading.cards) == 1 and stated:
        return stated[0]
    named = reading.attributes[0] if reading.attributes else None
    unchecked = named in WORDS and named not in stated
    return None if unchecked or (stated and named != stated[0]) else named


def claimed_direction(reading: Reading) -> Direction | None:
    """The end that is claimed: as said, or that of "twice the window", "a fifth of the price"."""
    said = next((each.direction for each in reading.sought if each.direction), None)
    if said or reading.factor is None or reading.has("than"):
        return said
    return Direction.LOWER if reading.has("fraction") else Direction.HIGHER


def claimed_value(reading: Reading, attribute: str) -> Stated | None:
    """The value that is claimed of an attribute, if one is."""
    stated = next((each for each in reading.stated if each.attribute == attribute), None)
    if stated is None and reading.openness and attribute == "openness":
        stated = Stated("openness", reading.openness)
    if reading.has("fits") and stated:
        stated = Stated(stated.attribute, stated.value, Direction.HIGHER)
    return stated


def is_claim(reading: Reading) -> bool:
    """Whether a message asks for a check, states a value of one model, or plainly states a lead."""
    if not reading.cards or len(reading.stated) > 1 or len(set(reading.attributes)) > 1:
        return False
    directed = reading.has("than") or any(each.direction for each in reading.sought)
    unchecked = reading.has("negative") and len(reading.cards) > 1 and not directed
    if "model" in reading.head or unchecked or reading.has("alternatives"):
        return False
    if len(reading.cards) == 1 and reading.stated:
        return True
    if len(reading.cards) == PAIR and reading.factor:
        return True
    if reading.has("claim"):
        return "which" not in reading.head
    if len(reading.cards) > 1 and "negative" in reading.head:
        return directed
    if len(reading.cards) == PAIR and "asks" in reading.head and reading.has("it", "them"):
        return reading.has("than", "same") and directed  # "is it cheaper than X?"
    asked = reading.has("question_mark", "inverted") or not reading.head.isdisjoint(
        {"asks", "which"}
    )
    said = len(reading.cards) > 1 and reading.has("than", "same")
    plain = len(reading.cards) == 1 and reading.has("asserts") and bool(reading.sought)
    return (said or plain) and not asked
