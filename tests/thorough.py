"""How much is looked at: a part of it in `make test`, all of it in `make thorough`."""

from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

from hypothesis import settings

HOUSE, THOROUGH = 50, 1_000
Each = TypeVar("Each")


def part(every: Iterable[Each], one_in: int) -> list[Each]:
    """One in so many, always the same ones; all where tests are to be thorough."""
    return list(islice(every, 0, None, 1 if settings().max_examples >= THOROUGH else one_in))
