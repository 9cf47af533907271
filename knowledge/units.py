"""How quantities are read and written: 262,144 tokens, $0.10 / 1M tokens, 1T parameters."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

MILLION = Decimal(1_000_000)
CENTS_BELOW = 1000
CENT = Decimal("0.01")
PRICE_UNIT = "USD / 1M tokens"

_SUFFIXES = ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "K"))
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z")


@dataclass(frozen=True, slots=True)
class Scale:
    """One way of measuring: how its values are read, written and set apart.

    `load` takes a stored or authored value and raises ValueError, in words, on a wrong one.
    `write` makes the words an answer shows. `gap` says how far a larger value is from a smaller
    one ("64x"), or is None where a distance says nothing. `rank` puts values in order; it is
    None where values are only equal or different. `cell` writes the value under a heading that
    names it already; it is `write` where None.
    """

    unit: str
    load: Callable[[Any], Any]
    write: Callable[[Any], str]
    gap: Callable[[Any, Any], str] | None = None
    rank: Callable[[Any], Any] | None = lambda value: value
    cell: Callable[[Any], str] | None = None

    def parse(self, authored: object) -> Any:
        """Read an authored value, which names its unit: "262144 tokens"; ValueError if wrong."""
        if not self.unit:
            return self.load(authored)
        if not isinstance(authored, str):
            raise ValueError(f'write the unit too, as in "{authored} {self.unit}"')  # noqa: TRY004 - one kind of fault
        number, _, unit = authored.partition(" ")
        if unit != self.unit:
            raise ValueError(f"the unit is {unit!r}, expected {self.unit!r}")
        return self.load(number)


def usd(amount: Decimal) -> str:
    """Write money: $12,300; $0.80; $0.075. Cents only where they say something."""
    if amount >= CENTS_BELOW or amount == amount.to_integral_value():
        return f"${amount:,.0f}"
    most = 3 if amount >= 1 else max(6, 1 - amount.adjusted())
    places = -int(round(amount, most).normalize().as_tuple().exponent)
    return f"${amount:,.{max(2, places)}f}"


def bill(amount: Decimal) -> str:
    """Write a bill, to the cent: $257.14; $0.0714 where cents say too little."""
    return usd(amount.quantize(CENT) if amount >= 1 else amount)


def short_count(number: int | Decimal) -> str:
    """Write a count in short: 13B, 1.76T, 128K, 950."""
    for size, suffix in _SUFFIXES:
        if number >= size:
            return f"{Decimal(number) / size:.2f}".rstrip("0").rstrip(".") + suffix
    return f"{number:,}"


def times(larger: int | Decimal, smaller: int | Decimal) -> str:
    """Write a ratio of two amounts: 64x, 2.05x. Empty where it would be 1x, or smaller is zero."""
    if not smaller:
        return ""
    ratio = Decimal(larger) / Decimal(smaller)
    digits = 0 if ratio >= 100 else 1 if ratio >= 10 else 2
    written = f"{round(ratio, digits).normalize():f}"
    return "" if written == "1" else f"{written}x"


def plural(number: int, noun: str) -> str:
    """Write a count with its noun: 1 route, 11 routes."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listing(items: tuple[str, ...] | list[str], joint: str = "and") -> str:
    """Write a list as a sentence has it: a, b and c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def _count(value: Any) -> int:
    try:
        number = int(str(value).replace(",", "").replace("_", ""))
    except ValueError:
        raise ValueError(f"{value!r} is not a whole number") from None
    if number < 0:
        raise ValueError(f"{value!r} is below zero")
    return number


def _decimal(value: Any) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"{value!r} is not a number") from None
    if not number.is_finite() or number < 0:
        raise ValueError(f"{value!r} is not a number of zero or more")
    return number


def _day(value: Any) -> str:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise ValueError(f"{value!r} is not a date such as 2026-03-02") from None


def _month(value: Any) -> str:
    if not _MONTH.match(str(value)):
        raise ValueError(f"{value!r} is not a month such as 2023-12")
    return str(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither true nor false")  # noqa: TRY004 - one kind of fault
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{value!r} is not a text")
    return value


def _tags(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not value:
        raise ValueError(f"{value!r} is not a list of texts")
    return tuple(_text(item) for item in value)


def _days_apart(later: str, earlier: str) -> str:
    days = (date.fromisoformat(later) - date.fromisoformat(earlier)).days
    if days < 60:
        return plural(days, "day")
    months = round(days / 30.44)
    return plural(months, "month") if months < 24 else f"{days / 365.25:.1f} years"


def choice(*options: str) -> Scale:
    """A scale of a few named values, least first; they compare by their place in the list."""

    def load(value: Any) -> str:
        if value not in options:
            raise ValueError(f"{value!r} is none of: {', '.join(options)}")
        return str(value)

    return Scale("", load, str, rank=options.index)


def score(unit: str) -> Scale:
    """A benchmark's scale; the gap of two scores is their difference in the benchmark's unit."""
    return Scale(
        unit,
        _decimal,
        lambda value: f"{value:f}",
        lambda more, less: f"{more - less:f} {unit}",
    )


TOKENS = Scale("tokens", _count, lambda value: f"{value:,} tokens", times)
PARAMETERS = Scale("parameters", _count, short_count, times)
ROUTES = Scale("routes", _count, lambda value: plural(value, "tracked route"), None, cell=str)
PRICE = Scale(
    PRICE_UNIT,
    _decimal,
    lambda value: f"{usd(value)} / 1M tokens",
    times,
    cell=lambda value: f"{usd(value)} per 1M",
)
MONTHLY = Scale("USD", _decimal, lambda value: f"{bill(value)} a month", times, cell=bill)
DAY = Scale("", _day, str, _days_apart)
MONTH = Scale("", _month, str)
FLAG = Scale("", _flag, lambda value: "Yes" if value else "No")
TEXT = Scale("", _text, str, rank=None)
TAGS = Scale("", _tags, lambda value: listing(list(value)), rank=None, cell=", ".join)
