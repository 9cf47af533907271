"""Slips of the keyboard: letter words put right before anything is read, never a digit."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.reading.vocabulary import Vocabulary
from knowledge.names import GLUED, HARD, NameIndex, Run, Spellings

# Of the shortest word that may be two words of names, or a family with one letter: kimik2.
FEWEST_GLUED = 4


class Slip(NamedTuple):
    """A word that was put right: which run it is, as written and as read."""

    place: int
    written: str
    read: str


class Spelling:
    """Puts words right that nobody knows: to a word of the vocabulary, or to one of names.

    A word of names is only meant beside a number or another word of names; three letters are only
    put right where two of them are swapped before a number (gtp-4). Of a word of the vocabulary
    and one of names that are equally near, the latter is meant only beside a number.
    """

    def __init__(self, spellings: Spellings, known: frozenset[str], names: NameIndex) -> None:
        self._vocabulary = spellings
        self._names = names.slips
        self._known = known

    def right(self, span: Sequence[Run]) -> tuple[tuple[Run, ...], tuple[Slip, ...]]:
        """The runs with slips put right, and which they were."""
        if not self._doubtful(span):
            return tuple(span), ()
        span = tuple(part for run in self._parted(span) for part in run)
        slips = self._slips(span, self._doubtful(span))
        if not slips:
            return tuple(span), ()
        put_right = list(span)
        for place, _, read in slips:
            put_right[place] = span[place]._replace(text=read)
        return tuple(put_right), tuple(slips)

    def _doubtful(self, span: Sequence[Run]) -> list[int]:
        return [
            place
            for place, run in enumerate(span)
            if not run.is_number and run.text not in self._known and len(run.text) > 2
        ]

    def _parted(self, span: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
        """The runs, those that are two words of names written as one taken apart: "geminiflash"."""
        for place, run in enumerate(span):
            if run.is_number or run.text in self._known or len(run.text) < FEWEST_GLUED:
                yield (run,)
            else:
                cut = self._names.seam(run.text, _number_behind(span, place))
                yield _cut(run, cut) if cut else (run,)

    def _slips(self, span: Sequence[Run], doubtful: Sequence[int]) -> list[Slip]:
        found = []
        for place in doubtful:
            word = span[place].text
            read = self._nearest(word, span, place)
            if read is not None:
                found.append(Slip(place, word, read))
        return found

    def _nearest(self, word: str, span: Sequence[Run], place: int) -> str | None:
        said = self._vocabulary.nearest(word)
        named = self._names.put_right(word, numbered=bool(_number_behind(span, place)))
        if said is None or named is None:
            likely = self._names.beside(span, place) or self._names.is_family(named or "")
            return said or (named if likely else None)
        farther = self._vocabulary.edits(word, named) - self._vocabulary.edits(word, said)
        return named if farther < self._names.numbered(span, place) else said


def english_words(vocabulary: Vocabulary, names: NameIndex) -> frozenset[str]:
    """All words that may stand in an English message: they are no slips."""
    return vocabulary.words() | names.listed.words | vocabulary.ordinary


def corrections(slips: Iterable[Slip]) -> tuple[tuple[str, str], ...]:
    """What was written and what was read, of each slip."""
    return tuple((slip.written, slip.read) for slip in slips)


def _cut(run: Run, place: int) -> tuple[Run, Run]:
    middle = run.start + place
    first = run._replace(text=run.text[:place], end=middle)
    return first, Run(run.text[place:], middle, run.end, GLUED, is_number=False)


def _number_behind(span: Sequence[Run], place: int) -> str:
    following = span[place + 1] if place + 1 < len(span) else None
    joined = following is not None and following.is_number and following.join is not HARD
    return following.text if following and joined else ""


def put_right(text: str, span: Sequence[Run], slips: Sequence[Slip]) -> str:
    """A text with its slips put right; `span` has the places of its runs."""
    parts, end = [], 0
    for place, _, read in slips:
        parts += [text[end : span[place].start], read]
        end = span[place].end
    return "".join((*parts, text[end:]))
