"""A number and the words next to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from bot.reading.items import Item
from bot.reading.numerals import Amount
from knowledge.attribute import Direction

NEAR = 3
MILLION = 10**6
MOST_LISTED = 50
JOINTS = frozenset({"and", "but"})
SIDES = ("input", "output")
# Words of a side that are mostly something else.
SHORT_SIDES = frozenset({"in", "out", "back"})
PERIODS = frozenset({"day", "week", "month"})
COUNTED = frozenset({"top", "best", "first"})
BOUNDS: Mapping[str, tuple[Direction, bool]] = {
    "above": (Direction.HIGHER, True),
    "at_least": (Direction.HIGHER, False),
    "below": (Direction.LOWER, True),
    "at_most": (Direction.LOWER, False),
}


@dataclass(frozen=True, slots=True)
class Whole:
    """What holds of a whole message: its cues, and what it speaks of beside its numbers.

    `side` is the one side that it speaks of, None if it speaks of both or of none; `named` is
    whether it names a model.
    """

    cues: frozenset[str]
    attributes: frozenset[str]
    side: str | None
    of_cache: bool
    named: bool


def whole_of(items: Sequence[Item], cues: frozenset[str]) -> Whole:
    """Look once at all items of a message."""
    attributes = frozenset(name for item in items for name, _ in item.sense.attributes)
    units = {unit for item in items if item.text not in SHORT_SIDES for unit in item.sense.units}
    sides = [side for side in SIDES if side in units or f"{side}_price" in attributes]
    of_cache = any("cached" in item.sense.tiers for item in items)
    named = any(item.mention for item in items)
    return Whole(cues, attributes, sides[0] if len(sides) == 1 else None, of_cache, named)


@dataclass(frozen=True, slots=True)
class Around:
    """A number, its message, and what stands next to it, nearest first.

    They reach to the next number, name or "and", three items at most.
    """

    items: Sequence[Item]
    place: int
    amount: Amount
    whole: Whole
    after: Sequence[Item] = field(init=False)
    before: Sequence[Item] = field(init=False)

    def __post_init__(self) -> None:
        """Cut out what stands next to the number."""
        place = self.place
        object.__setattr__(self, "after", _reach(self.items[place + 1 : place + 1 + NEAR]))
        before = self.items[max(0, place - NEAR) : place]
        object.__setattr__(self, "before", _reach(before[::-1]))

    @property
    def beside(self) -> Sequence[Item]:
        """The items after it, then those before it."""
        return (*self.after, *self.before)

    @property
    def last(self) -> str:
        """The last word of the item before it, if that belongs to it."""
        return self.before[0].text.rpartition(" ")[2] if self.before else ""

    def unit(self, name: str) -> bool:
        """Whether a unit follows, with nothing but units and small words between, or one name."""
        if not self.after and self.amount.scaled:
            behind = self.items[self.place + 1 : self.place + 3]
            return len(behind) > 1 and bool(behind[0].mention) and name in behind[1].sense.units
        for item in self.after:
            sense = item.sense
            if name in sense.units:
                return True
            if item.text == "per":
                return False
            if not (sense.small or sense.units or is_period(item)):
                return False
        return False

    def names(self, attribute: str) -> bool:
        """Whether an attribute is named beside the number."""
        return any(item.sense.names(attribute) for item in self.beside)

    def side(self) -> str | None:
        """Whether it is the input's or the output's: what follows says so, or "input under"."""
        bounded = len(self.before) > 1 and bool(self.before[0].sense.bound)
        for item in (*(self.before[1:2] if bounded else ()), *self.beside):
            for name in SIDES:
                if name in item.sense.units or item.sense.names(f"{name}_price"):
                    return name
        return None

    def last_digit(self) -> Decimal:
        """What one step of the last digit written is worth: 1,000 in "262k", a million in "1M"."""
        digits = self.items[self.place].text.replace(".", "")
        steps = int(digits) if digits.isdigit() else 0
        return self.amount.value / steps if steps else Decimal(0)

    def is_price_unit(self) -> bool:
        """Whether it is the "1M tokens" of "per 1M tokens", "2 dollars a million"."""
        if self.last == "per":
            return True
        paid = bool(self.before) and "dollars" in self.before[0].sense.units
        return paid and self.amount.value == MILLION

    def is_only_size(self) -> bool:
        """Whether no other number of the message has a "k" or "M" of tokens."""
        amounts = (item.amount for item in self.items if item.amount)
        return sum(amount.scaled and not amount.usd for amount in amounts) == 1

    def is_first_of(self) -> bool:
        """Whether it says how many to list: "top 5", "the three highest", "latest five"."""
        few = not self.amount.scaled and not self.amount.usd and self.amount.value <= MOST_LISTED
        if not self.before:
            return few and _ranks(self.after[:1])
        return self.before[0].text in COUNTED or (
            few and (_ranks(self.before[:1]) or _ranks(self.after[:1]))
        )

    def bound(self) -> tuple[Direction | None, bool]:
        """The bound in front of the number ("over", "at most"), or behind it ("or more")."""
        for item in self.before:
            if item.sense.bound:
                return BOUNDS[item.sense.bound]
        for than, item in pairwise(self.before):
            if "than" in than.sense.cues and item.sense.way:
                return item.sense.way, True
        for at, item in enumerate(self.after, self.place + 1):
            if item.sense.bound and not self._is_amount(at + 1):
                return BOUNDS[item.sense.bound]
        return None, False

    def _is_amount(self, place: int) -> bool:
        """Whether a number stands there: in "200k under $1" the bound is the second one's."""
        return place < len(self.items) and self.items[place].amount is not None

    def of_message(self, cue: str) -> bool:
        """Whether a cue stands anywhere in the message."""
        return cue in self.whole.cues


def _ranks(items: Sequence[Item]) -> bool:
    """Whether the item beside a number puts models in order: "highest", "newest"."""
    return any("superlative" in item.sense.cues and not item.sense.bound for item in items)


def is_period(item: Item) -> bool:
    """Whether it names a period: a day, per week, monthly."""
    return not PERIODS.isdisjoint(item.sense.cues)


def _reach(items: Sequence[Item]) -> Sequence[Item]:
    for place, item in enumerate(items):
        if item.amount or item.mention or item.text in JOINTS:
            return items[:place]
    return items
