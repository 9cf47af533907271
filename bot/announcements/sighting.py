"""What a watch sees in one edition: which models meet it, which nearly do, which are in doubt."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from bot.announcements.watches import search_of
from bot.library import Library
from bot.questions.criteria import FLAGS
from bot.questions.rates import PRICE
from knowledge.attribute import Direction
from knowledge.cards import ModelCard
from knowledge.facts import Fact
from knowledge.search import Criteria, Limit, holds, search

# Of models that miss a limit so many are kept: an anchor is stored with each subscription.
MOST_NEAR = 100


@dataclass(frozen=True, slots=True)
class Sighting:
    """The models that meet a watch, first to last; the ids of those in doubt and not placed.

    In `doubtful` are those that would meet it if more were known, in `unplaced` also those whose
    place in the order is not known. Its `library` has the prices and scores that it looks at.
    """

    library: Library
    criteria: Criteria
    matches: tuple[ModelCard, ...]
    doubtful: frozenset[str]
    unplaced: frozenset[str]

    @property
    def order(self) -> str:
        """The id of the attribute that ranks; empty where none does."""
        return self.criteria.order.attribute if self.criteria.order else ""

    @property
    def leaders(self) -> tuple[ModelCard, ...]:
        """Those that share the first place of the order; none where there is none."""
        if not self.order:
            return ()
        of = self.library.attribute(self.order).of
        placed = [card for card in self.matches if card.id not in self.unplaced]
        return tuple(takewhile(lambda card: of(card).value == of(placed[0]).value, placed))

    def figures(self, card: ModelCard) -> dict[str, Fact]:
        """The known figures that the watch looks at, but for what a model has or has not."""
        names = [limit.attribute for limit in self.criteria.limits]
        names += [self.order] if self.order else []
        facts = {name: self._of(card, name) for name in names if name not in FLAGS}
        return {name: fact for name, fact in facts.items() if fact.known}

    def missed(self, card: ModelCard) -> dict[str, Fact]:
        """The figures by which a model misses limits, known or not."""
        return {limit.attribute: fact for limit, fact in self._missed(card)}

    def nearest(self, without: Collection[str]) -> dict[str, dict[str, Fact]]:
        """The models that miss one limit, by a known figure; the nearest to each limit."""
        misses: dict[Limit, list[tuple[ModelCard, Fact]]] = defaultdict(list)
        for card in self.library.catalog.cards.values():
            if card.id not in without and self._takes(card):
                match [*islice(self._missed(card), 2)]:
                    case [(limit, fact)] if fact.known and limit.attribute not in FLAGS:
                        misses[limit].append((card, fact))
        return {
            card.id: {limit.attribute: fact}
            for limit, found in misses.items()
            for card, fact in self._closest(limit, found)
        }

    def _closest(
        self, limit: Limit, found: Sequence[tuple[ModelCard, Fact]]
    ) -> Sequence[tuple[ModelCard, Fact]]:
        rank = self.library.attribute(limit.attribute).scale.rank
        if rank is None:
            return ()
        higher = limit.direction is Direction.HIGHER
        ranked = sorted(found, key=lambda each: rank(each[1].value), reverse=higher)
        return ranked[:MOST_NEAR]

    def _missed(self, card: ModelCard) -> Iterator[tuple[Limit, Fact]]:
        for limit in self.criteria.limits:
            fact = self._of(card, limit.attribute)
            attribute = self.library.attribute(limit.attribute)
            if not fact.known or not holds(attribute, fact.value, limit):
                yield limit, fact

    def _takes(self, card: ModelCard) -> bool:
        """Whether a model is of the maker and on the provider that the watch is limited to."""
        provider, maker = self.criteria.provider, self.criteria.maker
        offered = not provider or any(route.provider == provider for route in card.routes)
        return offered and maker in {None, card.maker}

    def _of(self, card: ModelCard, name: str) -> Fact:
        return self.library.attribute(name).of(card.at(self.criteria.provider))


def sighted(memory: str, library: Library) -> Sighting | None:
    """What the search of a watch sees; None where it cannot be told, which is not nothing."""
    asked = search_of(memory, library.catalog)
    if asked is None:
        return None
    criteria = asked.criteria_in(library)
    if asked.beyond and not criteria:
        return None
    at_rate = asked.at_rate(library)
    criteria = _quickest_first(at_rate, criteria)
    found = search(at_rate.catalog, criteria)
    price = at_rate.attribute(PRICE) if at_rate.rate else None
    matches = [card for card in found.matches if price is None or price.of(card).known]
    doubtful = {card.id for card, _ in found.unsettled}
    doubtful |= {card.id for card in found.matches} - {card.id for card in matches}
    unplaced = _unplaced(at_rate, criteria, matches)
    if criteria.top:
        doubtful |= unplaced
        matches = [card for card in matches if card.id not in unplaced][: criteria.top]
    return Sighting(
        at_rate, criteria, tuple(matches), frozenset(doubtful), frozenset(doubtful | unplaced)
    )


def _unplaced(library: Library, criteria: Criteria, cards: Iterable[ModelCard]) -> set[str]:
    if criteria.order is None:
        return set()
    of = library.attribute(criteria.order.attribute).of
    return {card.id for card in cards if not of(card).known}


def _quickest_first(library: Library, criteria: Criteria) -> Criteria:
    """The same criteria with limits that are worked out, such as prices, behind the others."""
    limits = sorted(
        criteria.limits, key=lambda each: not library.attribute(each.attribute).authored
    )
    return replace(criteria, limits=tuple(limits))
