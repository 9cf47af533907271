"""Messages of other languages, with their slips put right, as what they say in English."""

from dataclasses import dataclass, replace

from bot.reading.glossary import cut
from bot.reading.language import Language, Languages
from bot.reading.line import Line
from bot.reading.reading import Reading
from bot.reading.signs import Signs
from bot.reading.spelling import Spelling, corrections
from knowledge.names import Mention, NameIndex, Spellings

# Words of fewer letters are put right only where two of them are swapped, and none to shorter ones.
SHORTEST_SLIP, SHORTEST_WORD = 6, 5


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as an English line, with the slips put right in its own language.

    `holds_english` says that slips in what was Latin are those of English words.
    """

    line: Line
    lowered: str
    corrections: tuple[tuple[str, str], ...]
    holds_english: bool

    def located(self, reading: Reading, text: str) -> Reading:
        """The reading of the line with its mentions where the message has them."""
        shown = text if len(text) == len(self.lowered) else self.lowered
        mentions = tuple(self._located(each, shown) for each in reading.mentions)
        return replace(reading, message=shown, mentions=mentions)

    def _located(self, mention: Mention, shown: str) -> Mention:
        at, spelling = self.line.original(mention, shown)
        return replace(mention, at=at, spelling=spelling)


class Interpreter:
    """Hears messages of the languages besides English.

    `spellings` put slips of English words right, `english` are all words that may be English.
    """

    def __init__(self, spellings: Spellings, english: frozenset[str], names: NameIndex) -> None:
        self._english, self._names = spellings, names.slips
        self.languages = Languages(english, self._is_english_slip)
        chinese = self.languages.chinese
        self._signs = Signs(chinese.glossary, chinese.slips, chinese.not_slips)
        self._spelling = _german_spelling(self.languages.german, english, names)

    def heard(self, lowered: str) -> Heard | None:
        """What a clean lower-case message says in English; None if it is English."""
        language = self.languages.of(lowered)
        if language is None:
            return None
        span = cut(lowered)
        span, slips = (self._spelling if language.corrects else self._signs).right(span)
        line = language.line(lowered, span)
        return Heard(line, lowered, corrections(slips), holds_english=not language.corrects)

    def _is_english_slip(self, word: str) -> bool:
        named = self._names.put_right(word, numbered=False)
        return named is not None or self._english.nearest(word) is not None


def _german_spelling(german: Language, english: frozenset[str], names: NameIndex) -> Spelling:
    """Puts German words right, and those of names, but no English words."""
    words = german.glossary.words()
    long = (word for word in sorted(german.glossary.telling()) if len(word) >= SHORTEST_WORD)
    known = english | words | german.not_slips
    return Spelling(Spellings(long, SHORTEST_SLIP, most=1), known, names)
