"""A question with a doubtful name replaced by a model's own, so that one click finishes it."""

from bot.reading import Reading
from knowledge.cards import ModelCard
from knowledge.names import Mention


def with_model(reading: Reading, mention: Mention, card: ModelCard) -> str:
    """The message with the mention's spelling replaced; the name alone if nothing else was said."""
    end = mention.at + len(mention.spelling)
    if not mention.spelling or reading.message[mention.at : end] != mention.spelling:
        return card.name
    return reading.message[: mention.at] + card.name + reading.message[end:]
