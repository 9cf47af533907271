"""Numbers and dates as Chinese writes them: 100万, 两百万, 1.5亿, 2025年3月."""

import re
from collections.abc import Sequence
from decimal import Decimal

from knowledge.names import Run

DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
          "八": 8, "九": 9}  # fmt: skip
TENS = {"十": 10, "百": 100, "千": 1000}
POWERS = {**TENS, "万": 10**4, "亿": 10**8}
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
# Signs that make a name of the "hundred" or "thousand" before them: Baidu, Qwen.
_NO_NAME = "(?![度川炼问帆])"
_FIGURES = re.compile(rf"(\d+(?:,\d{{3}})*(?:\.\d+)?) ?([十百千万亿]+){_NO_NAME}")
_WORDS = re.compile(
    rf"[零一二两三四五六七八九十百千万亿]{{2,}}{_NO_NAME}|[二两三四五六七八九十](?=[个款种名次条])"
)
_DATE = re.compile(r"(20\d\d) ?年 ?(?:(\d\d?) ?月份?)? ?(?:(\d\d?) ?[日号])?(前(?!\d))?")
_TIMES = re.compile(r"(\d+(?:\.\d+)?) ?倍")
# The largest unit that a number is written in, and what one of it is.
SCALES = ((10**8, "bn", 10**9), (10**4, "m", 10**6), (1000, "k", 1000))


def chinese_figure(text: str, span: Sequence[Run], place: int) -> tuple[str, int] | None:
    """The number or date at a place as English writes it, and where it ends."""
    start = span[place].start
    if found := _DATE.match(text, start):
        return _date(found), _end(span, place, found.end())
    if found := _TIMES.match(text, start):
        return f"{found[1]}x", _end(span, place, found.end())
    if found := _FIGURES.match(text, start):
        return _scaled(found[1].replace(",", ""), found[2]), _end(span, place, found.end())
    if found := _WORDS.match(text, start):
        return _in_words(found[0]), _end(span, place, found.end())
    return None


def _date(found: re.Match[str]) -> str:
    year, month, day, before = found.groups()
    written = year
    if month and 1 <= int(month) <= len(MONTHS):
        written = f"{MONTHS[int(month) - 1]} {year}"
        written = f"{year}-{int(month):02d}-{int(day):02d}" if day else written
    return f"before {written}" if before else written


def _end(span: Sequence[Run], place: int, end: int) -> int:
    while place < len(span) and span[place].start < end:
        place += 1
    return place


def _scaled(digits: str, signs: str) -> str:
    """Figures with what multiplies them, the last digit of which still says how exact they are."""
    times = 1
    for sign in signs:
        times *= POWERS[sign]
    step = Decimal(times).scaleb(-len(digits.partition(".")[2]))
    return _written(Decimal(digits) * times, step)


def _written(value: Decimal, step: Decimal) -> str:
    for least, letter, unit in SCALES:
        if step >= least or (value >= unit and value % unit == 0):
            whole = value % unit == 0
            shown = Decimal(int(value / unit)) if whole else (value / unit).quantize(step / unit)
            return f"{shown:f}{letter}"
    return f"{value:f}"


def _in_words(words: str) -> str:
    """Signs for digits and powers of ten as one number."""
    whole, part, digit, last = 0, 0, 0, 1
    for sign in words:
        if sign in DIGITS:
            digit = DIGITS[sign]
            continue
        last = POWERS[sign]
        if sign in TENS:
            part += (digit or 1) * last
        elif sign == "亿":
            whole, part = (whole + part + digit) * last, 0
        else:
            whole, part = whole + (part + digit) * last, 0
        digit = 0
    return _written(Decimal(whole + part + digit), Decimal(1 if digit else last))
