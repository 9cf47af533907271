"""The index of every spelling the catalog knows, and the rules that resolve others."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from knowledge.cards import ModelCard
from knowledge.catalog import Catalog
from knowledge.names.forms import normal_form, normal_form_of, numbers, units, units_of
from knowledge.names.matches import Ambiguous, Match, Resolved, UnknownName
from knowledge.names.runs import Run, runs
from knowledge.names.typos import Spellings

MOST_NEAREST = 3
# A name may be typed in more runs than it is listed in: "3 5" for 3.5, "4 b" for 4b.
MORE_RUNS = 3
FUZZY_CUTOFF = 80
EDITS = ((5, 1), (9, 2), (99, 3))


class NameIndex:
    """Resolves one mention: exact first, then its units in any order, then with letters put right.

    Digits are never corrected: a mention with a number that a model's name lacks is not that
    model. The rules follow from measurements of what goes wrong with plain similarity scores:
    they answer for models that do not exist.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._exact: dict[str, list[ModelCard]] = defaultdict(list)
        self._units: dict[frozenset[str], list[ModelCard]] = defaultdict(list)
        self._buckets: dict[frozenset[str], dict[str, ModelCard]] = defaultdict(dict)
        self.nicknames: dict[str, list[ModelCard]] = defaultdict(list)
        self.families: dict[str, list[ModelCard]] = defaultdict(list)
        self._longest: dict[str, int] = {}
        self._telling_nothing = self._without_identity()
        for card in catalog.cards.values():
            self._add(card)
        self.words = self._name_words()
        own = {unit for key in self._units for unit in key}
        correct = self.words - self._ordinary
        self.spellings = Spellings(sorted(correct, key=lambda word: (word not in own, word)))

    @property
    def _ordinary(self) -> frozenset[str]:
        return self._catalog.name_words.generic | self._catalog.name_words.variants

    def _add(self, card: ModelCard) -> None:
        self.families[card.family].append(card)
        for nickname in card.nicknames:
            _claim(self.nicknames[normal_form_of(nickname)], card)
            parts = self._core(units_of(nickname))
            for whole in {parts, parts | {card.family}}:
                _claim(self._units[whole], card)
        for spelling in (card.id, card.name, *card.aliases):
            span = runs(spelling.lower())
            key = normal_form(span)
            first = span[0].text
            self._longest[first] = max(self._longest.get(first, 0), len(span) + MORE_RUNS)
            _claim(self._exact[key], card)
            core = self._core(units_of(spelling))
            _claim(self._units[core], card)
            self._buckets[numbers(core)][key] = card

    def _name_words(self) -> frozenset[str]:
        """Every letter word that occurs in names: of the catalog's models, and in general."""
        general = self._catalog.name_words
        words = {unit for key in self._units for unit in key if unit.isalpha()}
        words |= general.known | general.variants | general.generic | set(self.families)
        return frozenset(words | {word for word in self.nicknames if word.isalpha()})

    def _without_identity(self) -> frozenset[str]:
        """Words that tell no model apart: makers' names, and generic ones such as instruct."""
        makers = {word.lower() for maker in self._catalog.makers.values() for word in maker.words}
        families = {card.family for card in self._catalog.cards.values()}
        return self._catalog.name_words.generic | (makers - families)

    def _core(self, parts: frozenset[str]) -> frozenset[str]:
        """The units that tell models apart."""
        return parts - self._telling_nothing

    def longest_from(self, first: str) -> int:
        """How many runs a listed spelling that starts with a run may take; 0 if none does."""
        return self._longest.get(first, 0)

    def exact(self, span: Sequence[Run]) -> Match | None:
        """The match of a spelling the catalog lists, in any case and with any separators."""
        owners = self._exact.get(normal_form(span))
        return _settled(owners, exact=True) if owners else None

    def short(self, key: str) -> Match | None:
        """The match of a nickname or a bare family, by its normal form; None for anything else."""
        if owners := self.nicknames.get(key):
            return _settled(owners, exact=False)
        family = self.families.get(key)
        return Ambiguous(tuple(family)) if family else None

    def resolve(self, mention: str) -> Match:
        """Resolve a mention that stands alone, nicknames and bare families included."""
        span = runs(mention.lower())
        if not span:
            return UnknownName(())
        key = normal_form(span)
        short = None if key in self._exact else self.short(key)
        match = short or self.resolve_span(span)
        if isinstance(match, UnknownName) and "/" in mention:
            return self.resolve(mention.rpartition("/")[2])
        return match

    def resolve_span(self, span: Sequence[Run]) -> Match:
        """Resolve the runs of a mention by the rules, in order."""
        match = self.exact(span)
        if match is not None:
            return match
        parts = self._put_right(units(span))
        core = self._core(parts)
        if not core:
            return UnknownName(())
        if owners := self._units.get(core):
            return _settled(owners, exact=False)
        return self._partial(core) or self._fuzzy(span, core) or self._nothing(span, core)

    def _put_right(self, parts: frozenset[str]) -> frozenset[str]:
        """Units with slips in their letters put right; three letters only beside a digit."""
        return frozenset(self._right(part, parts) if part.isalpha() else part for part in parts)

    def _right(self, part: str, parts: frozenset[str]) -> str:
        if part in self.words:
            return part
        swapped = self.spellings.swapped(part) if numbers(parts) else None
        return self.spellings.nearest(part) or swapped or part

    def _partial(self, core: frozenset[str]) -> Match | None:
        """A mention that leaves units out: the model if only the family's word is missing.

        A version or a size alone names nothing.
        """
        if core == numbers(core):
            return None
        whole: list[ModelCard] = []
        candidates: list[ModelCard] = []
        for key, owners in self._units.items():
            if core < key:
                for card in owners:
                    _claim(candidates, card)
                    if key - core == {card.family} and numbers(core) == numbers(key):
                        _claim(whole, card)
        if len(whole) == 1 and len(core) > 1:
            return Resolved(whole[0], exact=False)
        return Ambiguous(tuple(candidates)) if candidates else None

    def _fuzzy(self, span: Sequence[Run], core: frozenset[str]) -> Match | None:
        """The nearest spelling with the very same numbers, if its letters are a few edits off."""
        bucket = self._buckets.get(numbers(core))
        if not bucket or not numbers(core):
            return None
        unknown = {part for part in core if part.isalpha() and part not in self.words}
        if not unknown:
            return None
        key = normal_form(span)
        allowed = next(edits for length, edits in EDITS if len(key) < length)
        best = process.extract(key, bucket.keys(), scorer=fuzz.ratio, score_cutoff=FUZZY_CUTOFF)
        near = [name for name, _, _ in best if OSA.distance(key, name) <= allowed]
        owners: list[ModelCard] = []
        for name in near:
            _claim(owners, bucket[name])
        return _settled(owners, exact=False) if owners else None

    def _nothing(self, span: Sequence[Run], core: frozenset[str]) -> UnknownName:
        """Not in the catalog; the nearest share its family, then are written most like it."""
        key = normal_form(span)

        def nearness(card: ModelCard) -> tuple[bool, float]:
            return card.family in core, fuzz.ratio(key, normal_form_of(card.name))

        ranked = sorted(self._catalog.cards.values(), key=nearness, reverse=True)
        kin = [card for card in ranked if card.family in core]
        return UnknownName(tuple((kin or ranked)[:MOST_NEAREST]))


def _claim(owners: list[ModelCard], card: ModelCard) -> None:
    if card not in owners:
        owners.append(card)


def _settled(owners: Iterable[ModelCard], *, exact: bool) -> Match:
    cards = tuple(owners)
    return Resolved(cards[0], exact) if len(cards) == 1 else Ambiguous(cards)
