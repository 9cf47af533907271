"""What is said: a reply holds plain text and figures, never markup; surfaces draw it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    """How a message was dealt with."""

    ANSWERED = "answered"
    CLARIFY = "clarify"
    UNKNOWN_MODEL = "unknown_model"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; every row is as long as `columns`, cells are plain text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A next step on offer: `label` is what a button shows, `ask` the question a click asks."""

    label: str
    ask: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an answer was computed from: the typed half of a reply, written out by `--json`.

    `values` maps a model's id to its figure, `figures` an attribute's id to such a map (where
    several attributes are answered at once), `extra` holds what one kind adds to the object.
    """

    kind: str
    status: Status
    edition: str = ""
    models: tuple[str, ...] = ()
    attribute: str | None = None
    leaders: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    figures: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    cost: Mapping[str, Any] | None = None
    slots: Mapping[str, Any] = field(default_factory=dict)
    results: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Reply:
    """An answer first in one line, then rows, notes and the sources of every figure.

    `heard` says what was read otherwise than written, and `core` is then the same reply without
    it. Replies compare and hash by identity, so that a surface may keep what it drew of one.
    When `receipt.status` is `clarify` or `unknown_model`, a step finishes the question asked.
    """

    headline: str
    receipt: Receipt
    table: Table | None = None
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    heard: str = ""
    core: "Reply | None" = None

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was heard, if anything, and the notes."""
        return (self.heard, *self.notes) if self.heard else self.notes
