"""What the key of a mention is looked for under: as it is, then as releases are written otherwise.

Keys are looked up as text: a name, or a name and a date as in "claude-3.5-sonnet@2024-10-22".
"""

import re
from collections.abc import Iterator

from knowledge.names.key import Key

PREVIEW = "-preview"
# The parameters that are active, behind all of them: qwen3-235b-a22b.
_ACTIVE = re.compile(r"(?<=\d[bt])-a(\d+(?:\.\d+)?)b(?![a-z0-9])")
# A window at the end: "GLM-5.2 (1M)"; but gpt-4-32k is a model.
_WINDOW = re.compile(r"-(\d{1,4})([km])$")
_DAYS = tuple(f"{day:02d}" for day in range(1, 32))


def without_active(name: str) -> str:
    """A key's name without its active parameters: they tell no two models apart."""
    return _ACTIVE.sub("", name)


def releases(key: Key) -> Iterator[tuple[str, ...]]:
    """What a dated release may be listed as, likeliest first; of one tuple only one can be meant.

    The date as it is, then as days of its month or as its month, then as a stamp of the name: 0324
    and 2503 are of March 2025.
    """
    if not key.dated:
        return
    year, month, *day = key.dated.split("-")
    at_month = f"{key.name}@{year}-{month}"
    if day:
        yield (f"{at_month}-{day[0]}",)
        yield (at_month,)
    else:
        yield (at_month, *(f"{at_month}-{each}" for each in _DAYS))
    yield (
        f"{key.name}-{year[2:]}{month}",
        *(f"{key.name}-{month}{each}" for each in day or _DAYS),
    )


def names(name: str) -> Iterator[str]:
    """What a name without a date may be listed as, likeliest first.

    A preview may be all there is of a model; but a preview that is not listed is not the model.
    """
    yield name
    yield name + PREVIEW


def shorter(name: str) -> tuple[str, int, int]:
    """A name without its window or its active parameters, and how many tokens or weights they are.

    They are told of a model, and must be the model's own: "gpt-4-38k" is not GPT-4.
    """
    if found := _WINDOW.search(name):
        count, unit = int(found[1]), found[2]
        return name[: found.start()], count * (1000 if unit == "k" else 10**6), 0
    if found := _ACTIVE.search(name):
        return without_active(name), 0, round(float(found[1]) * 10**9)
    return name, 0, 0
