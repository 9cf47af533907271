"""Other ways to find names, to measure ours by: similarity scores, and exact matching alone."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process, utils

from knowledge.catalog import Catalog

_TOKEN = re.compile(r"[a-z0-9]+")
MOST_WORDS = 6

Models = tuple[str, ...]


@dataclass(frozen=True)
class Scored:
    """rapidfuzz: the name or id with the best WRatio, where that is not below the cutoff."""

    catalog: Catalog
    cutoff: float = 0
    _models: list[str] = field(init=False)
    _names: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Lower-case the names once, with spaces for signs, as rapidfuzz advises."""
        both = [
            (utils.default_process(name), card.id)
            for card in self.catalog.cards.values()
            for name in (card.name, card.id)
        ]
        object.__setattr__(self, "_names", [name for name, _ in both])
        object.__setattr__(self, "_models", [model for _, model in both])

    def named(self, mention: str) -> Models:
        """The model of a mention that stands alone."""
        return tuple(model for model, _ in [self._best(mention)] if model)

    def found(self, text: str) -> Models:
        """The models in a text: of all runs of one to six words the best, which do not overlap."""
        words = text.split()
        spans = [
            (-score, start - end, start, end, model)
            for start in range(len(words))
            for end in range(start + 1, min(start + MOST_WORDS, len(words)) + 1)
            for model, score in [self._best(" ".join(words[start:end]))]
            if model
        ]
        return _apart(sorted(spans))

    def _best(self, mention: str) -> tuple[str, float]:
        best = process.extractOne(
            utils.default_process(mention),
            self._names,
            scorer=fuzz.WRatio,
            score_cutoff=self.cutoff,
        )
        return (self._models[best[2]], best[1]) if best else ("", 0.0)


def _apart(spans: Sequence[tuple[float, int, int, int, str]]) -> Models:
    taken: set[int] = set()
    found = []
    for *_, start, end, model in spans:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            found.append((start, model))
    return tuple(dict.fromkeys(model for _, model in sorted(found)))


class Exact:
    """Names and ids as they are listed, in any case and with any signs; the longest one wins."""

    def __init__(self, catalog: Catalog) -> None:
        self._models: dict[Models, str] = {}
        longest: dict[str, int] = defaultdict(int)
        for card in catalog.cards.values():
            for name in (card.name, card.id):
                words = tuple(_TOKEN.findall(name.lower()))
                self._models[words] = card.id
                longest[words[0]] = max(longest[words[0]], len(words))
        self._longest = dict(longest)

    def found(self, text: str) -> Models:
        """The models in a text, each once."""
        words = tuple(_TOKEN.findall(text.lower()))
        found: dict[str, None] = {}
        place = 0
        while place < len(words):
            most = self._longest.get(words[place], 0)
            ends = range(min(len(words), place + most), place, -1)
            end = next((end for end in ends if words[place:end] in self._models), 0)
            if end:
                found[self._models[words[place:end]]] = None
            place = end or place + 1
        return tuple(found)

    named = found
