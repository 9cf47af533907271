"""Finds the names of models in a text, without being told where they are."""

from collections.abc import Collection, Sequence

from knowledge.cards import ModelCard
from knowledge.catalog import Catalog
from knowledge.names.forms import normal_form
from knowledge.names.index import NAMES_NOTHING, NameIndex
from knowledge.names.matches import Ambiguous, Match, Mention, Resolved, UnknownName
from knowledge.names.runs import GLUED, HARD, SOFT, SPACE, Run

# Words that make another model where they are part of a name, and are also said of models.
SPOKEN = frozenset({
    "vision", "code", "max", "large", "small", "medium", "fast", "plus", "base", "open", "high",
    "low", "long", "tiny", "big", "image", "images", "reasoning", "model", "models", "it",
    "latest", "version", "api",
})  # fmt: skip
# Glued to a number these make it a quantity; b and t make it a size.
COUNTED = frozenset({"k", "m", "mm", "bn"})
# Of fewer tokens no side of a request is spoken of: in "opus 4.6 output price" 4.6 is a version.
FEWEST_TOKENS = 10
MOST_CHOICES = 3
# What may stand around a name that is cut short by what an earlier message named.
BEFORE_CUT = frozenset({
    "the", "and", "about", "for", "or", "vs", "with", "to", "its", "on", "same", "but", "of",
    "versus", "also", "meant", "mean", "than", "is", "does", "in", "add", "that", "if", "then",
    "at", "ok", "sorry", "no", "i",
})  # fmt: skip
BEHIND_CUT = frozenset({
    "one", "version", "ones", "too", "then", "instead", "as", "please", "pls", "s", "model",
    "variant", "though", "and", "or", "is", "be", "do", "have", "cost", "also", "in", "at", "on",
    "cheaper", "newer", "for", "with",
})  # fmt: skip
SIDES = frozenset({"in", "input", "out", "output", "prompt", "response", "completion", "back"})
# What may stand between a name and the next one, cut short: "gpt-5 mini or nano".
JOINTS = frozenset({"or", "and", "vs", "versus", "against", "over", "than", "to", "n"})


class Finder:
    """Finds mentions from left to right; a longer name wins over a shorter one inside it.

    `units` are words that make a number a quantity ("2000 requests"), not part of a name.
    """

    def __init__(self, catalog: Catalog, index: NameIndex, units: Collection[str]) -> None:
        self._index = index
        self._listed = index.listed
        self._words = catalog.name_words
        self._units = frozenset(units)
        self._starts = (
            catalog.name_words.known | set(index.listed.families) | set(index.listed.nicknames)
        )

    def find(
        self, text: str, span: Sequence[Run], near: Sequence[ModelCard] = ()
    ) -> tuple[Mention, ...]:
        """All mentions in the runs of a text, in order; they never overlap.

        A name may be cut short beside one of the models that are `near`: "the 70b".
        """
        found: list[Mention] = []
        place = 0
        while place < len(span):
            mention = found and self._cut_short(text, span, place, found[-1])
            mention = mention or (near and self._near(text, span, place, near))
            mention = mention or self._at(text, span, place)
            if not mention:
                place += 1
            else:
                found.append(mention)
                place = mention.end
        return tuple(found)

    def _at(self, text: str, span: Sequence[Run], place: int) -> Mention | None:
        if span[place].join is GLUED and place:
            return None
        end = self._exact_end(span, place)
        if end and not self._extends(span, end, place):
            match = self._index.exact(span[place:end])
            assert match is not None  # noqa: S101 - it ends where an exact spelling ends
            alone = end == place + 1 and span[place].text.isalpha()
            return self._mention(text, span, place, end, match, weak=alone)
        if not end and not self._starts_name(span, place):
            return None
        end = self._grown_end(span, max(end, place + 1), place)
        return self._named(text, span, place, end)

    def _cut_short(
        self, text: str, span: Sequence[Run], place: int, last: Mention
    ) -> Mention | None:
        """A name cut short behind the whole one that it goes by: "2.5 flash and 2.5 flash lite"."""
        between = span[last.end : place]
        if not isinstance(last.match, Resolved) or len(between) > 1 or last.weak:
            return None
        if any(run.text not in JOINTS for run in between):
            return None
        if not between and span[place].join is not HARD and text[span[place].start - 1] != "/":
            return None
        end = place
        while end < len(span) and self._is_cut(span, end, place):
            end += 1
        if end == place or not self._ends(span, place, end):
            return None
        card = self._index.kin(last.match.card, span[place:end])
        return self._mention(text, span, place, end, Resolved(card, exact=False)) if card else None

    def _near(
        self, text: str, span: Sequence[Run], place: int, near: Sequence[ModelCard]
    ) -> Mention | None:
        """A name cut short that goes by a model of an earlier message."""
        if place and span[place].join is not HARD and span[place - 1].text not in BEFORE_CUT:
            return None
        end = place
        while end < len(span) and self._is_cut(span, end, place, known=True):
            end += 1
        if end == place or not self._stands_alone(span, end):
            return None
        card = self._index.near(near, span[place:end])
        return self._mention(text, span, place, end, Resolved(card, exact=False)) if card else None

    def _stands_alone(self, span: Sequence[Run], end: int) -> bool:
        return end == len(span) or span[end].join is HARD or span[end].text in BEHIND_CUT

    def _is_cut(
        self, span: Sequence[Run], place: int, start: int, *, known: bool = False
    ) -> bool:
        """Whether a run may be part of a name cut short that begins at `start`.

        Words that names start with are if they are `known` to be looked for: "and haiku?".
        """
        run = span[place]
        if place > start and run.join is GLUED:
            return True
        if place > start and run.join is HARD:
            return False
        if run.is_number:
            return not self._is_quantity(span, place) and (len(run.text) < 5)
        if known and run.text in self._starts:
            return True
        return run.text in self._words.variants and (run.text not in SPOKEN or place == start)

    def _ends(self, span: Sequence[Run], start: int, end: int) -> bool:
        """Whether a name cut short ends with the sentence, or says more than one plain number."""
        if end == len(span) or span[end].join is HARD or end - start > 1:
            return True
        return not span[start].is_number or "." in span[start].text or span[end].text in JOINTS

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
        return normal_form(span[place : place + 2]) in self._starts

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

    def _extends(self, span: Sequence[Run], place: int, start: int) -> bool:
        """Whether the run at `place` belongs to the name before it, from `start` on."""
        if place >= len(span):
            return False
        run = span[place]
        if run.join is GLUED:
            return True
        if run.join is HARD:
            return False
        if run.is_number:
            return not self._is_quantity(span, place)
        if run.join is SPACE and run.text in SPOKEN:
            return False
        if len(run.text) == 1 and place + 1 < len(span) and span[place + 1].is_number:
            return span[place + 1].join is GLUED
        if run.text in self._words.variants or run.text in self._listed.nicknames:
            return True
        if run.join is SPACE:
            return self._index.goes_on(span[start:place], run.text)
        return run.text in self._listed.words and run.text not in self._listed.families

    def _is_quantity(self, span: Sequence[Run], place: int) -> bool:
        """Whether the number at `place` counts something: 2M, 1.5k in, 2000 requests.

        A glued b or t is a size (13b), part of a name.
        """
        following = span[place + 1] if place + 1 < len(span) else None
        if following is None:
            return False
        if following.join is GLUED:
            return following.text in COUNTED or self._is_power_or_times(span, place + 1)
        if following.text in SIDES:
            return float(span[place].text.split(".")[0]) >= FEWEST_TOKENS
        return following.text in self._units

    def _is_power_or_times(self, span: Sequence[Run], place: int) -> bool:
        """Whether "e6" or "x" follows a number: 2e6 requests, 5x cheaper; but 8x7b is a size."""
        counted = place + 1 < len(span) and span[place + 1].join is GLUED
        return span[place].text == ("e" if counted else "x")

    def _grown_end(self, span: Sequence[Run], end: int, start: int) -> int:
        while self._extends(span, end, start):
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
        if match is None:
            return None
        return self._mention(text, span, place, end, match, weak=True)

    def _mention(
        self, text: str, span: Sequence[Run], place: int, end: int, match: Match, *,
        weak: bool = False,
    ) -> Mention:  # fmt: skip
        spelling = _written(text, span, place, end)
        return Mention(place, end, spelling, match, weak, span[place].start)


def _written(text: str, span: Sequence[Run], place: int, end: int) -> str:
    return text[span[place].start : span[end - 1].end]
