"""Finds names cut short: beside a whole one in the text, or by models named before it."""

from collections.abc import Collection, Sequence

from knowledge.cards import ModelCard
from knowledge.names.counting import is_quantity
from knowledge.names.forms import units
from knowledge.names.kin import kin, kin_among
from knowledge.names.listed import ListedNames
from knowledge.names.matches import Mention, Resolved
from knowledge.names.runs import GLUED, HARD, Run

# Words that make another model where they are part of a name, and are also said of models.
SPOKEN = frozenset({
    "vision", "code", "max", "large", "small", "medium", "fast", "plus", "base", "open", "high",
    "low", "long", "tiny", "big", "image", "images", "reasoning", "model", "models", "it",
    "latest", "version", "api",
})  # fmt: skip
# What may stand between a name and the next one, cut short: "gpt-5 mini or nano".
JOINTS = frozenset({"or", "and", "vs", "versus", "against", "over", "than", "to", "n"})
# What may stand around a name that is cut short by what an earlier message named.
BEFORE = frozenset({
    "the", "and", "about", "for", "or", "vs", "with", "to", "its", "on", "same", "but", "of",
    "versus", "also", "meant", "mean", "than", "is", "does", "in", "add", "that", "if", "then",
    "at", "ok", "sorry", "no", "i",
})  # fmt: skip
BEHIND = frozenset({
    "one", "version", "ones", "too", "then", "instead", "as", "please", "pls", "s", "model",
    "variant", "though", "and", "or", "is", "be", "do", "have", "cost", "also", "in", "at", "on",
    "cheaper", "newer", "for", "with",
})  # fmt: skip
LONGEST_NUMBER = 4


class Cuts:
    """Reads names that leave out what another name has said.

    `variants` are words that tell models of a family apart, `starts` those that names start with.
    """

    def __init__(
        self, listed: ListedNames, variants: Collection[str], starts: Collection[str],
        units: Collection[str],
    ) -> None:  # fmt: skip
        self._listed = listed
        self._variants = variants
        self._starts = starts
        self._units = units

    def behind(self, text: str, span: Sequence[Run], place: int, last: Mention) -> Mention | None:
        """A name cut short behind the whole one that it goes by: "gpt-5 mini or nano"."""
        if place - last.end > 2 or last.weak or not isinstance(last.match, Resolved):
            return None
        if place > last.end:
            joined = all(run.text in JOINTS for run in span[last.end : place])
        else:
            joined = span[place].join is HARD or text[span[place].start - 1] == "/"
        end = self._end(span, place, self._variants) if joined else place
        if end == place or not self._ends(span, place, end):
            return None
        card = kin(self._listed, last.match.card, units(span[place:end]))
        return _mention(text, span, place, end, card)

    def near(
        self, text: str, span: Sequence[Run], place: int, cards: Sequence[ModelCard]
    ) -> Mention | None:
        """A name cut short that goes by a model of an earlier message: "and the 70b?"."""
        if place and span[place].join is not HARD and span[place - 1].text not in BEFORE:
            return None
        end = self._end(span, place, self._starts)
        stands = end == len(span) or span[end].join is HARD or span[end].text in BEHIND
        if end == place or not stands:
            return None
        return _mention(
            text, span, place, end, kin_among(self._listed, cards, units(span[place:end]))
        )

    def _end(self, span: Sequence[Run], start: int, words: Collection[str]) -> int:
        """Where a name cut short that starts here ends; `words` may be in it, as may variants."""
        end = start
        while end < len(span) and self._goes_on(span, end, start, words):
            end += 1
        return end

    def _goes_on(self, span: Sequence[Run], place: int, start: int, words: Collection[str]) -> bool:
        run = span[place]
        if place > start and run.join in (GLUED, HARD):
            return run.join is GLUED
        if run.is_number:
            short = len(run.text) <= LONGEST_NUMBER
            return short and not is_quantity(span, place, self._units)
        if len(run.text) == 1 and place + 1 < len(span) and span[place + 1].is_number:
            return span[place + 1].join is GLUED
        if run.text in self._variants:
            return run.text not in SPOKEN or place == start
        return run.text in words

    def _ends(self, span: Sequence[Run], start: int, end: int) -> bool:
        """Whether a name cut short ends with the sentence, or says more than one plain number."""
        if end == len(span) or span[end].join is HARD or end - start > 1:
            return True
        return not span[start].is_number or "." in span[start].text or span[end].text in JOINTS


def _mention(
    text: str, span: Sequence[Run], place: int, end: int, card: ModelCard | None
) -> Mention | None:
    if card is None:
        return None
    start = span[place].start
    spelling = text[start : span[end - 1].end]
    return Mention(place, end, spelling, Resolved(card, exact=False), at=start)
