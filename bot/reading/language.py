"""Languages besides English: how a message of one is recognised, and said in English words."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.reading.arranging import arranged
from bot.reading.chinese import chinese_figure
from bot.reading.german import german_figure
from bot.reading.glossary import Glossary, is_sign
from bot.reading.line import Line, Piece, line_of
from bot.reading.vocabulary import load_language
from knowledge.names import Run, Spellings

Figure = Callable[[str, Sequence[Run], int], tuple[str, int] | None]

_HAN = re.compile(r"[\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_WORD = re.compile(r"[^\W\d_]+")
_SPACES = re.compile(r"\s+")
# What Chinese puts between words, as English writes it.
_POINTS = str.maketrans(
    {"、": ", ", "。": ". ", "《": " ", "》": " ", "「": '"', "」": '"', "~": " "}
)
SIGNS_OF_A_WORD = 2
# Words of fewer letters are not put right.
FEWEST_LETTERS = 6


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its phrases, those said behind a number, and how it writes numbers.

    `abbreviations` are words whose full stop ends no sentence, `slips` phrases that are put right
    where one sign is wrong; `corrects` says that slips are those of its own words, letter by
    letter, and not of English ones.
    """

    name: str
    glossary: Glossary
    behind: frozenset[str]
    abbreviations: frozenset[str]
    slips: frozenset[str]
    not_slips: frozenset[str]
    asks: re.Pattern[str]
    figure: Figure
    corrects: bool

    def line(self, lowered: str, span: Sequence[Run]) -> Line:
        """The English line that says what a message does; `span` has its runs."""
        pieces = arranged(tuple(self._pieces(lowered, span)))
        asked = "?" not in lowered and self.asks.search(lowered)
        return line_of((*pieces, Piece("?", "", len(lowered), len(lowered))) if asked else pieces)

    def _pieces(self, lowered: str, span: Sequence[Run]) -> Iterator[Piece]:
        place, end, gap, apart, starts = 0, 0, "", True, True
        while place < len(span):
            gap += self._gap(span, place, lowered[end : span[place].start])
            text, after, said = self._said(lowered, span, place, starts=starts)
            start, end = span[place].start, span[after - 1].end
            apart = apart or said
            if text:
                behind = lowered[start:end].replace(" ", "") in self.behind
                yield Piece(text, _shown(gap, apart=apart), start, end, behind)
                gap, apart, starts = "", said, False
            place = after
        yield Piece("", (gap.strip() + lowered[end:]).translate(_POINTS), end, len(lowered))

    def _said(
        self, lowered: str, span: Sequence[Run], place: int, *, starts: bool
    ) -> tuple[str, int, bool]:
        """What stands at a place, where it ends, and whether words of the language said it."""
        figure = self.figure(lowered, span, place)
        phrase = self.glossary.at(span, place, starts=starts)
        if figure and (not phrase or figure[1] > phrase[1]):
            return *figure, is_sign(span[figure[1] - 1].text)
        if phrase:
            return *phrase, True
        if not is_sign(span[place].text):
            return span[place].text, place + 1, False
        end = place + 1
        while end < min(len(span), place + SIGNS_OF_A_WORD) and self._is_strange(span, end):
            end += 1
        return "".join(run.text for run in span[place:end]), end, True

    def _is_strange(self, span: Sequence[Run], place: int) -> bool:
        return is_sign(span[place].text) and self.glossary.at(span, place, starts=False) is None

    def _gap(self, span: Sequence[Run], place: int, between: str) -> str:
        if place and span[place - 1].text in self.abbreviations:
            between = between.replace(".", "", 1)
        return between


def _shown(gap: str, *, apart: bool) -> str:
    """What stands between two pieces: words put in English are never glued to their neighbours."""
    shown = _SPACES.sub(" ", gap.translate(_POINTS))
    return f"{shown} " if apart and shown[-1:] in {"", ":", ","} else shown


class Languages:
    """The languages besides English that are read.

    `english` are all words that may stand in an English message, and `is_slip` tells whether
    another one is a slip of one of them.
    """

    def __init__(self, english: Collection[str], is_slip: Callable[[str], bool]) -> None:
        self.german = _german()
        self.chinese = _chinese()
        marks = load_language("german")["marks"]
        self._against = frozenset(marks["english"])
        words = self.german.glossary.words()
        self._marks = (words - set(english) - self._against) | set(marks["german"])
        self._german_words = Spellings(sorted(self._marks), FEWEST_LETTERS)
        self._known, self._is_english_slip = english, is_slip

    def of(self, lowered: str) -> Language | None:
        """The language of a clean lower-case message; None is English."""
        if not lowered.isascii() and _HAN.search(lowered):
            return None if _KANA.search(lowered) else self.chinese
        words = _WORD.findall(lowered)
        against = sum(word in self._against for word in words)
        marks = sum(word in self._marks for word in words)
        if not marks and not against:
            marks = any(self._is_slip(word) for word in words)
        return self.german if marks > against else None

    def _is_slip(self, word: str) -> bool:
        """Whether an unknown word is a slip of a German one and of no English one."""
        if len(word) < FEWEST_LETTERS or word in self._known:
            return False
        return not self._is_english_slip(word) and self._german_words.nearest(word) is not None


@cache
def _german() -> Language:
    return _language("german", german_figure, corrects=True)


@cache
def _chinese() -> Language:
    return _language("chinese", chinese_figure, corrects=False)


def _language(name: str, figure: Figure, *, corrects: bool) -> Language:
    read = load_language(name)
    edge = r"\b" if corrects else ""
    behind = (phrase for phrases in read["behind"].values() for phrase in phrases)
    sections = {**read["phrases"], "behind": read["behind"]}
    return Language(
        name,
        Glossary({**read, "phrases": sections}),
        frozenset(phrase.replace(" ", "") for phrase in behind),
        frozenset(read["abbreviations"]["words"]),
        frozenset(read["slips"]["words"]),
        frozenset(read["not_slips"]["words"]),
        re.compile(edge + f"(?:{'|'.join(read['asks']['words'])})" + edge),
        figure,
        corrects,
    )
