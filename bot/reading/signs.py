"""Slips in Chinese: a phrase of three signs or more with one sign that was meant to be another."""

from collections.abc import Collection, Iterator, Sequence

from bot.reading.glossary import Glossary, is_sign
from bot.reading.spelling import Slip
from knowledge.names import HARD, Run

LENGTHS = (5, 4, 3)
# Stands for the sign that may be wrong.
ANY = "*"


class Signs:
    """Knows each phrase by what is left of it where one sign is wrong."""

    def __init__(
        self, glossary: Glossary, phrases: Collection[str], not_slips: Collection[str]
    ) -> None:
        self._glossary = glossary
        self._not_slips = frozenset(not_slips)
        self._meant: dict[str, str] = {}
        self._phrases = frozenset("".join(key) for key in glossary.phrases())
        for phrase in phrases:
            for place in range(len(phrase)):
                left = _left(phrase, place)
                self._meant[left] = "" if left in self._meant else phrase

    def right(self, span: Sequence[Run]) -> tuple[tuple[Run, ...], tuple[Slip, ...]]:
        """The runs with the first slip put right, and what it was."""
        for place in self._strange(span):
            for start, end in _windows(span, place):
                written = "".join(run.text for run in span[start:end])
                if meant := self._read(written, place - start):
                    right = span[place]._replace(text=meant[place - start])
                    slip = Slip(place, written, meant)
                    return (*span[:place], right, *span[place + 1 :]), (slip,)
        return tuple(span), ()

    def _read(self, written: str, place: int) -> str:
        """The phrase that signs are meant to be, of which the one at a place is wrong.

        None is meant where the others are a phrase by themselves.
        """
        others = written[:place] + written[place + 1 :]
        if written in self._not_slips or others in self._phrases:
            return ""
        return self._meant.get(_left(written, place), "")

    def _strange(self, span: Sequence[Run]) -> Iterator[int]:
        """The places of signs that no phrase explains."""
        place = 0
        while place < len(span):
            found = self._glossary.at(span, place, starts=not place)
            if found is None and is_sign(span[place].text):
                yield place
            place = found[1] if found else place + 1


def _left(phrase: str, place: int) -> str:
    return f"{phrase[:place]}{ANY}{phrase[place + 1 :]}"


def _windows(span: Sequence[Run], place: int) -> Iterator[tuple[int, int]]:
    """The rows of signs that a place is in, the longest first."""
    for length in LENGTHS:
        for start in range(max(0, place - length + 1), min(place, len(span) - length) + 1):
            row = span[start : start + length]
            if all(is_sign(run.text) for run in row) and not any(
                run.join is HARD for run in row[1:]
            ):
                yield start, start + length
