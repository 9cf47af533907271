"""Typing errors in letters: the nearest known word, never a changed digit."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
REMEMBERED = 4_096
LONG = 8


class Spellings:
    """Known words by first letter, to put a slip of the keyboard right.

    One edit (a letter missing, doubled, wrong or swapped), `most` in words of eight letters or
    more; words below `shortest` letters are only put right where two letters are swapped, those
    below `swapped` letters not at all. The first letter is never corrected, except where the first
    two are swapped. Of words equally near a longer one is taken, as letters are left out more often
    than added, then the one given first.
    """

    def __init__(
        self, words: Iterable[str], shortest: int = SHORTEST, swapped: int = SHORTEST, most: int = 2
    ) -> None:
        self._shortest, self._swapped, self._most = shortest, swapped, most
        ordered = dict.fromkeys(words)
        self._known = frozenset(ordered)
        by_first: dict[str, list[str]] = defaultdict(list)
        for word in ordered:
            if len(word) >= SHORTEST and word.isalpha():
                by_first[word[0]].append(word)
        self._by_first = {
            first: sorted(words, key=len, reverse=True) for first, words in by_first.items()
        }
        self.nearest = lru_cache(maxsize=REMEMBERED)(self._nearest)

    @staticmethod
    def edits(word: str, other: str) -> int:
        """How many edits two words are apart."""
        return OSA.distance(word, other)

    def _nearest(self, word: str) -> str | None:
        """The known word that `word` is most likely a slip of, or None; known words stay."""
        if word in self._known or len(word) < self._swapped:
            return None
        allowed = 1 if len(word) < LONG else self._most
        candidates = self._by_first.get(word[0], [])
        if len(word) < self._shortest:
            return self.swapped(word)
        found = process.extractOne(word, candidates, scorer=OSA.distance, score_cutoff=allowed)
        if found is not None:
            return str(found[0])
        return self.swapped(word) if len(word) > SHORTEST else None

    def swapped(self, word: str) -> str | None:
        """The known word that has two neighbouring letters of `word` the other way round."""
        for place in range(len(word) - 1):
            other = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
            if other != word and other in self._known:
                return other
        return None
