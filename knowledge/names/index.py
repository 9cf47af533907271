"""The rules by which a mention resolves: to one model, to several, or to none."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from knowledge.cards import ModelCard
from knowledge.catalog import Catalog
from knowledge.names.forms import REMEMBERED, normal_form, normal_form_of, numbers, units
from knowledge.names.kin import of_all_sizes
from knowledge.names.listed import ListedNames, Parts
from knowledge.names.matches import Ambiguous, Match, Resolved, UnknownName
from knowledge.names.runs import Run, runs
from knowledge.names.slips import NameSlips

MOST_NEAREST = 3
FUZZY_CUTOFF = 80
# Slips put right in a name shorter than so many letters; nothing longer is a name.
EDITS = ((5, 1), (9, 2), (99, 3))
# Versions, sizes and counts by themselves.
STAMP = re.compile(r"\d{4}")
NAMES_NOTHING = re.compile(r"v?\d+(?:\.\d+)?[btkmx]?|\d+bn|\d+mm")


class NameIndex:
    """Resolves one mention: exact first, then its units in any order, then with letters put right.

    Digits are never corrected: a mention with a number that a model's name lacks is not that
    model. The rules follow from measurements of what goes wrong with plain similarity scores:
    they answer for models that do not exist.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.listed = ListedNames(catalog)
        self.slips = NameSlips(catalog.name_words, self.listed)
        self._known = catalog.name_words.known
        self._sizes = lru_cache(maxsize=REMEMBERED)(partial(of_all_sizes, self.listed))

    def exact(self, span: Sequence[Run]) -> Match | None:
        """The match of a spelling the catalog lists, in any case and with any separators."""
        owners = self.listed.exact(span)
        if len(owners) == 1 and (sizes := self._sizes(owners[0], normal_form(span))):
            return Ambiguous(sizes)
        return _settled(owners, exact=True) if owners else None

    def short(self, key: str) -> Match | None:
        """The match of a nickname, a bare family or a word that starts names, by its normal form.

        A tier alone ("opus") means the newest release of that tier.
        """
        if releases := self._releases(key):
            return Resolved(releases[0], exact=False, older=releases[1:])
        if owners := self.listed.nicknames.get(key):
            return _settled(owners, exact=False)
        family = newest_first(self.listed.families.get(key, ()))
        called = family or (self._called(key) if key in self._known else ())
        return Ambiguous(called) if called else None

    def _releases(self, word: str) -> tuple[ModelCard, ...]:
        """The models of one maker named by their family, a version and this word, newest first."""
        if not word.isalpha() or word not in self._known or word in self.listed.families:
            return ()
        found = [card for card in self._called(word) if _words(card) == {card.family, word}]
        return tuple(found) if len({card.maker for card in found}) == 1 else ()

    def resolve(self, mention: str) -> Match:
        """Resolve a mention that stands alone, nicknames and bare families included."""
        span = runs(mention.lower())
        if not span:
            return UnknownName(())
        form = normal_form(span)
        named = self.exact(span) if form not in self.listed.nicknames else None
        return named or self.short(form) or self.resolve_span(span, mention)

    def others(self, mention: str, match: Resolved) -> tuple[ModelCard, ...]:
        """What else a resolved mention may have meant: names that go on where its own ends."""
        if match.older or match.exact:
            return match.older or self.listed.others(match.card, match.card.name)
        key = self.listed.key_of(mention)
        forms = {normal_form_of(mention), "" if key.dated else normal_form_of(key.name)}
        called = (name for name in match.card.nicknames if normal_form_of(name) in forms)
        return self.listed.others(match.card, next(called, match.card.name))

    def resolve_span(self, span: Sequence[Run], written: str) -> Match:
        """Resolve the runs of a mention by the rules, in order; `written` is its text."""
        match = self.exact(span) or self._keyed(written)
        if match is not None:
            return match
        core = self.listed.core(self._put_right(self.listed.core(units(span))))
        if not core:
            return UnknownName(())
        if owners := self.listed.made_of(core):
            return _settled(owners, exact=False)
        return self._partial(core) or self._fuzzy(span, core) or self._nothing(span, core)

    def _keyed(self, written: str) -> Match | None:
        """A name with what stands around it; one with a date that is nobody's is asked about."""
        key = self.listed.key_of(written)
        form = normal_form_of(key.name)
        if not form:
            return None
        if not key.dated and form in self.listed.nicknames:
            return self.short(form)
        owners = self.listed.keyed(key)
        if len(owners) == 1 and not key.dated and (sizes := self._sizes(owners[0], form)):
            return Ambiguous(sizes)
        if owners:
            return _settled(owners, exact=False)
        undated = self.listed.undated(key)
        return Ambiguous(undated) if undated else None

    def _put_right(self, parts: Parts) -> Parts:
        """Units with slips in their letters put right."""
        numbered = bool(numbers(parts))
        return frozenset(
            (part.isalpha() and self.slips.put_right(part, numbered=numbered)) or part
            for part in parts
        )

    def _partial(self, core: Parts) -> Match | None:
        """A mention that leaves units out: the model if only its family or its stamp is missing.

        A version or a size alone names nothing, but 4o does.
        """
        if all(NAMES_NOTHING.fullmatch(unit) for unit in core):
            return None
        whole: dict[str, ModelCard] = {}
        candidates: dict[str, ModelCard] = {}
        for parts in self.listed.longer(core):
            for card in self.listed.made_of(parts):
                candidates[card.id] = card
                more = parts - core
                of_family = more == {card.family} and numbers(core) == numbers(parts)
                if of_family or all(map(STAMP.fullmatch, more)):
                    whole[card.id] = card
        if len(whole) == 1 and (len(core) > 1 or core == numbers(core)):
            return _settled(whole.values(), exact=False)
        several = whole or candidates
        return Ambiguous(tuple(several.values())) if several else None

    def _fuzzy(self, span: Sequence[Run], core: Parts) -> Match | None:
        """The nearest spelling with the very same numbers, if its letters are a few edits off."""
        listed = self.listed.with_numbers(numbers(core))
        if not listed or not numbers(core):
            return None
        if not any(part.isalpha() and part not in self.listed.words for part in core):
            return None
        form = normal_form(span)
        allowed = next((edits for length, edits in EDITS if len(form) < length), 0)
        best = process.extract(form, listed.keys(), scorer=fuzz.ratio, score_cutoff=FUZZY_CUTOFF)
        near = [name for name, _, _ in best if OSA.distance(form, name) <= allowed]
        owners = dict.fromkeys(listed[name] for name in near)
        return _settled(owners, exact=False) if owners else None

    def _nothing(self, span: Sequence[Run], core: Parts) -> UnknownName:
        """Not in the catalog; the nearest share its family, then are written most like it."""
        cards = self.listed.near(core)
        best = process.extract(
            normal_form(span), [card.id for card in cards], scorer=fuzz.ratio, limit=MOST_NEAREST
        )
        return UnknownName(tuple(cards[place] for _, _, place in best))

    def _called(self, word: str) -> tuple[ModelCard, ...]:
        """The models with a word in their names, the newest first."""
        names = self.listed.longer(frozenset({word}))
        cards = dict.fromkeys(card for parts in names for card in self.listed.made_of(parts))
        return newest_first(cards)


def _settled(owners: Iterable[ModelCard], *, exact: bool) -> Match:
    cards = tuple(owners)
    return Resolved(cards[0], exact) if len(cards) == 1 else Ambiguous(cards)


def newest_first(cards: Iterable[ModelCard]) -> tuple[ModelCard, ...]:
    """Models by their release, the newest first; of those of one day or none by id."""
    ordered = sorted(cards, key=lambda card: card.id)
    return tuple(sorted(ordered, key=lambda card: card.value("released") or "", reverse=True))


def _words(card: ModelCard) -> set[str]:
    return {part for part in card.id.split("-") if part.isalpha()}
