"""Single figures of a package's rows, checked: prices, limits in tokens, days and months."""

from datetime import date
from decimal import Context, Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainValidator, StrictBool

from knowledge.units import MILLION

MOST_TOKENS = 100_000_000
# USD per 1M tokens. The dearest known offer asks 600; whatever was above was a slip of the unit.
MOST_USD = 1000
# Nobody asks prices of more digits than this: what stands beyond them was left by conversions
# (9.99999 for 10, from units of a seller's own).
EXACT = Context(prec=5)
# Placeholders such as 1970-01-01 are older than any model.
FIRST_DAY = "2018-01-01"
MONTH = len("2024-07")


def usd(value: object) -> Decimal:
    """A price in USD per 1M tokens; ValueError if it is none, or cannot be one."""
    amount = EXACT.create_decimal(_number(value))
    if not 0 <= amount <= MOST_USD:
        raise ValueError(f"{value} USD / 1M tokens cannot be a price")
    return Decimal(f"{amount.normalize():f}")


def usd_per_token(value: object) -> Decimal:
    """A price in USD per 1M tokens, given for a single token."""
    return usd(_number(value) * MILLION)


def tokens(value: object) -> int | None:
    """A limit in tokens; None for 0, which stands for a limit that is not known."""
    number = _number(value)
    if not 0 <= number <= MOST_TOKENS or number % 1:
        raise ValueError(f"{value} tokens cannot be a limit")
    return int(number) or None


def day(value: object) -> str | None:
    """An ISO date; None for a month alone and for a placeholder."""
    if len(str(value)) == MONTH:
        return None
    found = _date(value)
    return found if found >= FIRST_DAY else None


def month(value: object) -> str | None:
    """The month of a month or a date, such as 2024-07; None for a placeholder."""
    found = _date(f"{str(value)[:MONTH]}-01")
    return found[:MONTH] if found >= FIRST_DAY else None


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ValueError(f"{value!r} is not a number")  # noqa: TRY004 - one kind of fault
    number = Decimal(str(value))
    if not number.is_finite():
        raise ValueError(f"{value!r} is not a number")
    return number


def _date(value: object) -> str:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise ValueError(f"{value!r} is not a date") from None


Usd = Annotated[Decimal, PlainValidator(usd)]
UsdPerToken = Annotated[Decimal, PlainValidator(usd_per_token)]
Tokens = Annotated[int | None, PlainValidator(tokens)]
Day = Annotated[str | None, PlainValidator(day)]
Month = Annotated[str | None, PlainValidator(month)]
Flag = StrictBool | None


class Row(BaseModel):
    """What is read of a row; all else it says is passed over."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")
