"""Lifts a full date, or a month with its year, off the tokens of a name."""

import re
from collections.abc import Sequence

_NAMES = (
    ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",),
    ("jun", "june"), ("jul", "july"), ("aug", "august"), ("sep", "sept", "september"),
    ("oct", "october"), ("nov", "november"), ("dec", "december"),
)  # fmt: skip
_MONTHS = {name: f"{month:02d}" for month, names in enumerate(_NAMES, start=1) for name in names}
_DAY = re.compile(r"(20[12]\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])")
_DAY_BEFORE_YEAR = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])-(20[12]\d)")
_SHORT_DAY = re.compile(r"(2[2-9])(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_MONTH_BEFORE_YEAR = re.compile(r"(0[1-9]|1[0-2])-(20[12]\d)")
_MONTH = re.compile(r"(20[12]\d)-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"(?:20)?(2[2-9])")
# A month and a day without a year are a stamp, and part of the name.
_STAMP = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def lifted(tokens: Sequence[str]) -> tuple[list[str], str]:
    """The tokens without a date, and the date as ISO text ("2024-10", "2024-10-22"), or "".

    "06-05" becomes the stamp "0605", which stays.
    """
    kept: list[str] = []
    dated = ""
    place = 0
    while place < len(tokens):
        token = tokens[place]
        found, length = "", 0
        if token.isdigit():
            found, length = _number_at(tokens, place)
        elif token in _MONTHS:
            found, length = _month_at(tokens, place)
        if length:
            dated = max(dated, found, key=len)
        elif len(token) == 2 and (stamp := _STAMP.fullmatch("-".join(tokens[place : place + 2]))):
            kept.append(stamp[1] + stamp[2])
            length = 2
        else:
            kept.append(token)
        place += length or 1
    return kept, dated


def _number_at(tokens: Sequence[str], place: int) -> tuple[str, int]:
    """The date that starts with a number, and how many tokens it takes; none takes 0."""
    token = tokens[place]
    if len(token) in (6, 8):
        day = (_DAY if len(token) == 8 else _SHORT_DAY).fullmatch(token)
        return (f"20{day[1][-2:]}-{day[2]}-{day[3]}", 1) if day else ("", 0)
    if len(token) not in (2, 4):
        return "", 0
    three, two = "-".join(tokens[place : place + 3]), "-".join(tokens[place : place + 2])
    if _DAY.fullmatch(three):
        return three, 3
    if day := _DAY_BEFORE_YEAR.fullmatch(three):
        return f"{day[3]}-{day[1]}-{day[2]}", 3
    if month := _MONTH_BEFORE_YEAR.fullmatch(two):
        return f"{month[2]}-{month[1]}", 2
    followed = place + 2 < len(tokens) and tokens[place + 2].isdigit()
    return (two, 2) if _MONTH.fullmatch(two) and not followed else ("", 0)


def _month_at(tokens: Sequence[str], place: int) -> tuple[str, int]:
    """The month that starts with its name; without a year it is none."""
    year = _YEAR.fullmatch(tokens[place + 1]) if place + 1 < len(tokens) else None
    return (f"20{year[1]}-{_MONTHS[tokens[place]]}", 2) if year else ("", 0)
