"""The phrases of another language, and the English ones they stand for."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from knowledge.names import GLUED, HARD, Run, runs

START, END = "^", "$"
# Written behind a stem in a language's file: the stem with each of these.
ENDINGS = ("", "e", "er", "es", "en", "em")
# The words of a phrase, as `cut` has them.
_WORDS = re.compile(r"[\u3400-\u9fff]|\d+(?:\.\d+)*|[^\W\d_\u3400-\u9fff]+|\+")
_PIECES = re.compile(r"[\u3400-\u9fff]|[^\u3400-\u9fff]+")
_ASCII = (
    str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}),
    str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"}),
)

Phrases = Mapping[str, Sequence[str]]


class Glossary:
    """Phrases as rows of words; the longest that starts at a place is meant.

    A phrase that starts on "^" or ends on "$" is only meant where a message starts or ends.
    """

    def __init__(self, language: Mapping[str, Any]) -> None:
        said = (*_said(language["phrases"]), *((each, "") for each in language["nothing"]["words"]))
        self._english: dict[tuple[str, ...], str] = {}
        for variant in (_written, _swiss, _plain, _bare):
            for phrase, english in said:
                changed = variant(phrase)
                if variant is not _written and changed == phrase:
                    continue
                for spelled in _inflected(changed):
                    self._english.setdefault(_key(spelled), english)
        self._longest: dict[str, int] = {}
        for first, *rest in self._english:
            self._longest[first] = max(self._longest.get(first, 0), len(rest) + 1)

    def at(self, span: Sequence[Run], place: int, *, starts: bool) -> tuple[str, int] | None:
        """What the longest phrase at a place says in English, and where it ends."""
        anchored = self._match(span, place, (START,)) if starts else None
        found = self._match(span, place, ())
        return max((each for each in (anchored, found) if each), key=lambda each: each[1],
                   default=None)  # fmt: skip

    def _match(
        self, span: Sequence[Run], place: int, before: tuple[str, ...]
    ) -> tuple[str, int] | None:
        longest = self._longest.get(before[0] if before else span[place].text, 0)
        most = _reach(span, place, place + longest - len(before))
        for end in range(most, place, -1):
            words = (*before, *(run.text for run in span[place:end]))
            if end == len(span) and (*words, END) in self._english:
                return self._english[*words, END], end
            if words in self._english:
                return self._english[words], end
        return None

    def phrases(self) -> Iterable[tuple[str, ...]]:
        """Every phrase as a row of words."""
        return self._english

    def telling(self) -> frozenset[str]:
        """The words of phrases that say something in English."""
        return frozenset(word for key, english in self._english.items() if english for word in key)

    def words(self) -> frozenset[str]:
        """Every word that occurs in a phrase."""
        return frozenset(word for key in self._english for word in key) - {START, END}


def cut(lowered: str) -> tuple[Run, ...]:
    """The runs of a lower-case text, with each Chinese sign for itself."""
    if lowered.isascii():
        return runs(lowered)
    return tuple(part for run in runs(lowered) for part in _signs(run))


def is_sign(text: str) -> bool:
    """Whether a text starts on a Chinese sign."""
    return "\u3400" <= text[:1] <= "\u9fff"


def _signs(run: Run) -> Iterator[Run]:
    if run.text.isascii():
        yield run
        return
    for found in _PIECES.finditer(run.text):
        join = GLUED if found.start() else run.join
        start = run.start + found.start()
        yield Run(found.group(), start, start + len(found.group()), join, is_number=False)


def _reach(span: Sequence[Run], place: int, most: int) -> int:
    """How far a phrase may go on: not across a comma or the like."""
    end = place + 1
    while end < min(most, len(span)) and span[end].join is not HARD:
        end += 1
    return max(end, place + 1)


def _said(sections: Mapping[str, Phrases]) -> Iterator[tuple[str, str]]:
    for section in sections.values():
        for english, phrases in section.items():
            yield from ((phrase, english) for phrase in phrases)


def _inflected(phrase: str) -> Iterable[str]:
    stem, tilde, rest = phrase.partition("~")
    return (f"{stem}{ending}{rest}" for ending in ENDINGS) if tilde else (phrase,)


def _key(phrase: str) -> tuple[str, ...]:
    inner = phrase.removeprefix(START).removesuffix(END)
    words = tuple(_WORDS.findall(inner.lower()))
    return (*((START,) if phrase.startswith(START) else ()), *words,
            *((END,) if phrase.endswith(END) else ()))  # fmt: skip


def _written(phrase: str) -> str:
    return phrase


def _swiss(phrase: str) -> str:
    """A phrase as written in Switzerland: grösser."""
    return phrase.replace("ß", "ss")


def _plain(phrase: str) -> str:
    """A phrase as typed without umlauts: fuer."""
    return phrase.translate(_ASCII[0])


def _bare(phrase: str) -> str:
    """A phrase as typed with the dots left out: fur."""
    return phrase.translate(_ASCII[1])
