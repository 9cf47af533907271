"""message -> Reading."""

from collections.abc import Sequence
from dataclasses import replace

from bot.reading.cleaning import LONGEST, clean
from bot.reading.explained import Taken, taken
from bot.reading.interpreter import Heard, Interpreter
from bot.reading.items import Item, Itemiser
from bot.reading.known import KnownForms
from bot.reading.noticed import noticed
from bot.reading.reading import Reading
from bot.reading.spelling import Spelling, corrections, english_words, put_right
from bot.reading.strangers import find_strangers
from bot.reading.vocabulary import SPEAKS_OF_MODELS, Vocabulary, load_language
from knowledge.cards import ModelCard
from knowledge.catalog import Catalog
from knowledge.names import Mention, NameIndex, Run, runs
from knowledge.names.find import Finder

# Behind the name of a maker these speak of what it makes.
HAS = frozenset({"offer", "offers", "have", "has", "sell", "sells", "make", "makes", "released"})
# Before an ordinary word these speak of a thing, not of a model: "the command".
OF_THINGS = frozenset({"the", "in", "this", "that", "my", "our", "your", "his", "her", "their"})


class Reader:
    """Reads messages against one edition of the catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._vocabulary = Vocabulary(catalog, load_language("english"))
        self.names = NameIndex(catalog)
        english = english_words(self._vocabulary, self.names)
        self._spelling = Spelling(self._vocabulary.spellings, english, self.names)
        words = self._vocabulary.words()
        self._finder = Finder(catalog, self.names, self._vocabulary.units(), words)
        self._itemiser = Itemiser(self._vocabulary)
        self._known = KnownForms(catalog, self._finder)
        self._interpreter = Interpreter(self._vocabulary.spellings, english, self.names)

    def read(self, message: str) -> Reading:
        """Notice everything a message says; any text at all can be read."""
        text = clean(message)
        if _is_too_long(message, text):
            return Reading(too_long=True)
        lowered = text.lower()
        form = self._known.form(lowered)
        known = self._known.reading(form) if form else None
        if known is not None:
            return known
        if heard := self._interpreter.heard(lowered):
            return self._interpreted(text, heard)
        return self._put_right(text, lowered)

    def _put_right(self, text: str, lowered: str) -> Reading:
        """The reading of an English message of a new form, its slips put right first."""
        written = runs(lowered)
        span, slips = self._spelling.right(written)
        if slips:
            right = self._known.form(put_right(lowered, written, slips))
            known = self._known.reading(right) if right else None
            if known is not None:
                return replace(known, kept=False, base=known, corrections=corrections(slips))
        reading = self._whole(text, lowered, span)
        if slips:
            return replace(reading, corrections=corrections(slips))
        self._known.keep(lowered, reading)
        return reading

    def near(self, message: str, cards: Sequence[ModelCard]) -> Reading:
        """Read a message in which names may be cut short, as the models before it are known."""
        text = clean(message)
        return self._in_full(text, cards)

    def whole(self, text: str) -> Reading:
        """Read a clean message word by word, whatever was read before."""
        return self._in_full(text)

    def _in_full(self, text: str, near: Sequence[ModelCard] = ()) -> Reading:
        lowered = text.lower()
        if heard := self._interpreter.heard(lowered):
            return self._interpreted(text, heard, near)
        span, slips = self._spelling.right(runs(lowered))
        reading = self._whole(text, lowered, span, near)
        return replace(reading, corrections=corrections(slips))

    def explained(self, message: str, near: Sequence[ModelCard] = ()) -> tuple[Taken, ...]:
        """What each part of a message is taken for, word by word, for people who ask why."""
        text = clean(message)
        if _is_too_long(message, text):
            return ()
        if heard := self._interpreter.heard(text.lower()):
            text = heard.line.text
        lowered = text.lower()
        span, _ = self._spelling.right(runs(lowered))
        shown, mentions, items = self._items(text, lowered, span, near)
        return taken(self.names, span, items, self._noticed(shown, mentions, items, span))

    def _interpreted(self, text: str, heard: Heard, near: Sequence[ModelCard] = ()) -> Reading:
        """The reading of a message of another language, by the English line that says the same."""
        line = heard.line
        written = runs(line.text)
        span, slips = self._spelling.right(written) if heard.holds_english else (written, ())
        reading = self._whole(line.text, line.text, span, near)
        righted = (*heard.corrections, *corrections(slips))
        return replace(heard.located(reading, text), corrections=righted)

    def _whole(
        self, text: str, lowered: str, span: Sequence[Run], near: Sequence[ModelCard] = ()
    ) -> Reading:
        shown, mentions, items = self._items(text, lowered, span, near)
        return self._noticed(shown, mentions, items, span)

    def _noticed(
        self, shown: str, mentions: Sequence[Mention], items: Sequence[Item], span: Sequence[Run]
    ) -> Reading:
        first = self._vocabulary.word(span[0].text if span else "")
        return noticed(shown, first, mentions, items, span)

    def _items(
        self, text: str, lowered: str, span: Sequence[Run], near: Sequence[ModelCard]
    ) -> tuple[str, tuple[Mention, ...], tuple[Item, ...]]:
        """The text that mentions are cut from, the mentions, and all items of a message."""
        shown = text if len(lowered) == len(text) else lowered
        mentions = tuple(
            each
            for each in self._finder.find(shown, span, near)
            if not self._is_no_name(span, each)
        )
        items = self._itemiser.items(lowered, span, mentions)
        strangers = tuple(find_strangers(self.names, shown, span, items)) if mentions else ()
        if strangers:
            mentions = tuple(sorted((*mentions, *strangers), key=lambda each: each.start))
            items = self._itemiser.items(lowered, span, mentions)
        return shown, mentions, items

    def _is_no_name(self, span: Sequence[Run], mention: Mention) -> bool:
        """A weak mention that is a maker ("Mistral models") or a common noun ("a sonnet")."""
        if not mention.weak:
            return False
        before = span[mention.start - 1].text if mention.start else ""
        after = span[mention.end] if mention.end < len(span) else None
        if before in {"a", "an"}:
            return True
        if before in OF_THINGS and span[mention.start].text in self._vocabulary.ordinary:
            return True
        sense, end = self._vocabulary.at(span, mention.start)
        if sense.makers and end > mention.end:
            return True  # "Mistral AI"
        sense, _ = self._vocabulary.at(span[mention.start : mention.end], 0)
        if not sense.makers:
            return False
        has = after is not None and after.text in (SPEAKS_OF_MODELS | HAS | {"s"})
        return has or before in {"from", "by", "which", "only", "did"}


def _is_too_long(message: str, text: str) -> bool:
    return len(text) > LONGEST or len(message) > LONGEST * 4
