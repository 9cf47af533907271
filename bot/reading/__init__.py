"""From a message to a Reading: names, attributes, numbers, limits and doubts."""

from bot.reading.explained import Taken
from bot.reading.reader import Reader
from bot.reading.reading import Asked, Reading, Sought, Stated

__all__ = ["Asked", "Reader", "Reading", "Sought", "Stated", "Taken"]
