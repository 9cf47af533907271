"""One spelling for the numbers in a name: llama3-1, llama-v3p1 and "Llama 3.1" are the same."""

import re
from collections.abc import Iterator, Sequence

TIERS = frozenset({"fable", "haiku", "mythos", "opus", "sonnet"})

_POINT = re.compile(r"(?<=\d)p(?=\d)")
# llamav2, llama3.1, o3mini, 4omini, 70binstruct
_GLUED = re.compile(
    r"([a-z]{3,})(v\d.*)|([a-z]{2,})(\d.*)|([a-z]\d+(?:\.\d+)?)([a-z]{3,})|(4o|\d+(?:\.\d+)?[bk]?)([a-z]{3,})"
)
# What a further number may be joined to: 3, v3, k2, 2.9; and such a number.
_VERSION = re.compile(r"[a-z]?\d{1,2}|\d\.\d")
_PART = re.compile(r"0|[1-9]\d?")
_NOUGHT = re.compile(r"(v?\d+)\.0")
_V_STAMP = re.compile(r"v(\d{4})")
# Months as Mistral writes them: 24.11.
_CALENDAR = re.compile(r"(2[3-9])\.(0[1-9]|1[0-2])")
_PLAIN_VERSION = re.compile(r"\d{1,2}(?:\.\d{1,2})?")
# A v before the number is left out, or always written, where the makers are at odds with others.
_WITHOUT_V = frozenset({"claude", "command", "gemini", "glm", "gpt", "llama", "qwen"})
_WITH_V = frozenset({"deepseek", "mimo"})
# Two digits that stand for a version of two parts: gpt-35-turbo, qwen25, minimax-m25.
_SHORT = frozenset({"gemini", "gpt", "minimax", "qwen"})
_SHORTENED = re.compile(r"(m?)([2-9])([1-9])")
# "Gemini Flash 1.5" and "Jamba Large 1.6" are also written with the version in front.
_VERSION_FIRST = frozenset({"gemini", "jamba", "ling", "nemotron", "ring"})
_SIZES = frozenset({
    "flash", "large", "lightning", "lite", "max", "mini", "nano", "pro", "super", "ultra",
})  # fmt: skip
# From here on Claude's tier stands before its version.
_NEW_ORDER = 4


def split(tokens: Sequence[str]) -> Iterator[str]:
    """Tokens with letters and digits taken apart where they are glued."""
    for token in tokens:
        if token.isalpha() or token.isdigit():
            yield token
            continue
        pointed = _POINT.sub(".", token)
        glued = _GLUED.fullmatch(pointed)
        if glued:
            yield from (part for part in glued.groups() if part)
        else:
            yield pointed


def joined(tokens: Sequence[str]) -> list[str]:
    """Tokens with their versions in one form: "3", "5" as "3.5", "v2" behind llama as "2"."""
    found: list[str] = []
    for token in tokens:
        last = found[-1] if found else ""
        if not token[-1].isdigit():
            # "GLM 4.6 V" is GLM-4.6V.
            if token == "v" and _PLAIN_VERSION.fullmatch(last):  # noqa: S105 - a word of a name
                found[-1] += token
            else:
                found.append(token)
        elif _PART.fullmatch(token) and _VERSION.fullmatch(last):
            found[-1] = f"{last}.{token}"
        else:
            found.append(_number(token, found))
    found = [nought[1] if (nought := _NOUGHT.fullmatch(token)) else token for token in found]
    return _ordered(_with_v(found)) if len(found) > 1 else found


def _number(token: str, before: Sequence[str]) -> str:
    """A number that other numbers are written like: stamps, and versions without their point."""
    if stamp := _V_STAMP.fullmatch(token):
        return stamp[1]
    if before and before[0].endswith("tral") and (month := _CALENDAR.fullmatch(token)):
        return month[1] + month[2]
    if len(before) == 1 and before[0] in _SHORT and (short := _SHORTENED.fullmatch(token)):
        return f"{short[1]}{short[2]}.{short[3]}"
    return token


def _with_v(tokens: list[str]) -> list[str]:
    family, number = tokens[0], tokens[1]
    if family in _WITHOUT_V and number[0] == "v" and number[1:2].isdigit():
        tokens[1] = number[1:]
    elif family in _WITH_V and _PLAIN_VERSION.fullmatch(number):
        tokens[1] = f"v{number}"
    return tokens


def _ordered(tokens: list[str]) -> list[str]:
    """Version and other words in the order their maker writes them."""
    if tokens[0] == "claude":
        return _claude(tokens)
    if tokens[0] not in _VERSION_FIRST:
        return tokens
    tokens = _version_first(tokens)
    if tokens[0] == "gemini" and tokens[1] in ("1", "2"):
        # The maker writes 1.0 and 2.0, and 3 without a nought.
        tokens[1] += ".0"
    return tokens


def _version_first(tokens: list[str]) -> list[str]:
    """A version behind words of size is moved before them; other tokens keep their order."""
    for place in range(1, min(len(tokens), 4)):
        if _PLAIN_VERSION.fullmatch(tokens[place]):
            return [tokens[0], tokens[place], *tokens[1:place], *tokens[place + 1 :]]
        if tokens[place] not in _SIZES:
            break
    return tokens


def _claude(tokens: list[str]) -> list[str]:
    """Claude 3.5 Sonnet, but Claude Sonnet 4: the order of the maker's own names."""
    tier = next((token for token in tokens if token in TIERS), "")
    version = next((token for token in tokens[1:] if _PLAIN_VERSION.fullmatch(token)), "")
    if not tier or not version:
        return tokens
    rest = list(tokens[1:])
    rest.remove(tier)
    rest.remove(version)
    if len(version) == 2 and version.isdigit():
        version = f"{version[0]}.{version[1]}"
    old = int(version.partition(".")[0]) < _NEW_ORDER
    return ["claude", *((version, tier) if old else (tier, version)), *rest]
