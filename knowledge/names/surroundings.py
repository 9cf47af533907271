"""Takes a name out of what stands around it: brackets behind it, paths, dots and colons before."""

import re
from collections.abc import Container

LONGEST = 200
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_UP_TO = re.compile(r"[≤<]\s*\d+[km]")
_PLUS = re.compile(r"(?<=[a-z])\+")
# Between digits an underscore is a point, but not before a budget: 06-05_32k.
_DECIMAL = re.compile(r"(?<![\d.])([1-9]?\d)_(\d{1,2})(?=b?(?:[-_/ ]|$))")
# What llama.cpp writes of the packing: q4_k_m, iq4_xs.
_QUANT = re.compile(r"[-_.:]i?q\d(?:_[a-z0-9]{1,2})+$")
_AI = re.compile(r"\b([xz])[.\- ]ai\b")
# "amazon.nova-lite-v1:0:300k", "openai.gpt-oss-20b-1:0", "-20241022-v2:0"; but a v2 without a date
# before it is a version, as are v0:2 and v2:1.
_BEDROCK = re.compile(r"(?:(?<=\d{8})-v\d|-v?1)?:0(?::\d+k)?$")
_BEDROCK_VERSION = re.compile(r"-v(\d):([1-9])$")
_DOTTED = re.compile(r"([a-z][a-z0-9-]*)\.(?=[a-z])")


def parted(spelling: str) -> tuple[str, str]:
    """A spelling in lower case without its brackets, and what stood in them."""
    text = spelling[:LONGEST].strip().lower()
    if "_" in text:
        text = _DECIMAL.sub(r"\1.\2", _QUANT.sub("", text))
    text = _PLUS.sub(" plus", _UP_TO.sub(" ", text))
    if "(" not in text and "[" not in text:
        return text, ""
    left = _BRACKETS.sub(" ", text).strip()
    return (left, " ".join(_BRACKETS.findall(text))) if left else (text, "")


def without_path(text: str, kept_makers: Container[str]) -> str:
    """A name without the folders it is listed under, and without "Maker: " before it.

    A maker of `kept_makers` stays: "DeepSeek: R1" is no R1 without it.
    """
    place = text.rstrip("/").rfind("/")
    if place > 0 and text[place - 1] != " ":
        text = text[place + 1 :]
    text = _AI.sub(r"\1ai", text)
    maker, colon, name = text.partition(": ")
    if colon and name:
        text = f"{maker} {name}" if maker in kept_makers or name[0].isdigit() else name
    return _BEDROCK.sub("", _BEDROCK_VERSION.sub(r"-v\1.\2", text)) if ":" in text else text


def without_dots(text: str, places: Container[str], kept: Container[str]) -> tuple[str, bool]:
    """A name without regions and makers before it ("us.anthropic."), and whether there were any.

    A maker of `kept` stays, as a word of the name: deepseek.v3 is deepseek-v3.
    """
    found = False
    while (dotted := _DOTTED.match(text)) and dotted[1] in places:
        text = (f"{dotted[1]}-" if dotted[1] in kept else "") + text[dotted.end() :]
        if dotted[1] in kept:
            return text, True
        found = True
    return text, found
