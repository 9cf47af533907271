"""Whether a message looks for models, and whether it is clear what they must be."""

from bot.questions.criteria import FLAGS
from bot.reading import Reading
from knowledge.search import Criteria

# "What's on Bedrock?" looks for models, though it does not say so.
FEW_WORDS = 4


def looks_for_models(reading: Reading) -> bool:
    """Whether models are looked for, be it only by a limit, an order or a place."""
    if reading.has("model", "search") or reading.openness or reading.top:
        return True
    if any(each.direction for each in reading.stated):
        return True
    ranked = reading.has("superlative") and not reading.has("them", "or")
    leads = reading.has("best") and any(
        each.attribute.startswith("benchmark:") for each in reading.sought
    )
    flags = reading.has("which") and bool(reading.sought) and set(reading.attributes) <= FLAGS
    run = bool(reading.provider) and reading.has("run", "where")
    placed = (reading.maker or reading.provider) and (
        reading.sought or run or reading.words <= FEW_WORDS
    )
    return bool(ranked or leads or flags or placed)


def is_unclear(reading: Reading, criteria: Criteria) -> bool:
    """Whether "not" or "or" could bind to more than one limit, which would be a guess."""
    others = criteria.maker or criteria.provider or criteria.order
    alone = len(criteria.limits) == 1 and not others and not reading.openness
    several = reading.has("or") and len(criteria.limits) > 1
    return several or (reading.has("negative") and not (alone and not reading.stated))
