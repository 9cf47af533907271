"""What the catalog lists of names: spellings, the units they are made of, words and families."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from knowledge.cards import ModelCard
from knowledge.catalog import Catalog
from knowledge.names import tries
from knowledge.names.forms import normal_form, normal_form_of, numbers, units_of
from knowledge.names.key import Key
from knowledge.names.keyed import keys_by
from knowledge.names.runs import Run

# A name may be typed in more runs than it is listed in: "3 5" for 3.5, "4 b" for 4b.
MORE_RUNS = 3
# How far a window or a number of weights in a name may round.
SLACK = 0.06
WINDOW = re.compile(r"-\d+[km](?:-|$)")

Parts = frozenset[str]
Cards = tuple[ModelCard, ...]


class ListedNames:
    """Looks up names as they are listed; nothing here guesses.

    `words` are all letter words of names, the catalog's and in general; `own` are the units of the
    catalog's, `spelled` the words of its spellings, ids included. `nicknames` and `families` have
    the models they may stand for.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._keys = keys_by(catalog.name_words)
        self._made_of: dict[Parts, list[ModelCard]] = defaultdict(list)
        self._with_unit: dict[str, set[Parts]] = defaultdict(set)
        self.nicknames: dict[str, list[ModelCard]] = defaultdict(list)
        self.families: dict[str, list[ModelCard]] = defaultdict(list)
        self._telling_nothing = self._without_identity()
        for card in catalog.cards.values():
            self._add(card)
        for parts, models in catalog.made_of.items():
            for card in self._cards(models):
                self._claim(self.core(parts), card)
        self.words = self._name_words()
        self.own = {unit for parts in self._made_of for unit in parts}
        self.spelled = catalog.spelled
        self.with_windows = frozenset(
            card.family for card in catalog.cards.values() if WINDOW.search(card.id)
        )

    def _add(self, card: ModelCard) -> None:
        self.families[card.family].append(card)
        for nickname in card.nicknames:
            _once(self.nicknames[normal_form_of(nickname)], card)
            parts = self.core(units_of(nickname))
            for whole in {parts, parts | {card.family}}:
                self._claim(whole, card)

    def _claim(self, parts: Parts, card: ModelCard) -> None:
        _once(self._made_of[parts], card)
        for unit in parts:
            self._with_unit[unit].add(parts)

    def _name_words(self) -> frozenset[str]:
        general = self._catalog.name_words
        words = {unit for unit in self._with_unit if unit.isalpha()}
        words |= general.known | general.variants | general.generic | set(self.families)
        return frozenset(words | {word for word in self.nicknames if word.isalpha()})

    def _without_identity(self) -> frozenset[str]:
        """Words that tell no model apart: makers' names, and generic ones such as instruct."""
        makers = {word.lower() for maker in self._catalog.makers.values() for word in maker.words}
        families = {card.family for card in self._catalog.cards.values()}
        general = self._catalog.name_words
        return general.generic | (makers - families - general.known)

    def _cards(self, models: Iterable[str]) -> Cards:
        return tuple(self._catalog.cards[model] for model in models)

    def core(self, parts: Parts) -> Parts:
        """The units that tell models apart."""
        return parts - self._telling_nothing

    def count(self, unit: str) -> int:
        """How many names hold a unit."""
        return len(self._with_unit.get(unit, ()))

    def longest_from(self, first: str) -> int:
        """How many runs a listed spelling that starts with a run may take; 0 if none does."""
        most = self._catalog.starts.get(first)
        return most + MORE_RUNS if most else 0

    def exact(self, span: Sequence[Run]) -> Cards:
        """The models of a spelling, in any case and with any separators."""
        return self._cards(self._catalog.spellings.get(normal_form(span), ()))

    def key_of(self, written: str) -> Key:
        """The key of a name with what stands around it: "us.x-20241022-v1:0", "X (high)"."""
        return self._keys.key_of(written)

    def keyed(self, key: Key) -> Cards:
        """The models of a key; of a dated one those that are of its date, or came out then."""
        if key.dated:
            return self._released(key)
        for name in tries.names(key.name):
            owners = self._catalog.keyed.get(name, ())
            if owners:
                return self._cards([name] if name in owners else owners)
        name, window, active = tries.shorter(key.name)
        found = self._cards(self._catalog.keyed.get(name, ())) if name != key.name else ()
        return tuple(card for card in found if is_told(card, window, active))

    def _released(self, key: Key) -> Cards:
        """The first release that is listed: "X (Mar 2025)" is X-0324, or X if it came out then."""
        for names in tries.releases(key):
            found = (owner for name in names for owner in self._catalog.keyed.get(name, ()))
            owners = tuple(dict.fromkeys(found))
            if owners:
                return self._cards(owners)
        return tuple(card for card in self.undated(key) if _came_out(card, key.dated))

    def undated(self, key: Key) -> Cards:
        """The models of a key's name, whatever their date."""
        return self._cards(self._catalog.keyed.get(key.name, ()))

    def made_of(self, core: Parts) -> Sequence[ModelCard]:
        """The models with a name of just these units, in any order."""
        return self._made_of.get(core, ())

    def longer(self, core: Parts, *more: str) -> list[Parts]:
        """The units of names that have all these and more, those with the fewest more first."""
        holding = sorted((self._with_unit.get(unit, set()) for unit in (*core, *more)), key=len)
        found = holding[0].intersection(*holding[1:]) - {core}
        return sorted(found, key=lambda parts: (len(parts), sorted(parts)))

    def others(self, card: ModelCard, called: str) -> Cards:
        """The models whose id goes on where this one's ends, or whose name where `called` does."""
        named = self.longer(self.core(units_of(called)))
        longer = (other for parts in named for other in self.made_of(parts))
        found = dict.fromkeys((*self._going_on.get(card.id, ()), *longer))
        return tuple(other for other in found if other is not card)

    @cached_property
    def _going_on(self) -> Mapping[str, list[ModelCard]]:
        found: dict[str, list[ModelCard]] = defaultdict(list)
        for card in self._catalog.cards.values():
            start = card.id.rpartition("-")[0]
            while start:
                found[start].append(card)
                start = start.rpartition("-")[0]
        return found

    def with_numbers(self, same: Parts) -> Mapping[str, ModelCard]:
        """The models by the normal forms of ids and names that have these numbers and no others."""
        return self._with_numbers.get(same, {})

    @cached_property
    def _with_numbers(self) -> Mapping[Parts, Mapping[str, ModelCard]]:
        found: dict[Parts, dict[str, ModelCard]] = defaultdict(dict)
        for card in self._catalog.cards.values():
            for spelling in (card.id, card.name):
                found[numbers(self.core(units_of(spelling)))][normal_form_of(spelling)] = card
        return found

    def near(self, core: Parts) -> Sequence[ModelCard]:
        """The models of the families named, or all where none is."""
        kin = [card for part in sorted(core) for card in self.families.get(part, ())]
        return kin or tuple(self._catalog.cards.values())


def is_told(card: ModelCard, window: int, active: int) -> bool:
    """Whether a model has the window, in thousands or binary ones, or the active parameters."""
    if window:
        own: int = card.value("context_window") or 0
        return any(abs(own - window * times) <= own * SLACK for times in (1, 1.024, 1.048576))
    known: int | None = card.value("active_parameters")
    if known is not None:
        return abs(known - active) <= known * SLACK
    return f"-a{active / 10**9:g}b" in card.id


def _came_out(card: ModelCard, dated: str) -> bool:
    return str(card.value("released") or "").startswith(dated)


def _once(cards: list[ModelCard], card: ModelCard) -> None:
    if card not in cards:
        cards.append(card)
