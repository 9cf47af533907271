"""Numbers as they are written: 2M, 1.5k, 1_000_000, 3e6, half a million, $1.50, 50 cents, 80 %."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from bot.reading.sense import NOTHING, Sense
from bot.reading.vocabulary import Vocabulary
from knowledge.names import GLUED, SPACE, Run

THOUSANDS = 3
ONE = Decimal(1)
CENT = Decimal("0.01")
_DATE = re.compile(r"20\d\d-\d\d(-\d\d)?(?!\d)")
_MONTH = re.compile(r"(0?[1-9]|1[0-2])/(20\d\d)(?!\d)")
_POWERS = frozenset(str(power) for power in range(1, 13))
_LISTS = frozenset({"top", "best", "first", "newest", "latest", "cheapest"})
AND_A_HALF, HALF = ["and", "a", "half"], Decimal("0.5")
ARTICLES = frozenset({"a", "an"})
COUNTED = frozenset({"requests", "tokens", "dollars", "cents", "times"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written: its value and the signs around it; or an ISO date in `day`.

    A `month` is its first day.
    """

    value: Decimal
    usd: bool = False
    scaled: bool = False
    percent: bool = False
    slashed: bool = False
    day: str = ""
    month: bool = False


class Number(NamedTuple):
    """A number of a message: where it ends, how it is written, what it comes to."""

    end: int
    text: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class Numerals:
    """Reads the numbers of one message, in figures or in words."""

    vocabulary: Vocabulary
    text: str
    span: Sequence[Run]

    def at(self, place: int) -> Number | None:
        """The number that starts at a run, if one does."""
        run = self.span[place]
        if run.is_number:
            return self._figures(place)
        if run.text in ARTICLES or self.vocabulary.word(run.text).number is not None:
            return self._words(place)
        return None

    def _figures(self, place: int) -> Number:
        start = self.span[place].start
        if date := _DATE.match(self.text, start):
            return self._date(place, date)
        if month := _MONTH.match(self.text, start):
            end = place + 2
            day = f"{month[2]}-{int(month[1]):02d}-01"
            return Number(end, month[0], Amount(Decimal(0), day=day, month=True))
        digits, end = self._digits(place)
        value = Decimal(digits)
        magnitude, end = self._magnitude(end)
        usd = self.text[:start].rstrip().endswith("$")
        value, usd, end = self._money(value * magnitude, usd, end)
        stop = self.span[end - 1].end
        amount = Amount(
            value,
            usd=usd,
            scaled=magnitude > 1 or value >= 1000,
            percent=self.text[stop : stop + 2].lstrip().startswith("%"),
            slashed=end < len(self.span) and self.text[stop : self.span[end].start] == "/",
        )
        return Number(end, digits, amount)

    def _money(self, value: Decimal, usd: bool, end: int) -> tuple[Decimal, bool, int]:
        """The value in dollars where dollars or cents follow it."""
        units = self._word(end).units
        if "cents" in units:
            return value * CENT, True, end + 1
        return value, usd or "dollars" in units, end

    def _date(self, place: int, date: re.Match[str]) -> Number:
        end = place
        while end < len(self.span) and self.span[end].start < date.end():
            end += 1
        whole = bool(date.group(1))
        day = date.group() if whole else f"{date.group()}-01"
        return Number(end, date.group(), Amount(Decimal(0), day=day, month=not whole))

    def _digits(self, place: int) -> tuple[str, int]:
        """The number that starts here, with 1,000,000 and 1_000_000 and 3e6 put together."""
        span = self.span
        digits, end = span[place].text, place + 1
        while end < len(span) and span[end].is_number:
            between = self.text[span[end - 1].end : span[end].start]
            if between not in {",", "_"} or len(span[end].text.split(".")[0]) != THOUSANDS:
                break
            digits += span[end].text
            end += 1
        if self._is_exponent(end):
            return f"{digits}e{span[end + 1].text}", end + 2
        return (digits if digits.count(".") < 2 else digits.split(".")[0]), end

    def _is_exponent(self, place: int) -> bool:
        span = self.span
        return (
            place + 1 < len(span)
            and span[place].text == "e"
            and span[place].join is GLUED
            and span[place + 1].join is GLUED
            and span[place + 1].text in _POWERS
        )

    def _words(self, place: int) -> Number | None:
        """A number in words, where a magnitude or a unit follows: two million, half a million."""
        value, end = self._words_value(place)
        if value is None:
            return None
        if end < len(self.span) and self.span[end].text in ARTICLES:
            end += 1
        magnitude, after = self._magnitude(end)
        if magnitude == 1 and not self._counts(place, after):
            return None
        value, usd, after = self._money(value * magnitude, False, after)
        written = self.text[self.span[place].start : self.span[after - 1].end]
        return Number(after, written, Amount(value, usd=usd, scaled=magnitude > 1))

    def _counts(self, place: int, after: int) -> bool:
        """Whether a number in words counts what follows it, or how many to list."""
        if place > 0 and self.span[place - 1].text in _LISTS:
            return True
        sense = self._word(after)
        lists = "model" in sense.cues or "superlative" in sense.cues
        return lists or not sense.units.isdisjoint(COUNTED)

    def _words_value(self, place: int) -> tuple[Decimal | None, int]:
        if self.span[place].text in ARTICLES:
            following = self._word(place + 1)
            if following.number is not None and following.number != ONE:
                return following.number, place + 2
            counted = following.magnitude and len(self.span[place + 1].text) > 1
            money = not following.units.isdisjoint(("dollars", "cents"))
            return (ONE if counted or money else None), place + 1
        total: Decimal | None = None
        while (word := self._word(place).number) is not None:
            total = word if total is None else total * word if word >= 100 else total + word
            place += 1
        if total is not None and [run.text for run in self.span[place : place + 3]] == AND_A_HALF:
            return total + HALF, place + 3
        return total, place

    def _magnitude(self, place: int) -> tuple[Decimal, int]:
        if place < len(self.span):
            run = self.span[place]
            if run.join is GLUED or (run.join is SPACE and len(run.text) > 1):
                found = self.vocabulary.word(run.text).magnitude
                if found is not None:
                    return found, place + 1
        return ONE, place

    def _word(self, place: int) -> Sense:
        return self.vocabulary.word(self.span[place].text) if place < len(self.span) else NOTHING
