"""A question with a doubtful name replaced by a model's own, so that one click finishes it."""

from bot.reading import Reading
from knowledge.cards import ModelCard
from knowledge.names import Mention


def with_model(reading: Reading, mention: Mention, card: ModelCard) -> str:
    """The message with the mention's spelling replaced; the name alone if nothing else was said."""
    if mention.spelling not in reading.message:
        return card.name
    return reading.message.replace(mention.spelling, card.name, 1)
