"""A number and the words next to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bot.reading.items import Amount, Item
from bot.reading.vocabulary import Role
from knowledge.attribute import Direction

NEAR = 3
JOINTS = frozenset({"and", "but"})
BOUNDS: Mapping[str, tuple[Direction, bool]] = {
    "above": (Direction.HIGHER, True),
    "at_least": (Direction.HIGHER, False),
    "below": (Direction.LOWER, True),
    "at_most": (Direction.LOWER, False),
}


@dataclass(frozen=True, slots=True)
class Around:
    """A number and what stands next to it."""

    items: Sequence[Item]
    place: int
    amount: Amount

    def after(self) -> Iterator[Item]:
        """The items that follow, up to the next number, name or "and"."""
        for item in self.items[self.place + 1 : self.place + 1 + NEAR]:
            if item.amount or item.mention or item.text in JOINTS:
                return
            yield item

    def before(self) -> Iterator[Item]:
        """The items before, nearest first, up to the number, name or "and" before."""
        for item in reversed(self.items[max(0, self.place - NEAR) : self.place]):
            if item.amount or item.mention or item.text in JOINTS:
                return
            yield item

    def unit(self, name: str) -> bool:
        """Whether a unit follows, with nothing but units and small words between."""
        for item in self.after():
            if item.means(Role.UNIT, name):
                return True
            if not item.means(Role.STOP) and not item.means(Role.UNIT) and not is_period(item):
                return False
        return False

    def names(self, attribute: str) -> bool:
        """Whether an attribute is named beside the number."""
        beside = (*self.after(), *self.before())
        return any(item.means(Role.ATTRIBUTE, attribute) for item in beside)

    def side(self) -> str | None:
        """Whether it is the input's or the output's: what follows says so first."""
        for item in (*self.after(), *self.before()):
            for name in ("input", "output"):
                if item.means(Role.UNIT, name) or item.means(Role.ATTRIBUTE, f"{name}_price"):
                    return name
        return None

    def last_digit(self) -> Decimal:
        """What one step of the last digit written is worth: 1,000 in "262k", a million in "1M"."""
        digits = self.items[self.place].text.replace(".", "")
        steps = int(digits) if digits.isdigit() else 0
        return self.amount.value / steps if steps else Decimal(0)

    def is_price_unit(self) -> bool:
        """Whether it is the "1M tokens" of "per 1M tokens", which counts nothing."""
        before = next(iter(self.before()), None)
        return before is not None and before.text.split()[-1] == "per"

    def is_first_of(self) -> bool:
        """Whether it says how many to list: "top 5"."""
        before = next(iter(self.before()), None)
        return before is not None and before.text in {"top", "best", "first"}

    def bound(self) -> tuple[Direction | None, bool]:
        """The bound in front of the number ("over", "at most"), or behind it ("or more")."""
        before = tuple(self.before())
        for item in before:
            for name in item.values(Role.BOUND):
                return BOUNDS[name]
        for than, item in pairwise(before):
            if than.means(Role.CUE, "than"):
                for meaning in item.meanings:
                    way = meaning.value if meaning.role is Role.DIRECTION else meaning.direction
                    if way:
                        return Direction(way), True
        for item in self.after():
            for name in item.values(Role.BOUND):
                return BOUNDS[name]
        return None, False

    def of_message(self, word: str, role: Role = Role.CUE) -> bool:
        """Whether a word of a role, a cue unless said, stands anywhere in the message."""
        return any(item.means(role, word) for item in self.items)


def is_period(item: Item) -> bool:
    """Whether it names a period: a day, per week, monthly."""
    return item.means(Role.CUE, "day", "week", "month")
