"""What qualifies the figures of an answer, the weightiest first: the notes every kind shares."""

from collections.abc import Iterator, Sequence

from bot import evidence
from bot.evidence import Told
from bot.library import Library
from bot.questions.ageing import old_prices, retirements
from bot.questions.disputed import MOST_RIVALS, disagreement, disputed
from bot.questions.figures import few
from bot.questions.since_review import reviewed_otherwise
from knowledge.attribute import Attribute
from knowledge.cards import ModelCard
from knowledge.comparison import Standing, compare
from knowledge.facts import Fact
from knowledge.units import listing

MOST_SHOWN = 3
MOST_OF_OTHERS = 2
MOST_NAMED = 4


def caveats(
    library: Library, told: Sequence[Told], standings: Sequence[Standing] = ()
) -> tuple[str, ...]:
    """Disagreements and doubts, retirements, other figures at a review, and old prices.

    `told` are the figures shown, `standings` what the answer was read off.
    """
    found = list(disputed(standings))
    lines = [disagreement(library, standing.attribute, each) for standing, each in found]
    said = [
        (each.figure.card.id, standing.attribute.id, rival.value)
        for standing, each in found
        for rival in each.rivals[:MOST_RIVALS]
    ]
    return (
        *few(library, (*lines, *evidence.doubts(told)), MOST_SHOWN),
        *few(library, tuple(retirements(library, _cards(told))), MOST_OF_OTHERS),
        *few(library, tuple(reviewed_otherwise(library, told, said)), MOST_OF_OTHERS),
        *old_prices(library, told),
    )


def disputes_of(
    library: Library, cards: Sequence[ModelCard], attributes: Sequence[Attribute]
) -> Iterator[str]:
    """Which figures of several attributes are disputed, in a line: an answer is short."""
    found: dict[str, list[str]] = {}
    for standing, dispute in disputed([compare(cards, each) for each in attributes]):
        found.setdefault(dispute.figure.card.name, []).append(standing.attribute.name)
    yield from disputes_line(library, [f"{name} ({_few(each)})" for name, each in found.items()])


def _few(names: Sequence[str]) -> str:
    more = [f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED + 1 else []
    return listing([*(names[:MOST_NAMED] if more else names), *more])


def disputes_line(library: Library, said: Sequence[str]) -> Iterator[str]:
    """The line of which figures are disputed; none where there are none."""
    if said:
        more = max(0, len(said) - MOST_SHOWN)
        yield library.wording.say("differences", "disputed", said=said[:MOST_SHOWN], more=more)


def told_by(standings: Sequence[Standing]) -> list[Told]:
    """The figures of standings, with model and attribute."""
    return [
        (figure.card, each.attribute, figure.fact) for each in standings for figure in each.figures
    ]


def told_of(
    cards: Sequence[ModelCard], rows: Sequence[tuple[Attribute, Sequence[Fact]]]
) -> list[Told]:
    """The figures of a table of models side by side, with model and attribute."""
    return [
        (card, attribute, fact)
        for attribute, facts in rows
        for card, fact in zip(cards, facts, strict=True)
    ]


def _cards(told: Sequence[Told]) -> Iterator[ModelCard]:
    """The models of an answer, each once."""
    yield from {card.id: card for card, _, _ in told}.values()
