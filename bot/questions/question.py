"""Question: what is asked, typed, frozen and free of text."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar, Self

from bot.library import Library
from bot.preferences import Preferences
from bot.reading import Reading
from bot.reply import Receipt, Reply, Status


class Question(ABC):
    """One kind of question: how it is recognised in a reading, and how it is answered.

    Subclasses are frozen dataclasses: equal questions have equal answers on one edition of the
    catalog. `examples` are questions that the help shows and the tests ask; `uses` names the
    parts of a reading (see parts.py) that the answer takes into account.
    """

    kind: ClassVar[str]
    about: ClassVar[str]
    examples: ClassVar[tuple[str, ...]]
    uses: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    @abstractmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """The question a reading asks, or None if it asks something else."""

    def preferring(self, preferences: Preferences) -> Self:  # noqa: ARG002 - for some kinds
        """The question with what a channel has settled on in place of what was left out."""
        return self

    def receipt(self, library: Library, status: Status = Status.ANSWERED, **fields: Any) -> Receipt:
        """The receipt of an answer of this kind; `fields` are those of Receipt."""
        return Receipt(kind=self.kind, status=status, edition=library.catalog.edition, **fields)

    @abstractmethod
    def answer(self, library: Library) -> Reply:
        """What is said to it."""
