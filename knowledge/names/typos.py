"""Typing errors in letters: the nearest known word, never a changed digit."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
LONG = 7


class Spellings:
    """Known words by first letter, to put a slip of the keyboard right.

    One edit (a letter missing, doubled, wrong or swapped) in words of 4 to 6 letters, two in
    longer ones; the first letter is never corrected, except where the first two are swapped.
    """

    def __init__(self, words: Iterable[str], never: Iterable[str] = ()) -> None:
        self._never = frozenset(never)
        self._known = frozenset(words)
        by_first: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._known):
            if len(word) >= SHORTEST and word.isalpha():
                by_first[word[0]].append(word)
        self._by_first = dict(by_first)

    def nearest(self, word: str) -> str | None:
        """The known word that `word` is most likely a slip of, or None; known words stay."""
        if word in self._known or word in self._never or len(word) < SHORTEST:
            return None
        allowed = 1 if len(word) < LONG else 2
        candidates = self._by_first.get(word[0], [])
        found = process.extractOne(word, candidates, scorer=OSA.distance, score_cutoff=allowed)
        if found is not None:
            return str(found[0])
        swapped = word[1] + word[0] + word[2:]
        return swapped if swapped in self._known else None
