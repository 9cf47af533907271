"""Releases that a bare name leaves open: "Kimi K2" beside Kimi K2 0711 and Kimi K2 0905."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.reading import Reading
from knowledge.cards import ModelCard
from knowledge.catalog import Catalog

# A month and day, a year and month, or a full date behind a model's id.
_STAMPED = re.compile(r"(.+?)-(?:\d{4}|\d{4}-\d{2}-\d{2})\Z")
KEPT = 4_096
# What is looked at where no attribute is named.
USUAL = ("context_window", "blended_price")


class Releases:
    """The dated releases of each model, as far as they are models of their own.

    Which of them a model leaves open is found once for each set of attributes asked about.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._cards, self._attributes = catalog.cards, catalog.attributes
        self._of: dict[str, list[ModelCard]] = defaultdict(list)
        for card in catalog.cards.values():
            if stamped := _STAMPED.match(card.id):
                self._of[stamped[1]].append(card)
        self._open = lru_cache(maxsize=KEPT)(self._left_open)

    def left_open(self, reading: Reading) -> Iterator[tuple[ModelCard, Sequence[ModelCard]]]:
        """Each model asked about with its releases for which the answer would differ."""
        named = tuple(name for name in reading.attributes if name in self._attributes)
        for card in reading.cards:
            if found := self._open(card.id, named or USUAL):
                yield card, found

    def _left_open(self, model: str, sought: Sequence[str]) -> Sequence[ModelCard]:
        card = self._cards[model]
        return [each for each in self._of.get(model, ()) if self._differ(card, each, sought)]

    def _differ(self, card: ModelCard, other: ModelCard, sought: Sequence[str]) -> bool:
        return any(
            self._attributes[name].of(card).value != self._attributes[name].of(other).value
            for name in sought
        )
