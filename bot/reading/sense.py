"""Sense: what a phrase can mean, by what it does in a message."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from knowledge.attribute import Direction


class Role(StrEnum):
    """What a phrase does in a message."""

    CUE = "cue"
    DIRECTION = "direction"
    BOUND = "bound"
    UNIT = "unit"
    OPENNESS = "openness"
    NUMBER = "number"
    MAGNITUDE = "magnitude"
    MONTH = "month"
    STOP = "stop"
    ATTRIBUTE = "attribute"
    MAKER = "maker"
    PROVIDER = "provider"
    HOST = "host"
    WORKLOAD = "workload"
    TERM = "term"
    TIER = "tier"
    TIER_BESIDE_PRICE = "tier beside price"
    SHARE = "share"
    FACTOR = "factor"
    LICENCE = "licence"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a phrase can mean; `direction` where it says one too ("cheaper")."""

    role: Role
    value: Any
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Sense:
    """Everything one phrase can mean; of a role that it has not, the value is empty.

    `attributes` are ids with the direction that the phrase gives them, if it gives one; `way` is
    the first direction of any sort. Numbers, magnitudes and shares are exact. `hosts` is set of a
    provider that mostly hosts what others made, be it a maker too.
    """

    cues: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, Direction | None], ...] = ()
    direction: Direction | None = None
    way: Direction | None = None
    bound: str = ""
    openness: str = ""
    licence: str = ""
    number: Decimal | None = None
    magnitude: Decimal | None = None
    month: int = 0
    share: Decimal | None = None
    factor: Decimal | None = None
    makers: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    workloads: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    tiers_beside_price: tuple[str, ...] = ()
    small: bool = False
    hosts: bool = False

    def names(self, attribute: str) -> bool:
        """Whether it is a word of an attribute."""
        return any(name == attribute for name, _ in self.attributes)


NOTHING = Sense()

# Which field of a sense a role fills: with all that was said, or with the first of it.
SETS = {Role.CUE: "cues", Role.UNIT: "units"}
LISTS = {
    Role.ATTRIBUTE: "attributes",
    Role.MAKER: "makers",
    Role.PROVIDER: "providers",
    Role.WORKLOAD: "workloads",
    Role.TERM: "terms",
    Role.TIER: "tiers",
    Role.TIER_BESIDE_PRICE: "tiers_beside_price",
}
FIRSTS: Mapping[Role, tuple[str, Callable[[Any], Any]]] = {
    Role.DIRECTION: ("direction", Direction),
    Role.BOUND: ("bound", str),
    Role.OPENNESS: ("openness", str),
    Role.LICENCE: ("licence", str),
    Role.NUMBER: ("number", Decimal),
    Role.MAGNITUDE: ("magnitude", Decimal),
    Role.MONTH: ("month", int),
    Role.SHARE: ("share", Decimal),
    Role.FACTOR: ("factor", Decimal),
    Role.STOP: ("small", bool),
    Role.HOST: ("hosts", bool),
}


def sense_of(meanings: Iterable[Meaning]) -> Sense:
    """All meanings of a phrase as one sense."""
    fields: dict[str, Any] = {}
    for each in meanings:
        way = each.direction or (each.value if each.role is Role.DIRECTION else None)
        if way:
            fields.setdefault("way", Direction(way))
        if name := SETS.get(each.role):
            fields[name] = fields.get(name, frozenset()) | {each.value}
        elif name := LISTS.get(each.role):
            value = (each.value, each.direction) if name == "attributes" else each.value
            fields[name] = (*fields.get(name, ()), value)
        else:
            name, read = FIRSTS[each.role]
            fields.setdefault(name, read(each.value))
    return Sense(**fields)
