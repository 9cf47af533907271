"""Slips in the words of names: which word is meant, and where two were written as one."""

from collections.abc import Sequence

from knowledge.catalog import NameWords
from knowledge.names.listed import ListedNames
from knowledge.names.runs import HARD, Run
from knowledge.names.typos import Spellings

FEWEST_LETTERS = 3
# A slip in the name of a family is put right by itself if the name has so many letters.
LONG_FAMILY = 6


class NameSlips:
    """Knows the words of names: those of many models before those of few or of none."""

    def __init__(self, general: NameWords, listed: ListedNames) -> None:
        self._families = frozenset(listed.families)
        nicknames = {nickname for nickname in listed.nicknames if nickname.isalpha()}
        # The words that names start with, or are told apart by.
        self._telling = general.known | general.variants | self._families | nicknames
        others = listed.words - general.generic - general.variants
        self._words = Spellings(sorted(others, key=lambda word: (-listed.count(word), word)))
        self._variants = Spellings(sorted(general.variants))
        self._known = listed.words
        self._own = listed.own

    def put_right(self, word: str, *, numbered: bool) -> str | None:
        """The word that a mistyped one stands for; three letters are only swapped, by a number."""
        if word in self._known:
            return None
        found = self._words.nearest(word) or self._variants.nearest(word)
        return found or (self._words.swapped(word) if numbered else None)

    def beside(self, span: Sequence[Run], place: int) -> bool:
        """Whether a number or a word that tells names apart stands next to a run."""
        before = span[place - 1] if place and span[place].join is not HARD else None
        after = span[place + 1] if place + 1 < len(span) else None
        return (before is not None and self._tells(before)) or (
            after is not None and after.join is not HARD and self._tells(after)
        )

    def numbered(self, span: Sequence[Run], place: int) -> bool:
        """Whether a number stands next to a run, as the version beside the word of a name."""
        return any(span[at].is_number for at in (place - 1, place + 1) if 0 <= at < len(span))

    def is_family(self, word: str) -> bool:
        """Whether a word is the name of a family, and long enough to be no accident."""
        return len(word) >= LONG_FAMILY and word in self._families

    def _tells(self, run: Run) -> bool:
        letter = len(run.text) == 1 and run.text not in {"a", "i", "s"}
        return run.is_number or letter or run.text in self._telling

    def seam(self, word: str, number: str) -> int:
        """Where a word is cut into two of names, or a family and the letter of a version; or 0.

        `number` is what follows the word, if that is a number: "kimik" before 2 is "kimi k2".
        """
        if number and word[:-1] in self._families and word[-1] + number in self._own:
            return len(word) - 1
        cuts = range(FEWEST_LETTERS, len(word) - FEWEST_LETTERS + 1)
        telling = self._telling
        return next((cut for cut in cuts if word[:cut] in telling and word[cut:] in telling), 0)
