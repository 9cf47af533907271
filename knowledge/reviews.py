"""What is otherwise than at a review: figures that moved, leads that changed sides."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.attribute import Attribute
from knowledge.cards import ModelCard
from knowledge.catalog import Catalog, Review
from knowledge.comparison import Figure, Shape, Standing, compare_facts
from knowledge.facts import NOT_SOURCED, UNSTATED, Fact
from knowledge.measuring import as_measured
from knowledge.units import TAGS

Figures = Mapping[str, Mapping[str, Fact]]


@dataclass(frozen=True, slots=True)
class Moved:
    """One figure of one model that is otherwise than it was; `then` and `now` are the facts.

    At most one of them is unknown: where nothing was known and nothing is, nothing moved.
    """

    attribute: Attribute
    card: ModelCard
    then: Fact
    now: Fact


@dataclass(frozen=True, slots=True)
class Flip:
    """One attribute on which one model of a pair led alone, and now the other does."""

    attribute: Attribute
    then: Standing
    now: Standing

    @property
    def led(self) -> Figure:
        """Who led, with the figure of then."""
        return self.then.leaders[0]

    @property
    def leads(self) -> Figure:
        """Who leads, with the figure of now."""
        return self.now.leaders[0]


@dataclass(frozen=True, slots=True)
class Due:
    """A pair to be looked at again: its newest review, how many days ago, what changed since."""

    review: Review
    days: int
    moved: tuple[Moved, ...]
    flips: tuple[Flip, ...]


def changes_since(catalog: Catalog, review: Review) -> tuple[Moved, ...]:
    """The figures of a review that the cards have otherwise, in the order of the review.

    Only what the review gives is looked at, without its tags, which are opinions. A score is
    compared with today's of the same way of measuring; where there is none it has not moved.
    """
    return tuple(_moved(catalog, review.figures, _of_card))


def between(catalog: Catalog, earlier: Review, later: Review) -> tuple[Moved, ...]:
    """The figures of one review of a pair that a later one has otherwise, as `changes_since`.

    What only one of the two gives is left out; the catalog is that of both.
    """
    return tuple(_moved(catalog, earlier.figures, _of_review(later)))


def flips(catalog: Catalog, review: Review) -> tuple[Flip, ...]:
    """Where the lead went from one model of a review's pair to the other, by today's cards."""
    return tuple(_flips(catalog, review, _of_card))


def flips_between(catalog: Catalog, earlier: Review, later: Review) -> tuple[Flip, ...]:
    """Where the lead went from one model of a pair to the other from review to review."""
    return tuple(_flips(catalog, earlier, _of_review(later)))


def standing_at(catalog: Catalog, review: Review, attribute: Attribute) -> Standing:
    """How a pair compared on an attribute at its review; what that does not give is unknown."""
    cards = [catalog.cards[model] for model in review.models]
    facts = [_given(review.figures, card, attribute) or NOT_SOURCED for card in cards]
    return compare_facts(cards, facts, attribute)


def due(catalog: Catalog, today: str) -> tuple[Due, ...]:
    """The reviewed pairs that changed since their newest review, the most changed first.

    More flips come first, then more figures that moved, then the older review; `today` is an ISO
    date. Pairs of which nothing moved are left out.
    """
    found = [_due(catalog, review, today) for review in catalog.newest_reviews]
    return tuple(sorted((each for each in found if each.moved), key=_most_changed))


# Today's fact, or a later review's, of an attribute of a model; None where there is none.
Later = Callable[[ModelCard, Attribute], Fact | None]


def _of_card(card: ModelCard, attribute: Attribute) -> Fact:
    return attribute.of(card)


def _of_review(review: Review) -> Later:
    return lambda card, attribute: _given(review.figures, card, attribute)


def _given(figures: Figures, card: ModelCard, attribute: Attribute) -> Fact | None:
    return figures.get(card.id, {}).get(attribute.id)


def _moved(catalog: Catalog, figures: Figures, later: Later) -> Iterator[Moved]:
    for model, facts in figures.items():
        card = catalog.cards[model]
        for name, then in facts.items():
            attribute = catalog.attributes.get(name)
            if attribute is None or attribute.scale is TAGS:
                continue
            now = later(card, attribute)
            if now is not None and _differ(then, alike := _like(now, then)):
                yield Moved(attribute, card, then, alike)


def _like(now: Fact, then: Fact) -> Fact:
    """Of several scores of today the one that was measured as the old one."""
    return as_measured(now, then.measured) if then.known else now


def _differ(then: Fact, now: Fact) -> bool:
    if not (then.known and now.known):
        return then.known or now.known
    # A review that does not say how it measured is not held to it.
    is_alike = then.measured in (UNSTATED, now.measured)
    return is_alike and then.value != now.value


def _flips(catalog: Catalog, review: Review, later: Later) -> Iterator[Flip]:
    cards = [catalog.cards[model] for model in review.models]
    for attribute in catalog.attributes.values():
        if not any(_given(review.figures, card, attribute) for card in cards):
            continue
        then = standing_at(catalog, review, attribute)
        facts = [later(card, attribute) or NOT_SOURCED for card in cards]
        now = compare_facts(cards, facts, attribute)
        if _leader(then) and _leader(now) and _leader(then) != _leader(now):
            yield Flip(attribute, then, now)


def _leader(standing: Standing) -> str:
    """The id of the one model that leads; empty in a tie, and where too little is known."""
    alone = standing.shape is Shape.LEADS and len(standing.leaders) == 1
    return standing.leaders[0].card.id if alone else ""


def _due(catalog: Catalog, review: Review, today: str) -> Due:
    days = (date.fromisoformat(today) - date.fromisoformat(review.reviewed)).days
    return Due(review, days, changes_since(catalog, review), flips(catalog, review))


def _most_changed(each: Due) -> tuple[int, int, int, str]:
    return -len(each.flips), -len(each.moved), -each.days, each.review.pair
