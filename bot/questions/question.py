"""Question: what is asked, typed, frozen and free of text."""

from abc import ABC, abstractmethod
from typing import ClassVar, Self

from bot.library import Library
from bot.reading import Reading
from bot.reply import Reply


class Question(ABC):
    """One kind of question: how it is recognised in a reading, and how it is answered.

    Subclasses are frozen dataclasses: equal questions have equal answers on one edition of the
    catalog. `examples` are questions that the help shows and the tests ask.
    """

    kind: ClassVar[str]
    about: ClassVar[str]
    examples: ClassVar[tuple[str, ...]]

    @classmethod
    @abstractmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """The question a reading asks, or None if it asks something else."""

    @abstractmethod
    def answer(self, library: Library) -> Reply:
        """What is said to it."""
