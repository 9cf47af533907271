"""A message as a row of items: mentions, numbers, known phrases, and words left unexplained."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.reading.vocabulary import Meaning, Role, Vocabulary
from knowledge.names import Join, Mention, Resolved, Run

THOUSANDS = 3
_DATE = re.compile(r"20\d\d-\d\d(-\d\d)?(?!\d)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written: its value and the signs around it; or an ISO date in `day`."""

    value: Decimal
    usd: bool = False
    scaled: bool = False
    percent: bool = False
    slashed: bool = False
    day: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing noticed, with the runs it covers."""

    start: int
    end: int
    text: str
    mention: Mention | None = None
    amount: Amount | None = None
    meanings: tuple[Meaning, ...] = ()
    read_as: str = ""

    def values(self, role: Role) -> tuple[str, ...]:
        """What the phrase means in one role."""
        return tuple(str(each.value) for each in self.meanings if each.role is role)

    def means(self, role: Role, *values: str) -> bool:
        """Whether it means one of the values in a role (any, if none is given)."""
        return any(
            each.role is role and (not values or each.value in values) for each in self.meanings
        )

    @property
    def explained(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.mention or self.amount or self.meanings)


class Itemiser:
    """Cuts a message's runs into items."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def items(
        self, text: str, span: Sequence[Run], mentions: Sequence[Mention]
    ) -> tuple[Item, ...]:
        """All items of a message, in order, without gaps."""
        return tuple(self._items(text, span, {each.start: each for each in mentions}))

    def _items(
        self, text: str, span: Sequence[Run], mentions: dict[int, Mention]
    ) -> Iterator[Item]:
        place = 0
        while place < len(span):
            mention = mentions.get(place)
            if mention is not None:
                tier = tuple(self._tier(span, mention))
                item = Item(place, mention.end, mention.spelling, mention=mention, meanings=tier)
            elif span[place].is_number:
                item = self._number(text, span, place)
            else:
                item = self._number_word(text, span, place) or self._phrase(span, place)
            yield item
            place = item.end

    def _tier(self, span: Sequence[Run], mention: Mention) -> Iterator[Meaning]:
        """The tier that a spelling ends on and its model's name does not: "GPT-5.5 batch"."""
        last = span[mention.end - 1]
        if isinstance(mention.match, Resolved) and mention.end - mention.start > 1:
            named = (mention.match.card.id, mention.match.card.name.lower())
            if not any(last.text in name for name in named):
                meanings, _ = self._vocabulary.at([last], 0)
                yield from (each for each in meanings if each.role is Role.TIER)

    def _phrase(self, span: Sequence[Run], place: int) -> Item:
        meanings, end = self._vocabulary.at(span, place)
        text = " ".join(run.text for run in span[place:end])
        if meanings:
            return Item(place, end, text, meanings=meanings)
        right = self._vocabulary.put_right(text)
        if right is None:
            return Item(place, end, text)
        corrected = (replace(span[place], text=right), *span[place + 1 : place + 6])
        meanings, length = self._vocabulary.at(corrected, 0)
        return Item(place, place + length, text, meanings=meanings, read_as=right)

    def _number(self, text: str, span: Sequence[Run], place: int) -> Item:
        if date := _DATE.match(text, span[place].start):
            return self._date(span, place, date)
        digits, end = self._digits(text, span, place)
        before = text[: span[place].start].rstrip()
        after = text[span[end - 1].end :]
        value = Decimal(digits)
        magnitude, end = self._magnitude(span, end)
        slashed = end < len(span) and text[span[end - 1].end : span[end].start] == "/"
        amount = Amount(
            value * magnitude,
            usd=before.endswith("$") or self._is_dollars(span, end),
            scaled=magnitude > 1 or value >= 1000,
            percent=after.lstrip().startswith("%"),
            slashed=slashed,
        )
        return Item(place, end, digits, amount=amount)

    def _date(self, span: Sequence[Run], place: int, date: re.Match[str]) -> Item:
        end = place
        while end < len(span) and span[end].start < date.end():
            end += 1
        day = date.group() if date.group(1) else f"{date.group()}-01"
        return Item(place, end, date.group(), amount=Amount(Decimal(0), day=day))

    def _digits(self, text: str, span: Sequence[Run], place: int) -> tuple[str, int]:
        """The number that starts here, with 1,000,000 and 1_000_000 and 3e6 put together."""
        digits, end = span[place].text, place + 1
        while end < len(span) and span[end].is_number:
            between = text[span[end - 1].end : span[end].start]
            if between not in {",", "_"} or len(span[end].text.split(".")[0]) != THOUSANDS:
                break
            digits += span[end].text
            end += 1
        if self._is_exponent(span, end):
            return f"{digits}e{span[end + 1].text}", end + 2
        return (digits if digits.count(".") < 2 else digits.split(".")[0]), end

    def _is_exponent(self, span: Sequence[Run], place: int) -> bool:
        return (
            place + 1 < len(span)
            and span[place].text == "e"
            and span[place].join is Join.GLUED
            and span[place + 1].join is Join.GLUED
            and span[place + 1].text in {str(power) for power in range(1, 13)}
        )

    def _number_word(self, text: str, span: Sequence[Run], place: int) -> Item | None:
        """A number in words, where a magnitude or a unit follows: two million, half a million."""
        if not self._vocabulary.starts_number(span[place].text):
            return None
        value, end = self._words_value(span, place)
        if value is None:
            return None
        if end < len(span) and span[end].text in {"a", "an"}:
            end += 1
        magnitude, after = self._magnitude(span, end)
        listed = place > 0 and span[place - 1].text in {"top", "best", "first"}
        unit = listed or (
            after < len(span)
            and bool({"requests", "tokens"} & set(self._single(span, after).values(Role.UNIT)))
        )
        if magnitude == 1 and not unit:
            return None
        words = text[span[place].start : span[after - 1].end]
        return Item(place, after, words, amount=Amount(value * magnitude, scaled=magnitude > 1))

    def _words_value(self, span: Sequence[Run], place: int) -> tuple[Decimal | None, int]:
        total: Decimal | None = None
        if span[place].text in {"a", "an"} and place + 1 < len(span):
            follows = self._single(span, place + 1)
            return (Decimal(1) if follows.means(Role.MAGNITUDE) else None), place + 1
        while place < len(span):
            found = self._single(span, place).values(Role.NUMBER)
            if not found:
                break
            word = Decimal(found[0])
            total = word if total is None else total * word if word >= 100 else total + word
            place += 1
        return total, place

    def _magnitude(self, span: Sequence[Run], place: int) -> tuple[Decimal, int]:
        if place < len(span) and span[place].join in (Join.GLUED, Join.SPACE):
            run = span[place]
            found = self._single(span, place).values(Role.MAGNITUDE)
            if found and (run.join is Join.GLUED or len(run.text) > 1):
                return Decimal(found[0]), place + 1
        return Decimal(1), place

    def _is_dollars(self, span: Sequence[Run], place: int) -> bool:
        return place < len(span) and "dollars" in self._single(span, place).values(Role.UNIT)

    def _single(self, span: Sequence[Run], place: int) -> Item:
        meanings, _ = self._vocabulary.at(span[place : place + 1], 0)
        return Item(place, place + 1, span[place].text, meanings=meanings)
