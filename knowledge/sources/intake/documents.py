"""Bytes -> values: JSON, checked before it is parsed, and tables of comma-separated values."""

import csv
import io
import json
import math
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from knowledge.sources.intake.limits import Limits

TABLE_COLUMNS = 500
PAGES = ("<!doctype html", "<html", "<head", "<body", "<script")
QUOTES_OF_A_VALUE = 8
GZIP = b"\x1f\x8b"
LONGEST_NUMBER = 400
_STRING = re.compile(rb'"[^"]*+"?')
_NOT_STRUCTURE = bytes(set(range(256)) - set(b"[]{},"))
_OPENS, _CLOSES = frozenset(b"[{"), frozenset(b"]}")


class Unreadable(Exception):  # noqa: N818 - named by the situation, as the message is
    """Bytes that are not what they should be; the message says what is wrong and what to do."""


def text_of(data: bytes) -> str:
    """A text in UTF-8, with or without a mark at its start; Unreadable if it is none."""
    if data.startswith(GZIP):
        raise Unreadable("is packed with gzip; unpack it first")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Unreadable(f"is not UTF-8 at byte {fault.start:,}; save it as UTF-8") from None
    if text.lstrip()[:20].lower().startswith(PAGES):
        raise Unreadable("this looks like a web page; give the address of the data itself")
    if not text.strip():
        raise Unreadable("is empty; download it again")
    return text


def json_of(data: bytes, limits: Limits) -> Any:
    """The value of a JSON text; Unreadable where it is none, too deep or too much."""
    text = text_of(data)
    _weigh(data, limits)
    try:
        return json.loads(text, parse_constant=_refuse, parse_float=_finite)
    except json.JSONDecodeError as fault:
        where = f"line {fault.lineno}, column {fault.colno}"
        raise Unreadable(f"is not JSON at {where}: {fault.msg}; download it again") from None
    except (ValueError, RecursionError):
        raise Unreadable("holds a number too long to read; download it again") from None


def weight(data: bytes) -> int:
    """About how many values a JSON text holds."""
    shape = _structure(data)
    return 1 + shape.count(b",") + shape.count(b"[") + shape.count(b"{")


def table_of(data: bytes, limits: Limits) -> list[dict[str, str]]:
    """The rows of a table by the names in its first line; Unreadable where it is none."""
    rows = csv.reader(io.StringIO(text_of(data), newline=""), strict=True)
    try:
        return list(_rows(rows, limits))
    except csv.Error as fault:
        raise Unreadable(f"is no table at line {rows.line_num}: {fault}") from None


def _rows(rows: Any, limits: Limits) -> Iterator[dict[str, str]]:
    head = [name.strip() for name in next(rows, [])]
    if not 2 <= len(head) <= TABLE_COLUMNS:
        raise Unreadable(f"a table has 2 to {TABLE_COLUMNS} columns, this has {len(head):,}")
    room = limits.values
    for row in rows:
        room -= len(row)
        if room < 0:
            raise Unreadable(f"holds more than {limits.values:,} values, the most taken")
        yield dict(zip(head, row, strict=False))


def _weigh(data: bytes, limits: Limits) -> None:
    """Refuse what would be too deep or too much, from its brackets and commas alone."""
    # Strings are counted first, as a text of nothing else takes long to look through.
    if data.count(b'"') > QUOTES_OF_A_VALUE * limits.values or weight(data) > limits.values:
        raise Unreadable(f"holds more than {limits.values:,} values, the most taken")
    depth = 0
    for sign in _structure(data):
        depth += (sign in _OPENS) - (sign in _CLOSES)
        if depth > limits.depth:
            raise Unreadable(f"is nested more than {limits.depth} deep, the most taken")


def _structure(data: bytes) -> bytes:
    """The brackets and commas outside of strings, as far as a parser would get."""
    unescaped = data.replace(rb"\\", b"").replace(rb"\"", b"")
    return _STRING.sub(b"", unescaped).translate(None, _NOT_STRUCTURE)


def _refuse(name: str) -> NoReturn:
    raise Unreadable(f"holds {name}, which is no number; download it again")


def _finite(digits: str) -> float:
    number = float(digits) if len(digits) <= LONGEST_NUMBER else math.inf
    if not math.isfinite(number):
        raise Unreadable("holds a number beyond all bounds; download it again")
    return number
