"""What a watch was last seen at, and what is otherwise with it; both kept as text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from pydantic import TypeAdapter, ValidationError

Value: TypeAlias = bool | int | str
# Figures by attribute, as JSON has them; one that is not there is not known.
Figures: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The models that a watch was last seen to have, by id, with the figures that it looks at.

    `near` are models that it did not have, with what kept them out: those that missed one limit,
    and those that had just left. `leaders` come first by `order`, an attribute's id, if it has one.
    """

    day: str
    members: Mapping[str, Figures]
    near: Mapping[str, Figures] = field(default_factory=dict)
    order: str = ""
    leaders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """A model that came in or left: its figures before and after, as far as they are known."""

    model: str
    then: Figures
    now: Figures


@dataclass(frozen=True, slots=True)
class Lead:
    """Another lead on an attribute: who was first and who is, by id with the figure."""

    attribute: str
    then: Figures
    now: Figures


@dataclass(frozen=True, slots=True)
class Fired:
    """What is otherwise with a watch than on the ISO day `since`."""

    since: str
    day: str
    entered: tuple[Moved, ...] = ()
    left: tuple[Moved, ...] = ()
    lead: Lead | None = None


_ANCHOR, _FIRED = TypeAdapter(Anchor), TypeAdapter(Fired)


def value_of(value: Any) -> Value:
    """A known value as JSON has it; equal amounts of money are equal texts."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value if isinstance(value, bool | int) else str(value)


def text_of(value: Anchor | Fired) -> str:
    """An anchor, or what fired, as JSON."""
    adapter: TypeAdapter[Any] = _ANCHOR if isinstance(value, Anchor) else _FIRED
    return adapter.dump_json(value).decode()


def anchor_of(text: str) -> Anchor | None:
    """The anchor of a text; None where there is none, or one of another version."""
    try:
        return _ANCHOR.validate_json(text)
    except ValidationError:
        return None


def fired_of(text: str) -> Fired | None:
    """What fired, of a text; None where it is of another version."""
    try:
        return _FIRED.validate_json(text)
    except ValidationError:
        return None
