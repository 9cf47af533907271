"""A message of another language as the English line that says the same, piece by piece."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from knowledge.names import Mention


class Piece(NamedTuple):
    """Some English words, what stands in front of them, and where the message says them.

    One that is `behind` qualifies the number before it, as "or more" does.
    """

    text: str
    gap: str
    start: int
    end: int
    behind: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it is a number in figures."""
        return self.text[:1].isdigit()


@dataclass(frozen=True, slots=True)
class Line:
    """An English line: its text, and per piece where it starts, and where its message has it."""

    text: str
    starts: tuple[int, ...]
    origins: tuple[tuple[int, int], ...]

    def original(self, mention: Mention, message: str) -> tuple[int, str]:
        """Where a mention in the line stands in the message, and how it is written there."""
        first = bisect_right(self.starts, mention.at) - 1
        last = bisect_right(self.starts, mention.at + max(len(mention.spelling), 1) - 1) - 1
        start, end = self.origins[first][0], self.origins[last][1]
        return start, message[start:end]


def line_of(pieces: Sequence[Piece]) -> Line:
    """The line that pieces make."""
    text, starts = "", []
    for piece in pieces:
        text += piece.gap if text else piece.gap.lstrip()
        starts.append(len(text))
        text += piece.text
    return Line(text, tuple(starts), tuple((piece.start, piece.end) for piece in pieces))
