"""Reads single fields of foreign rows: the value in our units, or nothing where it is not fit."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from knowledge.units import MILLION

LONGEST_TEXT = 200
LONGEST_NUMBER = 30
MOST = 10**15
EARLIEST, LATEST = "2015-01-01", "2100-01-01"
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z", re.ASCII)
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})([T ].*)?\Z", re.ASCII)


def text(value: object, longest: int = LONGEST_TEXT) -> str:
    """A text in one line, or an empty one for what is none, too long, or not all printable."""
    if not isinstance(value, str) or len(value) > longest:
        return ""
    line = " ".join(value.split())
    return line if line.isprintable() else ""


def number(value: object) -> Decimal | None:
    """An exact number from a number or its digits, None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        digits = str(value).strip()
        found = Decimal(digits) if len(digits) <= LONGEST_NUMBER else None
    except (InvalidOperation, ValueError):
        return None
    return found if found is not None and found.is_finite() and abs(found) < MOST else None


def count(value: object) -> int | None:
    """A whole number above zero."""
    found = number(value)
    return int(found) if found is not None and found > 0 and found == int(found) else None


def per_million(value: object) -> Decimal | None:
    """A price in USD per 1M tokens, from one in USD per token."""
    found = number(value)
    return None if found is None else plain(found * MILLION)


def plain(amount: Decimal) -> Decimal:
    """The same amount without trailing zeros: 0.800 is 0.8, and 1E+1 is 10."""
    return Decimal(f"{amount.normalize():f}")


def day(value: object) -> str:
    """An ISO date from a date or a date with a time; empty for anything else."""
    found = _DAY.match(value) if isinstance(value, str) else None
    try:
        iso = date.fromisoformat(found[1]).isoformat() if found else ""
    except ValueError:
        return ""
    return iso if EARLIEST <= iso < LATEST else ""


def month(value: object) -> str:
    """A month such as 2024-06, from a month or a day; empty for anything else."""
    if isinstance(value, str) and _MONTH.match(value):
        return value if EARLIEST <= value < LATEST else ""
    return day(value)[:7]


def mapping(value: object) -> Mapping[str, Any]:
    """The value where it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[Any]:
    """The value where it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def first(row: Mapping[str, Any], *names: str) -> Any:
    """The value under the first of several names that the row has and that says something."""
    return next((row[name] for name in names if row.get(name) not in (None, "")), None)
