"""Figures as rows and notes have them, for every kind of question."""

from collections.abc import Sequence

from bot import evidence
from bot.library import Library
from knowledge.attribute import Attribute
from knowledge.cards import ModelCard
from knowledge.facts import Fact


def detailed(library: Library, attribute: Attribute, fact: Fact) -> str:
    """A figure with the prices behind it and the route it is of."""
    text = attribute.show(fact)
    behind = [fact.detail] if fact.detail else []
    if fact.via:
        behind.append(library.provider(fact.via))
    return f"{text} ({', '.join(behind)})" if behind else text


def sentence_case(name: str) -> str:
    """A name with its first letter in upper case, the rest as it is."""
    return name[:1].upper() + name[1:]


def figure_notes(figures: Sequence[tuple[ModelCard, Attribute, Fact]]) -> tuple[str, ...]:
    """How worked-out figures are defined, then what the facts' notes say."""
    meanings = dict.fromkeys(
        f"{sentence_case(attribute.name)}: {attribute.meaning}"
        for _, attribute, fact in figures
        if not attribute.authored and fact.known
    )
    return (*meanings, *evidence.notes([(card, fact) for card, _, fact in figures]))
