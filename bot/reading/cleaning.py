"""A message as typed -> one clean line: no control signs, straight quotes, single spaces."""

import unicodedata

LONGEST = 1_000
_ENOUGH = LONGEST * 4
_STRAIGHT = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-"}  # noqa: RUF001 - these are the signs to replace
)


def clean(message: str) -> str:
    """Normalise (NFKC), drop control and direction signs, collapse white space.

    Only the first 4,000 signs are looked at; a message longer than 1,000 is declined, not cut.
    """
    start = message[:_ENOUGH]
    if not start.isascii():
        start = unicodedata.normalize("NFKC", start).translate(_STRAIGHT)
    if not start.isprintable():
        start = "".join(sign for sign in start if sign.isspace() or _visible(sign))
    return " ".join(start.split())


def _visible(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
