"""Fact, Source and Unknown: one value with where it comes from, or why there is none."""

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
    """What a source is; the order is the order of trust where all else is equal."""

    REVIEW = "review"
    MAKER = "maker"
    PACKAGE = "package"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from; `as_of` is an ISO date, `attribution` a line its licence demands."""

    id: str
    name: str
    kind: SourceKind
    as_of: str
    licence: str
    attribution: str = ""


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
    `detail` says what stands behind a figure that was worked out. `routes` counts the providers
    that say so, `own` whether the maker's own service does; `rivals` are what other sources say
    instead, the likeliest first.
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
    routes: int = 0
    own: bool = False
    rivals: tuple["Fact", ...] = ()

    @property
    def known(self) -> bool:
        """Whether there is a value at all."""
        return not isinstance(self.value, Unknown)


NOT_SOURCED = Fact(Unknown.NOT_SOURCED)
