"""A message as typed -> one clean line: no control signs, straight quotes, single spaces."""

import re
import unicodedata

LONGEST = 1_000
_ENOUGH = LONGEST * 4
# Signs of comparison before an amount, as words.
_SIGNS = ((">=", " at least "), ("<=", " at most "), ("=<", " at most "))
_SIGN = re.compile(r"([<>≥≤])(?=\s?[$\d])")
# "$/M out" and "out/M" are prices per million, a "$" without a figure is a price.
_MILLION = r"\s?/\s?(?:1?m|mtok|mil|million)(?:\s?tok(?:ens)?)?\b"
_DOLLARS = re.compile(rf"\$(?:{_MILLION}|(?!\s?[\d.]))", re.IGNORECASE)
_SIDE = re.compile(rf"\b(in|out|input|output){_MILLION}", re.IGNORECASE)
_PER = re.compile(r"(?<=[\da-z])\s?/\s?(day|d|week|wk|month|mo)\b", re.IGNORECASE)
_ARROW = re.compile(r"(?:-+|=)>|→")
_SAID = {">": " over ", "<": " under ", "≥": " at least ", "≤": " at most "}
_STRAIGHT = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-"}  # noqa: RUF001 - these are the signs to replace
)
_AMOUNT_BEFORE = re.compile(r"\d\s?\$")
_SAYS = re.compile(r"[<>≥≤$→]|/\s?(?:1?m|d|w)", re.IGNORECASE).search


def clean(message: str) -> str:
    """Normalise (NFKC), drop control and direction signs, write signs that say something as words.

    Only the first 4,000 signs are looked at; a message longer than 1,000 is declined, not cut.
    """
    start = message[:_ENOUGH]
    if not start.isascii():
        start = unicodedata.normalize("NFKC", start).translate(_STRAIGHT)
    if not start.isprintable():
        start = "".join(sign for sign in start if sign.isspace() or _visible(sign))
    if _SAYS(start):
        start = _in_words(start)
    return " ".join(start.split())


def _in_words(text: str) -> str:
    """The text with signs of comparison, of prices and of a move as words."""
    text = _ARROW.sub(" arrow ", text)
    for sign, said in _SIGNS:
        text = text.replace(sign, said)
    text = _SIGN.sub(lambda found: _SAID[found[1]], text)
    if "$" in text and not _AMOUNT_BEFORE.search(text):
        text = _DOLLARS.sub(
            lambda found: " price per million " if len(found[0]) > 1 else " price ", text
        )
    return _PER.sub(r" per \1", _SIDE.sub(r"\1 price per million", text))


def _visible(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
