"""A message as typed -> one clean line: no control signs, straight quotes, single spaces."""

import re
import unicodedata

LONGEST = 1_000
_ENOUGH = LONGEST * 4
# Signs of comparison before an amount, as words.
_SIGNS = ((">=", " at least "), ("=>", " at least "), ("<=", " at most "), ("=<", " at most "))
_SIGN = re.compile(r"([<>≥≤])(?=\s?[$\d])")
# "$/M out" is a price per million.
_PER_MILLION = re.compile(r"\$\s?/\s?(?:1?m|mtok|million)\b", re.IGNORECASE)
_SAID = {">": " over ", "<": " under ", "≥": " at least ", "≤": " at most "}
_STRAIGHT = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-"}  # noqa: RUF001 - these are the signs to replace
)
_COMPARES = re.compile(r"[<>≥≤]").search


def clean(message: str) -> str:
    """Normalise (NFKC), drop control and direction signs, write signs of comparison as words.

    Only the first 4,000 signs are looked at; a message longer than 1,000 is declined, not cut.
    """
    start = message[:_ENOUGH]
    if not start.isascii():
        start = unicodedata.normalize("NFKC", start).translate(_STRAIGHT)
    if not start.isprintable():
        start = "".join(sign for sign in start if sign.isspace() or _visible(sign))
    if _COMPARES(start):
        for sign, said in _SIGNS:
            start = start.replace(sign, said)
        start = _SIGN.sub(lambda found: _SAID[found[1]], start)
    if "$" in start:
        start = _PER_MILLION.sub("price per million", start)
    return " ".join(start.split())


def _visible(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
