"""Fact, Source and Unknown; which fact wins, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Unknown(StrEnum):
    """Why a value is not known; stands where the value would stand."""

    NOT_SOURCED = "not sourced"
    NOT_DISCLOSED = "not disclosed"
    NOT_APPLICABLE = "not applicable"
    CONFLICTING = "conflicting"


class SourceKind(StrEnum):
    """What a source is; the order is the order of trust (see `winner`)."""

    REVIEW = "review"
    MAKER = "maker"
    PACKAGE = "package"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from; `as_of` is an ISO date."""

    id: str
    name: str
    kind: SourceKind
    as_of: str
    licence: str


NO_SOURCE = Source("", "", SourceKind.IMPORT, "", "")


@dataclass(frozen=True, slots=True)
class Measured:
    """How a score was taken; two scores compare only where all of it is equal."""

    variant: str = ""
    mode: str = ""
    harness: str = ""
    by: str = ""


UNSTATED = Measured()


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one attribute of one model, with its source and ISO date.

    `value` is an Unknown where no value is known. `note` is a sentence for the reader, and
    `doubted` says that it speaks against the figure; `estimate` marks a figure that nobody
    confirmed; `via` names the route (a provider's id) of a figure that belongs to one route;
    `detail` says what stands behind a figure that was worked out.
    """

    value: Any
    source: Source = NO_SOURCE
    as_of: str = ""
    note: str = ""
    doubted: bool = False
    estimate: bool = False
    measured: Measured = UNSTATED
    via: str = ""
    detail: str = ""

    @property
    def known(self) -> bool:
        """Whether there is a value at all."""
        return not isinstance(self.value, Unknown)


NOT_SOURCED = Fact(Unknown.NOT_SOURCED)


def winner(facts: Sequence[Fact]) -> Fact:
    """Choose the fact an answer uses: a known one, then by the source's kind, then the newest.

    The order of kinds is that of SourceKind. Losing facts are kept in the catalog.
    """
    kinds = tuple(SourceKind)
    newest_first = sorted(facts, key=lambda fact: fact.as_of, reverse=True)
    return min(newest_first, key=lambda fact: (not fact.known, kinds.index(fact.source.kind)))
