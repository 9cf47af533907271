"""What the numbers of a message count: requests, tokens, limits, dates, how many to list."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from bot.reading.around import Around
from bot.reading.items import Item
from bot.reading.reading import Asked, Stated
from bot.reading.vocabulary import Role
from knowledge.attribute import Direction

MOST_LISTED = 50
THOUSAND = 1000
FEWEST_TOKENS = 10
YEARS = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class Quantities:
    """What the numbers came to; `unread` are those that nothing explains."""

    traffic: Asked = field(default_factory=Asked)
    stated: tuple[Stated, ...] = ()
    top: int | None = None
    factor: Decimal | None = None
    unread: tuple[str, ...] = ()


NONE = Quantities()


def quantities(items: Sequence[Item]) -> Quantities:
    """Read every number of a message, each by the words next to it."""
    if not any(item.amount for item in items):
        return NONE
    found = Quantities()
    place = 0
    while place < len(items):
        amount = items[place].amount
        if amount is not None:
            found, place = _read(Around(items, place, amount), found)
        place += 1
    return replace(found, traffic=replace(found.traffic, per=_period(items)))


def _read(around: Around, found: Quantities) -> tuple[Quantities, int]:
    """Take one number in; also where reading goes on, as a pair takes two."""
    amount, place = around.amount, around.place
    if around.is_price_unit():
        return found, place
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


def _pair(around: Around, found: Quantities) -> Quantities | None:
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


def _token_side(around: Around) -> str | None:
    """Whether the number counts tokens in or out: "1.5k in", "400 output tokens"."""
    if around.amount.value != int(around.amount.value) or around.amount.value < FEWEST_TOKENS:
        return None
    for item in around.after():
        for name in ("input", "output"):
            if item.means(Role.UNIT, name):
                return name
        if not item.means(Role.UNIT) and not item.means(Role.STOP):
            return None
    return None


def _stated(around: Around) -> Stated | None:
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


def _is_context(around: Around, *, limited: bool) -> bool:
    counts = any(item.means(Role.UNIT, "requests") for item in (*around.before(), *around.after()))
    if around.amount.value < THOUSAND or counts:
        return False
    return limited or around.names("context_window") or around.unit("tokens")


def _benchmark(around: Around) -> str | None:
    for item in (*around.after(), *around.before()):
        for name in item.values(Role.ATTRIBUTE):
            if name.startswith("benchmark:"):
                return name
    return None


def _is_year(around: Around) -> bool:
    return around.amount.scaled and int(around.amount.value) in YEARS


def _dated(around: Around, direction: Direction, *, strict: bool) -> Stated:
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


def _is_count(around: Around) -> bool:
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
