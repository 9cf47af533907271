"""What the numbers of a message count: requests, tokens, limits, dates, how many to list."""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from bot.reading.items import Amount, Item
from bot.reading.reading import Asked, Stated
from bot.reading.vocabulary import Role
from knowledge.attribute import Direction

NEAR = 3
MOST_LISTED = 50
THOUSAND = 1000
YEARS = range(1990, 2101)
BOUNDS: Mapping[str, tuple[Direction, bool]] = {
    "above": (Direction.HIGHER, True),
    "at_least": (Direction.HIGHER, False),
    "below": (Direction.LOWER, True),
    "at_most": (Direction.LOWER, False),
}


@dataclass(frozen=True, slots=True)
class Quantities:
    """What the numbers came to; `unread` are those that nothing explains."""

    traffic: Asked = field(default_factory=Asked)
    stated: tuple[Stated, ...] = ()
    top: int | None = None
    factor: Decimal | None = None
    unread: tuple[str, ...] = ()


def quantities(items: Sequence[Item]) -> Quantities:
    """Read every number of a message, each by the words next to it."""
    found = Quantities()
    place = 0
    while place < len(items):
        amount = items[place].amount
        if amount is not None:
            found, place = _read(_Around(items, place, amount), found)
        place += 1
    return replace(found, traffic=replace(found.traffic, per=_period(items)))


@dataclass(frozen=True, slots=True)
class _Around:
    """A number and what stands next to it."""

    items: Sequence[Item]
    place: int
    amount: Amount

    def after(self) -> Iterator[Item]:
        """The items that follow, up to the next number or name."""
        for item in self.items[self.place + 1 : self.place + 1 + NEAR]:
            if item.amount or item.mention:
                return
            yield item

    def before(self) -> Iterator[Item]:
        """The items before, nearest first, up to the number or name before."""
        for item in reversed(self.items[max(0, self.place - NEAR) : self.place]):
            if item.amount or item.mention:
                return
            yield item

    def unit(self, name: str) -> bool:
        """Whether a unit follows, with nothing but units and small words between."""
        for item in self.after():
            if item.means(Role.UNIT, name):
                return True
            if not item.means(Role.STOP) and not item.means(Role.UNIT):
                return item.means(Role.UNIT, name)
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

    def bound(self) -> tuple[Direction | None, bool]:
        """The bound in front of the number ("over", "at most"), or behind it ("or more")."""
        before = tuple(self.before())
        for item in (*before, *self.after()):
            for name in item.values(Role.BOUND):
                return BOUNDS[name]
        for than, item in pairwise(before):
            if than.means(Role.CUE, "than"):
                for meaning in item.meanings:
                    way = meaning.value if meaning.role is Role.DIRECTION else meaning.direction
                    if way:
                        return Direction(way), True
        return None, False


def _read(around: _Around, found: Quantities) -> tuple[Quantities, int]:
    """Take one number in; also where reading goes on, as a pair takes two."""
    amount, place = around.amount, around.place
    if amount.slashed and (paired := _pair(around, found)):
        return paired, place + 1
    stated = _stated(around)
    if stated is not None:
        return replace(found, stated=(*found.stated, stated)), place
    whole = int(amount.value)
    if around.unit("times"):
        return replace(found, factor=amount.value), place
    if around.unit("requests"):
        return replace(found, traffic=replace(found.traffic, requests=whole)), place
    side = _token_side(around)
    if side is not None:
        return replace(found, traffic=_with_side(found.traffic, side, whole)), place
    if _is_count(around):
        return replace(found, top=whole), place
    return replace(found, unread=(*found.unread, around.items[place].text)), place


def _pair(around: _Around, found: Quantities) -> Quantities | None:
    """ "1800/150" beside a number of requests: tokens in and out of each."""
    following = around.items[around.place + 1 : around.place + 2]
    if not following or following[0].amount is None or found.traffic.requests is None:
        return None
    if found.traffic.input_tokens is not None:
        return None
    pair = replace(
        found.traffic,
        input_tokens=int(around.amount.value),
        output_tokens=int(following[0].amount.value),
    )
    return replace(found, traffic=pair)


def _with_side(traffic: Asked, side: str, tokens: int) -> Asked:
    if side == "input":
        return replace(traffic, input_tokens=tokens)
    return replace(traffic, output_tokens=tokens)


def _token_side(around: _Around) -> str | None:
    """Whether the number counts tokens in or out: "1.5k in", "400 output tokens"."""
    for item in around.after():
        for name in ("input", "output"):
            if item.means(Role.UNIT, name):
                return name
        if not item.means(Role.UNIT) and not item.means(Role.STOP):
            return None
    return None


def _stated(around: _Around) -> Stated | None:
    """A date, price, context or size that is stated or set as a limit."""
    amount = around.amount
    direction, strict = around.bound()
    if amount.day or _is_year(around):
        return _dated(around, direction, strict=strict) if direction else None
    if amount.usd:
        side = around.side() or ("output" if direction else "blended")
        return Stated(f"{side}_price", amount.value, direction, strict)
    if around.unit("requests") or _token_side(around):
        return None
    if around.names("parameters") or around.unit("parameters"):
        return Stated("parameters", int(amount.value), direction, strict)
    if around.names("max_output"):
        return Stated("max_output", int(amount.value), direction, strict)
    score = _benchmark(around)
    if score is not None and not amount.scaled:
        return Stated(score, amount.value, direction, strict)
    if _is_context(around, limited=direction is not None):
        return Stated("context_window", int(amount.value), direction, strict)
    return None


def _is_context(around: _Around, *, limited: bool) -> bool:
    if around.amount.value < THOUSAND:
        return False
    return limited or around.names("context_window") or around.unit("tokens")


def _benchmark(around: _Around) -> str | None:
    for item in (*around.after(), *around.before()):
        for name in item.values(Role.ATTRIBUTE):
            if name.startswith("benchmark:"):
                return name
    return None


def _is_year(around: _Around) -> bool:
    return around.amount.scaled and int(around.amount.value) in YEARS


def _dated(around: _Around, direction: Direction, *, strict: bool) -> Stated:
    """A release limit: "after March 2025" is after its last day, "since 2025" from its first."""
    if around.amount.day:
        return Stated("released", around.amount.day, direction, strict)
    year = int(around.amount.value)
    before = next(iter(around.before()), None)
    months = before.values(Role.MONTH) if before else ()
    first, last = (int(months[0]), int(months[0])) if months else (1, 12)
    ends = strict is (direction is Direction.HIGHER)
    day = date(year, last, monthrange(year, last)[1]) if ends else date(year, first, 1)
    return Stated("released", day.isoformat(), direction, strict)


def _is_count(around: _Around) -> bool:
    amount = around.amount
    if amount.scaled or amount.percent or amount.value > MOST_LISTED:
        return False
    before = next(iter(around.before()), None)
    after = next(iter(around.after()), None)
    named = before is not None and before.text in {"top", "best", "first"}
    counts = after is not None and (
        after.means(Role.DIRECTION)
        or after.means(Role.CUE, "model", "best")
        or any(meaning.direction for meaning in after.meanings)
    )
    return named or counts


def _period(items: Sequence[Item]) -> str | None:
    for item in items:
        for name in ("day", "week", "month"):
            if item.means(Role.CUE, name):
                return name
    return None
