"""Whether a word or number behind a name belongs to it, so that a longer name is meant."""

from collections.abc import Collection, Sequence

from knowledge.catalog import NameWords
from knowledge.names.counting import is_quantity
from knowledge.names.cuts import JOINTS, SPOKEN
from knowledge.names.forms import units
from knowledge.names.listed import ListedNames
from knowledge.names.runs import GLUED, HARD, SOFT, SPACE, Run

# Of the words that are also said of models, those that end the names of some.
ENDS = frozenset({"fast", "base", "plus", "tiny", "small", "medium", "large", "code", "max"})


class Growing:
    """Looks at what stands behind a name.

    `units` are words that make a number a quantity, `spoken` all that mean something in a message.
    """

    def __init__(
        self,
        listed: ListedNames,
        words: NameWords,
        units: Collection[str],
        spoken: Collection[str],
    ) -> None:
        self._listed = listed
        self._words = words
        self._units = units
        self._spoken = spoken

    def extends(self, span: Sequence[Run], place: int, start: int) -> bool:
        """Whether the run at `place` belongs to the name before it, from `start` on."""
        if place >= len(span):
            return False
        run = span[place]
        if run.join is GLUED:
            return True
        if run.join is HARD:
            return False
        if run.is_number:
            return not is_quantity(span, place, self._units) or self._is_window(span, place, start)
        if run.join is SPACE and run.text in SPOKEN:
            return self._ends_name(span, place, start)
        if len(run.text) == 1 and place + 1 < len(span) and span[place + 1].is_number:
            return span[place + 1].join is GLUED
        if run.text in self._words.variants or run.text in self._listed.nicknames:
            return True
        if run.join is SPACE:
            others = run.text not in self._spoken and self._is_of_family(
                span[start:place], run.text
            )
            return others or self._goes_on(span[start:place], run.text)
        return run.text in self._listed.words and run.text not in self._listed.families

    def _is_window(self, span: Sequence[Run], place: int, start: int) -> bool:
        """Whether a window ends a name, as in "gpt-4-32k": behind a hyphen, or where it ends all.

        "GPT-4 128k context" speaks of a window, "GPT-4 82k" of a model that would be called so.
        """
        if place + 1 >= len(span) or span[place + 1].text not in ("k", "m"):
            return False
        if span[place].join is SOFT:
            return True
        after = span[place + 2] if place + 2 < len(span) else None
        alone = after is None or after.join is HARD or after.text in JOINTS
        return alone and self._has_windows(span[start:place])

    def _ends_name(self, span: Sequence[Run], place: int, start: int) -> bool:
        """Whether a word that is also said of models ends a name: "GLM 4 Fast", but not "fast?".

        It does where its family has such names, and nothing follows that it could be said with.
        """
        after = span[place + 1] if place + 1 < len(span) else None
        alone = after is None or after.join is HARD or after.text in JOINTS
        word = span[place].text
        return word in ENDS and alone and self._is_of_family(span[start:place], word)

    def _goes_on(self, span: Sequence[Run], word: str) -> bool:
        """Whether some name holds the units of a span and a word behind it."""
        if word in self._words.generic:
            return True
        if word not in self._listed.words:
            return False
        core = self._listed.core(units(span))
        return bool(core) and bool(self._listed.longer(core, word))

    def _is_of_family(self, span: Sequence[Run], word: str) -> bool:
        """Whether a word stands in a name of a family that a span names."""
        families = [run.text for run in span if run.text in self._listed.families]
        return word in self._listed.own and any(
            self._listed.longer(frozenset({family}), word) for family in families
        )

    def _has_windows(self, span: Sequence[Run]) -> bool:
        """Whether a family that a span names has models called by their window: gpt-4-32k."""
        families = {run.text for run in span if run.text in self._listed.families}
        return not families.isdisjoint(self._listed.with_windows)
