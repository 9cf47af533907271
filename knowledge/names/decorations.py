"""What is written on a name and is no part of it: how it is packed, served, sold and told to think.

These words are the grammar of ids. Words that are knowledge of makers and models are given to Keys.
"""

import re
from collections.abc import Sequence

# Behind a colon, these are ways to be served.
SWITCHES = re.compile(
    r":(?:free|batch|beta|nitro|floor|extended|exacto|online|web|optimized|cloud|latest"
    r"|thinking|low|medium|high|max|\d{4,6})(?=:|$)"
)
# Regions as they stand in front of an id, before a dot, or in brackets behind a name.
REGIONS = frozenset({
    "us", "us-gov", "eu", "apac", "au", "jp", "in", "ca", "uk", "global", "regional", "india",
    "govcloud",
})  # fmt: skip
# Without brackets, only these are surely regions at the end of a name: "-jp" may be a language.
REGIONS_BEHIND = frozenset({"us", "eu", "apac", "global"})
# Only in brackets: what somebody remarks on a model.
REMARKS = frozenset({
    "agentic", "context", "default", "deprecated", "diff", "exacto", "extended", "legacy", "long",
    "mode", "moderated", "official", "older", "output", "retired", "self", "system",
    "tokens", "vision", "whole",
})  # fmt: skip
EXPERTS = "experts"
LATEST = "latest"
# How much a model is told to think, at the end of a name or in brackets.
EFFORTS = frozenset({"xhigh", "high", "low", "minimal"})
# The same, but these words also make other models, so only where thinking is a mode.
MODE_EFFORTS = frozenset({"medium", "none", "auto", "default", "min", "effort"})
THINKING = frozenset({
    "thinking", "think", "nothinking", "nothink", "highthinking", "minthinking", "extended",
    "reasoner", "reasoning", "disabled", "no", "non",
})  # fmt: skip
BUDGET = re.compile(r"\d{1,3}k")

# Wherever they stand behind the first word, these say how weights are packed.
_PACKED = re.compile(
    r"(?:nv|mx)?fp\d{0,2}|[bn]f\d{1,2}|int\d{1,2}|\d{1,2}bits?|awq|gptq|gguf|bnb|exl\d|mlx|i?q\d"
    r"|w\d{1,2}a\d{1,2}|quantized|qat"
)
# Wherever they stand behind the first word, these say on which terms a model is offered.
_TERMS = frozenset({"free", "batch", LATEST, "flex", "spot", "tee", "maas"})
_INSTRUCTED = frozenset({"instruct", "instructed", "it"})
# Behind "instruct" these say how it is served; elsewhere they make other models.
_SERVED = frozenset({"turbo", "lite", "fast", "basic", "original", "long", "reference", "dynamic"})
# GPT-3.5 Turbo Instruct is another model than GPT-3.5 Turbo.
_WITH_INSTRUCT = frozenset({"gpt"})
_SNAPSHOT = re.compile(r"00[1-9]")
_WITH_SNAPSHOT = "davinci"
_SHORT_FORMS = {"experimental": "exp"}


def unpacked(tokens: Sequence[str], marks: set[str], first: int = 1) -> list[str]:
    """Tokens without those that say how weights are packed, or on which terms they are offered.

    What is taken off goes to `marks`; the `first` tokens are left alone.
    """
    kept: list[str] = []
    for place, token in enumerate(tokens):
        if place >= first and (token in _TERMS or _PACKED.fullmatch(token)):
            marks.add(token)
        else:
            kept.append(token)
    return kept


def plain(tokens: Sequence[str], marks: set[str]) -> list[str]:
    """Tokens without "instruct" and how that is served, and without numbers of snapshots."""
    kept: list[str] = []
    last = ""
    for token in tokens:
        if len(kept) > 1 and token in _INSTRUCTED and kept[0] not in _WITH_INSTRUCT:
            marks.add("instruct")
        elif last in _INSTRUCTED and token in _SERVED:
            marks.add(token)
        elif len(kept) < 2 or not _SNAPSHOT.fullmatch(token) or last == _WITH_SNAPSHOT:
            kept.append(_SHORT_FORMS.get(token, token))
        last = token
    return kept
