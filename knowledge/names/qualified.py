"""Names with a remark in brackets that belongs to them: "2.5 pro (gemini)", "r1 (0528)"."""

from collections.abc import Collection, Sequence

from knowledge.cards import ModelCard
from knowledge.names.cuts import SPOKEN
from knowledge.names.index import NameIndex
from knowledge.names.listed import is_told
from knowledge.names.matches import Ambiguous, Mention, Resolved, UnknownName
from knowledge.names.runs import HARD, Run

LONGEST_REMARK = 4


class Remarks:
    """Reads a name together with the brackets behind it, where these say which model is meant."""

    def __init__(self, index: NameIndex, words: Collection[str], variants: Collection[str]) -> None:
        self._index = index
        self._words = words
        self._variants = (frozenset(variants) - SPOKEN) | {"fast"}

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
        doubted = not isinstance(match, Resolved) and self._is_version(span[end:close])
        if doubted and self._is_own_window(span, place, end, close):
            return None
        if doubted:
            match = UnknownName(tuple(self._nearest(span[place:end])))
        elif not isinstance(match, Resolved):
            return None
        return Mention(place, close, written, match, at=span[place].start)

    def _is_version(self, remark: Sequence[Run]) -> bool:
        """Whether a remark is a size, a stamp, a window or a variant, and nothing else: (0214)."""
        first, *more = remark
        if not first.is_number:
            return not more and first.text in self._variants
        if first.text.startswith("20") or len(more) > 1:
            return False
        return not more or more[0].text in {"b", "k", "m"}

    def _is_own_window(self, span: Sequence[Run], place: int, end: int, close: int) -> bool:
        """Whether the remark is the window that the model has: "GPT-4o (128k)"."""
        match = self._index.resolve_span(span[place:end], _text(span[place:end]))
        unit = span[close - 1].text
        if unit not in {"k", "m"} or not isinstance(match, Resolved):
            return False
        window = float(span[end].text.split(".")[0]) * (1000 if unit == "k" else 10**6)
        own = match.card.value("context_window")
        return own is None or is_told(match.card, int(window), 0)

    def _nearest(self, span: Sequence[Run]) -> Sequence[ModelCard]:
        match = self._index.resolve_span(span, _text(span))
        if isinstance(match, Resolved):
            return (match.card,)
        return match.cards[:3] if isinstance(match, Ambiguous) else match.nearest

    def _tells(self, run: Run) -> bool:
        return run.is_number or run.text in self._words or run.text in self._variants

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


def _text(span: Sequence[Run]) -> str:
    return " ".join(run.text for run in span)
