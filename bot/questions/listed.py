"""How a list of models is said: the rows and sources that search, alternatives and advice share."""

from collections.abc import Iterable, Sequence

from bot import evidence
from bot.library import Library
from bot.questions.figures import detailed, sentence_case
from bot.reply import Table
from knowledge.attribute import Attribute
from knowledge.cards import ModelCard
from knowledge.facts import Fact

ALWAYS = ("context_window", "output_price")
MOST_ROWS = 10
MOST_COLUMNS = 5


def columns(library: Library, wanted: Sequence[str]) -> list[Attribute]:
    """The attributes shown of each model: those asked about first, context and price always.

    A blended price says the output price it is mixed from, which then needs no column.
    """
    names = list(dict.fromkeys((*wanted, *ALWAYS)))
    if "blended_price" in names and "output_price" not in wanted:
        names.remove("output_price")
    return [library.attribute(name) for name in names[:MOST_COLUMNS]]


def told(cards: Iterable[ModelCard], attributes: Sequence[Attribute]) -> list[evidence.Told]:
    """The figures of a list, with model and attribute."""
    cards = tuple(cards)
    return [(card, attribute, attribute.of(card)) for attribute in attributes for card in cards]


def rows(
    library: Library, cards: Sequence[ModelCard], attributes: Sequence[Attribute]
) -> tuple[Table | None, tuple[str, ...]]:
    """A row for each model, at most ten; and the sources of all figures shown."""
    shown = cards[:MOST_ROWS]
    if not shown:
        return None, ()
    facts: dict[tuple[str, str], Fact] = {
        (card.id, attribute.id): attribute.of(card) for card in shown for attribute in attributes
    }
    citations = evidence.Citations(fact for fact in facts.values() if fact.known)
    table = Table(
        ("Model", *(sentence_case(attribute.name) for attribute in attributes)),
        tuple(
            (
                card.name,
                *(
                    detailed(library, attribute, fact)
                    + (citations.mark(fact) if fact.known else "")
                    for attribute in attributes
                    for fact in (facts[card.id, attribute.id],)
                ),
            )
            for card in shown
        ),
    )
    return table, citations.lines()
