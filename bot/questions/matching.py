"""Which models match at a rate and in one way of measuring, and what is said of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot import evidence
from bot.library import Library
from bot.questions.ageing import old_prices, retired_among
from bot.questions.caveats import disputes_line
from bot.questions.figures import few
from bot.questions.listed import MOST_ROWS, columns, told
from bot.questions.rates import PRICE, price_noun
from bot.verdict import measured
from knowledge.attribute import Attribute, Phrase
from knowledge.cards import ModelCard
from knowledge.comparison import compare
from knowledge.facts import NOT_SOURCED, UNSTATED, Fact, Measured
from knowledge.measuring import as_measured, measured_most
from knowledge.rivals import disputes, is_slip
from knowledge.search import Criteria, Found, holds, search

MOST_NAMED = 5


def measured_alike(library: Library, criteria: Criteria, *, others: bool = False) -> Library:
    """The library in which an order by a benchmark is of the scores of one way of measuring.

    Models that were only measured otherwise have no score in it, or with `others` their own.
    """
    if criteria.order is None or not criteria.order.attribute.startswith("benchmark:"):
        return library
    attribute = library.attribute(criteria.order.attribute)
    how = measured_most([attribute.of(card) for card in library.catalog.cards.values()])

    def of(card: ModelCard) -> Fact:
        fact = as_measured(attribute.of(card), how)
        return fact if others or fact.measured == how else NOT_SOURCED

    alike = {attribute.id: replace(_named(attribute, how), of=of)}
    attributes = {**library.catalog.attributes, **alike}
    return replace(library, catalog=replace(library.catalog, attributes=attributes))


def _named(attribute: Attribute, how: Measured) -> Attribute:
    """The attribute whose leads say how scores were measured."""
    if how == UNSTATED:
        return attribute
    said = f" ({', '.join(measured(Fact(None, measured=how)))})"
    most = Phrase(attribute.most.of_two + said, attribute.most.of_many + said)
    least = Phrase(attribute.least.of_two + said, attribute.least.of_many + said)
    return replace(attribute, most=most, least=least)


def matching(library: Library, criteria: Criteria) -> tuple[Found, int]:
    """What matches, and how many more would if they had a price at the library's rate."""
    found = search(library.catalog, criteria)
    if not library.rate:
        return found, 0
    price = library.attribute(PRICE)
    kept = tuple(card for card in found.matches if price.of(card).known)
    order = library.attribute(criteria.order.attribute) if criteria.order else None
    unplaced = sum(not order.of(card).known for card in kept) if order else 0
    return Found(kept, unplaced, found.unsettled), len(found.matches) - len(kept)


def match_notes(library: Library, criteria: Criteria, found: Found, unpriced: int) -> Iterator[str]:
    """By what rule matches are ranked, and which models are left out or not placed."""
    say = library.wording.say
    if criteria.order and found.matches:
        yield from _ranking(library, library.attribute(criteria.order.attribute), found)
    if unpriced:
        yield say("rates", "unpriced", count=unpriced, price=price_noun(library.rate))
    if found.unsettled:
        unsettled = [
            f"{card.name} ({attribute.name})" for card, attribute in found.unsettled[:MOST_NAMED]
        ]
        more = len(found.unsettled) - len(unsettled)
        yield say("search", "unsettled", doubts=unsettled, more=more)


def _ranking(library: Library, attribute: Attribute, found: Found) -> Iterator[str]:
    """What the matches are ranked by, and which of them are not."""
    say = library.wording.say
    meaning = "" if attribute.authored else attribute.meaning
    yield say("search", "rule", attribute=attribute.name, meaning=meaning)
    placed = len(found.matches) - found.unplaced
    if found.unplaced and placed:
        names = [card.name for card in found.matches[placed:]]
        yield say(
            "search",
            "unranked",
            names=names[:MOST_NAMED],
            more=max(0, len(names) - MOST_NAMED),
            attribute=attribute.name,
            scored=attribute.id.startswith("benchmark:"),
        )


def match_caveats(
    library: Library, criteria: Criteria, shown: Sequence[ModelCard], names: Sequence[str]
) -> Iterator[str]:
    """What is doubted or disputed of the models listed, which are retired, and how old prices are.

    `names` are the attributes that decided which models match, and in what order.
    """
    listed = shown[:MOST_ROWS]
    decisive = told(listed, [library.attribute(name) for name in dict.fromkeys(names)])
    yield from few(library, evidence.doubts(decisive))
    yield from disputes_line(library, list(dict.fromkeys(_disputed(library, criteria, listed))))
    yield from retired_among(library, listed)
    yield from old_prices(library, told(listed, columns(library, names)))


def _disputed(library: Library, criteria: Criteria, cards: Sequence[ModelCard]) -> Iterator[str]:
    """The models of a list that another value would take off it, or off its first place."""
    for limit in criteria.limits:
        attribute = library.attribute(limit.attribute)
        for card in cards:
            fact = attribute.of(card)
            rivals = (each for each in fact.rivals if not is_slip(fact, each))
            if any(not holds(attribute, each.value, limit) for each in rivals):
                yield f"{card.name} ({attribute.name})"
    if criteria.order and cards:
        attribute = library.attribute(criteria.order.attribute)
        for dispute in disputes(compare(cards, attribute, criteria.order.direction)):
            yield f"{dispute.figure.card.name} ({attribute.name})"
