"""The short way for exact questions: forms of words that were read before, whatever the models.

"price of Kimi K2" and "price of GPT-4 Turbo" have one form. It is kept only when the whole
reader explained every word of it and found the same names, so the short way cannot differ; a
form holds no words but those of the vocabulary.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from bot.reading.reading import Reading
from knowledge.cards import ModelCard
from knowledge.catalog import Catalog
from knowledge.names import HARD, Mention, Resolved, runs
from knowledge.names.find import Finder

MOST_KEPT = 4_096
MOST_NAMES = 65_536
TAIL = "?,.!:;"
# Signs at which a name may be read in parts.
_PARTED = re.compile(r"[^\w\s.+\-/]|\s[/\-]\s")


class Name(NamedTuple):
    """A spelling that means one model; `exact` as in a match."""

    card: ModelCard
    spelling: str
    exact: bool = True


class Form(NamedTuple):
    """A message with every name that is known replaced by a mark, and the names in order."""

    words: str
    names: tuple[Name, ...]


class KnownForms:
    """Readings by form, and by form with models; cleared as a whole when they grow too many."""

    def __init__(self, catalog: Catalog, finder: Finder) -> None:
        self._names = _spellings(catalog)
        # Words that the whole reader may take as part of the name behind them, or not.
        self._ends_of_phrases = {
            runs(word.lower())[-1].text
            for named in (*catalog.makers.values(), *catalog.providers.values())
            for word in named.words
        }
        self._longest: dict[str, int] = {}
        self._inside: set[str] = set()
        for spelling in self._names:
            self._note(spelling)
        self._starts = lru_cache(maxsize=MOST_KEPT)(finder.may_start)
        self._goes_on = lru_cache(maxsize=4 * MOST_KEPT)(finder.goes_on)
        self._forms: dict[str, Reading] = {}
        self._readings: dict[Form, Reading] = {}

    def _note(self, spelling: str) -> None:
        first, *more = spelling.split(" ")
        self._longest[first] = max(self._longest.get(first, 0), len(more) + 1)
        self._inside.update(more)

    def form(self, lowered: str) -> Form | None:
        """The form of a clean lower-case message; None where a name may be longer (k2 0905)."""
        words = lowered.split(" ")
        out: list[str] = []
        names: list[Name] = []
        place = 0
        while place < len(words):
            word = words[place]
            if word in self._longest or (word[-1:] in TAIL and word.rstrip(TAIL) in self._longest):
                found = self._name_at(words, place)
                if found is not None:
                    name, end, tail = found
                    if self._may_be_longer(words, place, end, name.spelling, tail):
                        return None
                    if name not in names:
                        names.append(name)
                    out.append(f"\x01{names.index(name)}{tail}")
                    place = end
                    continue
            out.append(word)
            place += 1
        return Form(" ".join(out), tuple(names))

    def _may_be_longer(
        self, words: Sequence[str], place: int, end: int, spelling: str, tail: str
    ) -> bool:
        """Whether the words around a name could belong to it."""
        if not tail and end < len(words):
            word = words[end].rstrip(TAIL)
            if not word[:1].isalpha() or self._goes_on(spelling, word):
                return True
        before = words[place - 1] if place else ""
        return bool(before) and (before in self._ends_of_phrases or self._starts(before))

    def reading(self, form: Form) -> Reading | None:
        """The reading of a form met before, with this form's models."""
        known = self._readings.get(form)
        if known is not None:
            return known
        template = self._forms.get(form.words)
        return self._kept(form, _with_names(template, form.names)) if template else None

    def keep(self, lowered: str, reading: Reading) -> None:
        """Keep what the whole reader made of a message, if nothing about it was in doubt."""
        mentions = reading.mentions
        sure = all(
            isinstance(each.match, Resolved) and not each.weak and not each.match.older
            for each in mentions
        )
        if not sure or reading.unexplained or reading.corrections:
            return
        for mention in mentions:
            self._learn(lowered, mention)
        form = self.form(lowered)
        if form is None or tuple(name.card for name in form.names) != reading.cards:
            return
        if len(self._forms) >= MOST_KEPT:
            self._forms.clear()
        self._forms[form.words] = replace(reading, message="", kept=True)

    def _learn(self, lowered: str, mention: Mention) -> None:
        """Know a spelling by which a model was found, if it stands as words of its own."""
        spelling = mention.spelling.lower()
        if spelling in self._names or not isinstance(mention.match, Resolved):
            return
        ends = lowered[mention.at + len(spelling) :][:1]
        apart = lowered[: mention.at][-1:] in {"", " "} and (ends in {"", " "} or ends in TAIL)
        if apart and len(self._names) < MOST_NAMES and spelling[-1:] not in TAIL:
            self._names[spelling] = Name(mention.match.card, mention.spelling, mention.match.exact)
            self._note(spelling)

    def _kept(self, form: Form, reading: Reading) -> Reading:
        if len(self._readings) >= MOST_KEPT:
            self._readings.clear()
        self._readings[form] = reading
        return reading

    def _name_at(self, words: Sequence[str], place: int) -> tuple[Name, int, str] | None:
        """The name that starts at a word, where it ends, the punctuation behind it."""
        limit = place + 1
        most = min(len(words), place + self._longest[words[place].rstrip(TAIL)])
        while limit < most and words[limit] in self._inside:
            limit += 1
        if limit < most and words[limit].rstrip(TAIL) in self._inside:
            limit += 1
        for end in range(limit, place, -1):
            last = words[end - 1]
            bare = last.rstrip(TAIL)
            spelling = " ".join([*words[place : end - 1], bare])
            if name := self._names.get(spelling):
                return name, end, last[len(bare) :]
        return None


def _spellings(catalog: Catalog) -> dict[str, Name]:
    """Names and ids as typed in full, those that mean one model only."""
    found: dict[str, Name] = {}
    shared: set[str] = set()
    for card in catalog.cards.values():
        for spelling in (card.id, card.id.replace("-", " "), card.name.lower()):
            if _PARTED.search(spelling) and any(run.join is HARD for run in runs(spelling)[1:]):
                continue  # read in parts by the whole reader
            known = found.setdefault(spelling, Name(card, spelling))
            if known.card is not card:
                shared.add(spelling)
    return {spelling: name for spelling, name in found.items() if spelling not in shared}


def _with_names(template: Reading, names: Sequence[Name]) -> Reading:
    """A form's reading with other models in the places of its own."""
    stands_for: Mapping[ModelCard, Name] = dict(zip(template.cards, names, strict=True))
    mentions = tuple(
        Mention(each.start, each.end, *_said(stands_for[each.match.card]))
        for each in template.mentions
        if isinstance(each.match, Resolved)
    )
    ids = {card.id: name.card.id for card, name in stands_for.items()}
    origin = ids.get(template.origin) if template.origin else None
    return replace(template, mentions=mentions, origin=origin)


def _said(name: Name) -> tuple[str, Resolved]:
    return name.spelling, Resolved(name.card, name.exact)
