"""Names with a remark in brackets that belongs to them: "2.5 pro (gemini)", "r1 (0528)"."""

from collections.abc import Collection, Sequence

from knowledge.cards import ModelCard
from knowledge.names.index import NameIndex
from knowledge.names.matches import Ambiguous, Mention, Resolved, UnknownName
from knowledge.names.runs import HARD, Run

LONGEST_REMARK = 4
PAIR = 2


class Remarks:
    """Reads a name together with the brackets behind it, where these say which model is meant."""

    def __init__(self, index: NameIndex, words: Collection[str]) -> None:
        self._index = index
        self._words = words

    def with_remark(self, text: str, span: Sequence[Run], place: int, end: int) -> Mention | None:
        """The mention of a name and its remark; None where there is none that says more."""
        close = self._close(text, span, end)
        if close == end or not any(self._tells(run) for run in span[end:close]):
            return None
        written = text[span[place].start : span[close - 1].end + 1]
        match = self._index.resolve_span(span[place:close], written)
        if not isinstance(match, Resolved):
            turned = (*span[end:close], *span[place:end])
            match = self._index.resolve_span(turned, f"{written} ")
        if not isinstance(match, Resolved) and self._is_version(span[end:close]):
            match = UnknownName(tuple(self._nearest(span[place:end])))
        elif not isinstance(match, Resolved):
            return None
        return Mention(place, close, written, match, at=span[place].start)

    def _is_version(self, remark: Sequence[Run]) -> bool:
        """Whether a remark is a size, a stamp or a version, and nothing else: (26B), (0214)."""
        number = remark[0]
        if not number.is_number or number.text.startswith("20"):
            return False
        return len(remark) == 1 or (len(remark) == PAIR and remark[1].text == "b")

    def _nearest(self, span: Sequence[Run]) -> Sequence[ModelCard]:
        match = self._index.resolve_span(span, " ".join(run.text for run in span))
        if isinstance(match, Resolved):
            return (match.card,)
        return match.cards[:3] if isinstance(match, Ambiguous) else match.nearest

    def _tells(self, run: Run) -> bool:
        return run.is_number or run.text in self._words

    def _close(self, text: str, span: Sequence[Run], end: int) -> int:
        """Where the brackets behind a name close, in runs; `end` where there are none."""
        if end >= len(span) or span[end].join is not HARD or text[span[end].start - 1] != "(":
            return end
        last = end
        while (
            last + 1 < len(span) and last - end < LONGEST_REMARK and span[last + 1].join is not HARD
        ):
            last += 1
        after = text[span[last].end : span[last].end + 1]
        return last + 1 if after == ")" else end
