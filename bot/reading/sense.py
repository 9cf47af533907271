"""Sense: what a phrase can mean, by what it does in a message."""

from collections import defaultdict
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
    the first direction of any sort. Numbers, magnitudes and shares are exact.
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

    def names(self, attribute: str) -> bool:
        """Whether it is a word of an attribute."""
        return any(name == attribute for name, _ in self.attributes)


NOTHING = Sense()

# Which roles fill the fields of a sense: with all that was said, or with the first of it.
SETS = {"cues": Role.CUE, "units": Role.UNIT}
LISTS = {
    "attributes": Role.ATTRIBUTE,
    "makers": Role.MAKER,
    "providers": Role.PROVIDER,
    "workloads": Role.WORKLOAD,
    "terms": Role.TERM,
    "tiers": Role.TIER,
    "tiers_beside_price": Role.TIER_BESIDE_PRICE,
}
FIRSTS: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "direction": (Role.DIRECTION, Direction),
    "way": ("way", Direction),
    "bound": (Role.BOUND, str),
    "openness": (Role.OPENNESS, str),
    "licence": (Role.LICENCE, str),
    "number": (Role.NUMBER, Decimal),
    "magnitude": (Role.MAGNITUDE, Decimal),
    "month": (Role.MONTH, int),
    "share": (Role.SHARE, Decimal),
    "factor": (Role.FACTOR, Decimal),
}


def sense_of(meanings: Iterable[Meaning]) -> Sense:
    """All meanings of a phrase as one sense."""
    said: dict[str, list[Any]] = defaultdict(list)
    for each in meanings:
        ways = [each.direction, each.value if each.role is Role.DIRECTION else None]
        said["way"] += [Direction(way) for way in ways if way]
        said[each.role].append(
            (each.value, each.direction) if each.role is Role.ATTRIBUTE else each.value
        )
    fields: dict[str, Any] = {"small": bool(said[Role.STOP])}
    fields |= {name: frozenset(said[role]) for name, role in SETS.items()}
    fields |= {name: tuple(said[role]) for name, role in LISTS.items()}
    fields |= {name: read(said[role][0]) for name, (role, read) in FIRSTS.items() if said[role]}
    return Sense(**fields)
