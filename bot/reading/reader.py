"""message -> Reading."""

from collections.abc import Sequence
from dataclasses import replace

from bot.reading.cleaning import LONGEST, clean
from bot.reading.items import Itemiser
from bot.reading.known import TAIL, KnownForms
from bot.reading.noticed import noticed
from bot.reading.reading import Reading
from bot.reading.strangers import find_strangers
from bot.reading.vocabulary import Role, Vocabulary, load_language
from knowledge.catalog import Catalog
from knowledge.names import Mention, NameIndex, Run, runs
from knowledge.names.find import Finder


class Reader:
    """Reads messages against one edition of the catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._vocabulary = Vocabulary(catalog, load_language("english"))
        self.names = NameIndex(catalog)
        self._finder = Finder(
            catalog, self.names, self._vocabulary.units(), self._vocabulary.words()
        )
        self._itemiser = Itemiser(self._vocabulary)
        self._known = KnownForms(catalog, self.names.listed.words)
        self._words = self._vocabulary.words() | self.names.listed.words

    def read(self, message: str) -> Reading:
        """Notice everything a message says; any text at all can be read."""
        text = clean(message)
        if len(text) > LONGEST or len(message) > LONGEST * 4:
            return Reading(too_long=True)
        lowered = text.lower()
        form = self._known.form(lowered)
        if form is None:
            return self.whole(text)
        known = self._known.reading(form) or self._mistyped(lowered)
        if known is None:
            known = self.whole(text)
            self._known.keep(form, known)
        return known

    def _mistyped(self, lowered: str) -> Reading | None:
        """A known form with slips in words that are no names: its reading, with corrections."""
        words = lowered.split(" ")
        slips = []
        for place, typed in enumerate(words):
            word = typed.rstrip(TAIL)
            if (
                word in self._words
                or not word.isalpha()
                or self.names.listed.spellings.nearest(word)
            ):
                continue
            right = self._vocabulary.put_right(word)
            if right is not None:
                words[place] = right + typed[len(word) :]
                slips.append((word, right))
        form = self._known.form(" ".join(words)) if slips else None
        base = self._known.reading(form) if form else None
        return replace(base, kept=False, base=base, corrections=tuple(slips)) if base else None

    def whole(self, text: str) -> Reading:
        """Read a clean message word by word, whatever was read before."""
        lowered = text.lower()
        shown = text if len(lowered) == len(text) else lowered
        span = runs(lowered)
        mentions = tuple(
            each for each in self._finder.find(shown, span) if not self._is_no_name(span, each)
        )
        items = self._itemiser.items(lowered, span, mentions)
        strangers = tuple(find_strangers(self.names, shown, span, items))
        if strangers:
            mentions = tuple(sorted((*mentions, *strangers), key=lambda each: each.start))
            items = self._itemiser.items(lowered, span, mentions)
        head = self._itemiser.items(lowered, span[:1], ())
        return noticed(shown, head, mentions, items)

    def _is_no_name(self, span: Sequence[Run], mention: Mention) -> bool:
        """A weak mention that is a maker ("from Mistral") or a common noun ("a sonnet")."""
        if not mention.weak or not mention.start:
            return False
        before = span[mention.start - 1].text
        meanings, _ = self._vocabulary.at(span[mention.start : mention.end], 0)
        is_maker = any(meaning.role is Role.MAKER for meaning in meanings)
        return before in {"a", "an"} or (is_maker and before in {"from", "by"})
