"""Finds the names of models in a text, without being told where they are."""

from collections.abc import Collection, Sequence

from knowledge.cards import ModelCard
from knowledge.catalog import Catalog
from knowledge.names.apart import with_families
from knowledge.names.cuts import SPOKEN, Cuts
from knowledge.names.forms import normal_form
from knowledge.names.growing import Growing
from knowledge.names.index import NAMES_NOTHING, NameIndex
from knowledge.names.matches import Ambiguous, Match, Mention, Resolved, UnknownName
from knowledge.names.paths import Paths
from knowledge.names.qualified import Remarks
from knowledge.names.runs import GLUED, HARD, Run, runs, words_of

MOST_CHOICES = 3


class Finder:
    """Finds mentions from left to right; a longer name wins over a shorter one inside it.

    `units` are words that make a number a quantity ("2000 requests"), not part of a name; `spoken`
    are all that mean something in a message, so that others may be words of a longer name.
    """

    def __init__(
        self,
        catalog: Catalog,
        index: NameIndex,
        units: Collection[str],
        spoken: Collection[str] = (),
    ) -> None:
        self._index = index
        self._listed = index.listed
        self._words = catalog.name_words
        self._units = frozenset(units)
        self._growing = Growing(index.listed, self._words, self._units, spoken)
        self._starts = (
            catalog.name_words.known | set(index.listed.families) | set(index.listed.nicknames)
        )
        makers = {run for maker in catalog.makers.values() for run in words_of(maker.id)}
        self._paths = Paths(catalog)
        self._makers = catalog.makers
        self._remarks = Remarks(
            index, self._starts | catalog.name_words.makers | makers, self._words.variants
        )
        self._cuts = Cuts(index.listed, self._words.variants, self._starts, self._units)

    def find(
        self, text: str, span: Sequence[Run], near: Sequence[ModelCard] = ()
    ) -> tuple[Mention, ...]:
        """All mentions in the runs of a text, in order; they never overlap.

        A name may be cut short beside one of the models that are `near`: "the 70b".
        """
        found: list[Mention] = []
        place = 0
        while place < len(span):
            mention = self._cuts.behind(text, span, place, found[-1]) if found else None
            if mention is None and near:
                mention = self._cuts.near(text, span, place, near)
            mention = mention or self._at(text, span, place)
            if mention and mention.end < len(span) and span[mention.end].join is HARD:
                remarked = self._remarks.with_remark(text, span, mention.start, mention.end)
                mention = remarked or mention
            if mention is None:
                place += 1
            else:
                found.append(
                    self._paths.with_path(text, span, mention, found[-1].end if found else 0)
                )
                place = mention.end
        return tuple(with_families(text, span, found, self._makers))

    def may_start(self, word: str) -> bool:
        """Whether a name may start with a word, so that one behind it need not be whole."""
        span = runs(word)
        return bool(span) and (
            self._starts_name(span, len(span) - 1)
            or bool(self._listed.longest_from(span[-1].text))
            or bool(self._exact_end(span, 0))
        )

    def goes_on(self, name: str, word: str) -> bool:
        """Whether a name with a word behind it may be a longer name."""
        span = runs(f"{name} {word}")
        end = len(runs(name))
        return end < len(span) and self._growing.extends(span, end, 0)

    def _at(self, text: str, span: Sequence[Run], place: int) -> Mention | None:
        if span[place].join is GLUED and place:
            return None
        end = self._exact_end(span, place)
        if end and not self._growing.extends(span, end, place):
            match = self._index.exact(span[place:end])
            assert match is not None  # noqa: S101 - it ends where an exact spelling ends
            alone = end == place + 1 and span[place].text.isalpha()
            return self._mention(text, span, place, end, match, weak=alone)
        if not end and not self._starts_name(span, place):
            return None
        end = self._grown_end(span, max(end, place + 1), place)
        return self._named(text, span, place, end)

    def _exact_end(self, span: Sequence[Run], place: int) -> int:
        """Where the longest listed spelling that starts here ends, or 0."""
        longest = self._listed.longest_from(span[place].text)
        if not longest:
            return 0
        limit = place + 1
        most = min(len(span), place + longest)
        while limit < most:
            run = span[limit]
            if run.join is HARD or not (run.is_number or run.text in self._listed.spelled):
                break
            limit += 1
        for end in range(limit, place, -1):
            whole = end == len(span) or span[end].join is not GLUED
            if whole and self._index.exact(span[place:end]):
                return end
        return 0

    def _starts_name(self, span: Sequence[Run], place: int) -> bool:
        run = span[place]
        if run.is_number:
            return self._number_starts_name(span, place)
        return run.text in self._starts or self._letter_and_digit(span, place)

    def _letter_and_digit(self, span: Sequence[Run], place: int) -> bool:
        """Whether it is a name such as k2 or o3, in the catalog or by its form alone."""
        following = span[place + 1] if place + 1 < len(span) else None
        if following is None or not following.is_number or following.join is not GLUED:
            return False
        if normal_form(span[place : place + 2]) in self._starts:
            return True
        behind = span[place + 2] if place + 2 < len(span) else None
        return (
            behind is not None and span[place].text == "o" and behind.text in self._words.variants
        )

    def _number_starts_name(self, span: Sequence[Run], place: int) -> bool:
        """Whether a name starts with this number: "3.5 sonnet", "2.5 flash", "4o mini"."""
        if place + 1 == len(span):
            return False
        following = span[place + 1]
        if following.join is GLUED:
            unit = normal_form(span[place : place + 2])
            return unit in self._listed.own and not NAMES_NOTHING.fullmatch(unit)
        named = following.text in self._words.variants and following.text not in SPOKEN
        return following.join is not HARD and (named or following.text in self._listed.nicknames)

    def _grown_end(self, span: Sequence[Run], end: int, start: int) -> int:
        while self._growing.extends(span, end, start):
            end += 1
        return end

    def _named(self, text: str, span: Sequence[Run], place: int, end: int) -> Mention | None:
        key = normal_form(span[place:end])
        if end == place + 1 or key in self._listed.nicknames:
            return self._word(text, span, place, end, key)
        match = self._index.resolve_span(span[place:end], _written(text, span, place, end))
        if not span[place].is_number:
            return self._mention(text, span, place, end, match)
        # Without its family a name is one only if few models are called so.
        sure = isinstance(match, Resolved) or (
            isinstance(match, Ambiguous) and len(match.cards) <= MOST_CHOICES
        )
        return self._mention(text, span, place, end, match, weak=True) if sure else None

    def _word(
        self, text: str, span: Sequence[Run], place: int, end: int, key: str
    ) -> Mention | None:
        """A single word or nickname: a weak mention of the model, the family or something else."""
        match = self._index.short(key)
        if match is None and key in self._words.known:
            match = self._index.resolve_span(span[place:end], key)
            match = match if isinstance(match, UnknownName) else UnknownName(())
        if match is None or self._is_makers(span, place, end, match):
            return None
        return self._mention(text, span, place, end, match, weak=True)

    def _is_makers(self, span: Sequence[Run], place: int, end: int, match: Match) -> bool:
        """Whether a word of several names is the maker of the whole name behind it: arcee."""
        if isinstance(match, Resolved) or end == len(span):
            return False
        named = self._index.exact(span[end : self._exact_end(span, end)])
        called = self._makers[named.card.maker].words if isinstance(named, Resolved) else ()
        return span[place].text in called

    def _mention(
        self, text: str, span: Sequence[Run], place: int, end: int, match: Match, *,
        weak: bool = False,
    ) -> Mention:  # fmt: skip
        spelling = _written(text, span, place, end)
        return Mention(place, end, spelling, match, weak, span[place].start)


def _written(text: str, span: Sequence[Run], place: int, end: int) -> str:
    return text[span[place].start : span[end - 1].end]
