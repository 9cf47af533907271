"""The short way for exact questions: forms of words that were read before, whatever the models.

"price of Kimi K2" and "price of GPT-4 Turbo" have one form. It is kept only when the whole
reader explained every word of it and found the same names, so the short way cannot differ; a
form holds no words but those of the vocabulary.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from bot.reading.reading import Reading
from knowledge.cards import ModelCard
from knowledge.catalog import Catalog
from knowledge.names import Resolved, runs

MOST_KEPT = 4_096
TAIL = "?,.!:;"


class Form(NamedTuple):
    """A message with every exact name replaced by a mark, and the models in order of mention."""

    words: str
    cards: tuple[ModelCard, ...]


class KnownForms:
    """Readings by form, and by form with models; cleared as a whole when they grow too many."""

    def __init__(self, catalog: Catalog, name_words: frozenset[str]) -> None:
        self._names = _spellings(catalog)
        self._name_words = name_words
        # Words that the whole reader may take as part of the name behind them, or not.
        self._leads_in = name_words | {
            run.text
            for named in (*catalog.makers.values(), *catalog.providers.values())
            for word in named.words
            for run in runs(word.lower())
        }
        self._longest: dict[str, int] = {}
        for spelling in self._names:
            words = spelling.split(" ")
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))
        self._forms: dict[str, Reading] = {}
        self._readings: dict[Form, Reading] = {}

    def form(self, lowered: str) -> Form | None:
        """The form of a clean lower-case message; None where a name may be longer (k2 0905)."""
        words = lowered.split(" ")
        out: list[str] = []
        cards: list[ModelCard] = []
        place = 0
        while place < len(words):
            word = words[place]
            found = self._name_at(words, place) if word.rstrip(TAIL) in self._longest else None
            if found is None:
                out.append(word)
                place += 1
                continue
            card, end, tail = found
            if self._may_be_longer(words, place, end, tail):
                return None
            if card not in cards:
                cards.append(card)
            out.append(f"\x01{cards.index(card)}{tail}")
            place = end
        return Form(" ".join(out), tuple(cards))

    def _may_be_longer(self, words: list[str], place: int, end: int, tail: str) -> bool:
        """Whether the words around a name could belong to it."""
        goes_on = not tail and end < len(words) and self._goes_on(words[end])
        return goes_on or (place > 0 and words[place - 1] in self._leads_in)

    def reading(self, form: Form) -> Reading | None:
        """The reading of a form met before, with this form's models."""
        known = self._readings.get(form)
        if known is not None:
            return known
        template = self._forms.get(form.words)
        return self._kept(form, _with_cards(template, form.cards)) if template else None

    def keep(self, form: Form, reading: Reading) -> None:
        """Keep what the whole reader made of a form, if nothing about it was in doubt."""
        sure = all(
            isinstance(each.match, Resolved) and each.match.exact and not each.weak
            for each in reading.mentions
        )
        if not sure or reading.unexplained or reading.corrections or reading.cards != form.cards:
            return
        if len(self._forms) >= MOST_KEPT:
            self._forms.clear()
        self._forms[form.words] = replace(reading, message="", kept=True)

    def _kept(self, form: Form, reading: Reading) -> Reading:
        if len(self._readings) >= MOST_KEPT:
            self._readings.clear()
        self._readings[form] = reading
        return reading

    def _name_at(self, words: list[str], place: int) -> tuple[ModelCard, int, str] | None:
        """The name that starts at a word: its model, where it ends, the punctuation behind it."""
        longest = self._longest[words[place].rstrip(TAIL)]
        for end in range(min(len(words), place + longest), place, -1):
            last = words[end - 1].rstrip(TAIL)
            spelling = " ".join((*words[place : end - 1], last))
            if card := self._names.get(spelling):
                return card, end, words[end - 1][len(last) :]
        return None

    def _goes_on(self, word: str) -> bool:
        return word.rstrip(TAIL) in self._name_words or not word[:1].isalpha()


def _spellings(catalog: Catalog) -> Mapping[str, ModelCard]:
    """Names and ids as typed in full, those that mean one model only."""
    found: dict[str, ModelCard] = {}
    for card in catalog.cards.values():
        for spelling in (card.id, card.id.replace("-", " "), card.name.lower()):
            found[spelling] = card
    return found


def _with_cards(template: Reading, cards: tuple[ModelCard, ...]) -> Reading:
    """A form's reading with other models in the places of its own."""
    stands_for = dict(zip(template.cards, cards, strict=True))
    mentions = tuple(
        replace(each, spelling="", match=Resolved(stands_for[each.match.card]))
        for each in template.mentions
        if isinstance(each.match, Resolved)
    )
    ids = {card.id: other.id for card, other in stands_for.items()}
    origin = ids.get(template.origin) if template.origin else None
    return replace(template, mentions=mentions, origin=origin)
