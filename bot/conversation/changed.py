"""A reading with something taken from the message before."""

from dataclasses import replace
from typing import Any

from bot.reading import Reading


def changed(reading: Reading, **changes: Any) -> Reading:
    """A reading with changes is no longer one that may be kept."""
    return replace(reading, kept=False, base=None, **changes)
