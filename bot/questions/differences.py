"""How the capabilities of models differ, and which of them are doubted."""

from collections.abc import Sequence

from bot.library import Library
from knowledge.capabilities import CAPABILITIES
from knowledge.cards import ModelCard


def differing(has: ModelCard, lacks: ModelCard) -> list[str]:
    """The capabilities one model is listed with and the other is listed without."""
    return [
        attribute.name
        for attribute in CAPABILITIES
        if has.value(attribute.id) is True and lacks.value(attribute.id) is False
    ]


def unsure(has: ModelCard, other: ModelCard) -> list[str]:
    """The capabilities one model is listed with that are not known of the other."""
    return [
        attribute.name
        for attribute in CAPABILITIES
        if has.value(attribute.id) is True and other.value(attribute.id) is None
    ]


def capability_doubts(library: Library, cards: Sequence[ModelCard]) -> tuple[str, ...]:
    """Which capabilities are doubted, a line for each model, of those that tell them apart."""
    telling = [
        attribute
        for attribute in CAPABILITIES
        if len(cards) == 1 or len({card.fact(attribute.id).value for card in cards}) > 1
    ]
    doubted = [
        (card.name, [each.name for each in telling if card.fact(each.id).doubted]) for card in cards
    ]
    return tuple(
        library.wording.say("differences", "doubted", name=name, capabilities=names)
        for name, names in doubted
        if names
    )
