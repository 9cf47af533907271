"""Figures as rows and notes have them, for every kind of question."""

from collections.abc import Sequence

from bot import evidence
from bot.library import Library
from bot.reply import Table
from bot.verdict import measured
from knowledge.attribute import Attribute
from knowledge.cards import ModelCard
from knowledge.facts import Fact


def detailed(library: Library, attribute: Attribute, fact: Fact) -> str:
    """A figure with the prices behind it and the route it is of."""
    text = attribute.show(fact)
    behind = [fact.detail] if fact.detail else []
    if fact.via:
        behind.append(library.provider(fact.via))
    behind += measured(fact)
    return f"{text} ({', '.join(behind)})" if behind else text


def side_by_side(
    library: Library,
    cards: Sequence[ModelCard],
    rows: Sequence[tuple[Attribute, Sequence[Fact]]],
    citations: evidence.Citations,
) -> Table:
    """Models as columns, attributes as rows; each column's usual source is marked in its head."""
    marks = [citations.common([facts[place] for _, facts in rows]) for place in range(len(cards))]
    heads = (card.name + column.head for card, column in zip(cards, marks, strict=True))
    return Table(
        ("Figure", *heads),
        tuple(
            (
                sentence_case(attribute.name),
                *(
                    cell(library, attribute, fact) + column.mark(fact)
                    for fact, column in zip(facts, marks, strict=True)
                ),
            )
            for attribute, facts in rows
        ),
    )


def cell(library: Library, attribute: Attribute, fact: Fact) -> str:
    """A figure under its attribute's heading; a bill names its route."""
    behind = [library.provider(fact.via)] if fact.detail and fact.via else []
    behind += measured(fact)
    text = attribute.cell(fact)
    return f"{text} ({', '.join(behind)})" if behind else text


def few(library: Library, lines: Sequence[str], shown: int = 3) -> tuple[str, ...]:
    """The first lines, and how many more there are: an answer is short."""
    if len(lines) <= shown + 1:
        return tuple(lines)
    more = library.wording.say("differences", "more", count=len(lines) - shown)
    return (*lines[:shown], more)


def sentence_case(name: str) -> str:
    """A name with its first letter in upper case, the rest as it is."""
    return name[:1].upper() + name[1:]


def figure_notes(figures: Sequence[tuple[ModelCard, Attribute, Fact]]) -> tuple[str, ...]:
    """What the facts' notes add, then how worked-out figures are defined."""
    meanings = dict.fromkeys(
        f"{sentence_case(attribute.name)}: {attribute.meaning}"
        for _, attribute, fact in figures
        if not attribute.authored and fact.known
    )
    return (*evidence.notes(figures), *meanings)
