"""When a claim holds: how far figures may round, and what a ratio or a capability needs."""

from decimal import Decimal
from typing import Any

from bot.reading import Stated
from knowledge.attribute import Attribute, Direction
from knowledge.comparison import Standing

# A claim may round to the last digit it writes, by a twentieth at most: 262,144 is "262k" and
# 1,048,576 "1M", but neither "250k" nor "1.1M"; a binary k may be meant, so 262,144 is "256k" too.
SLACK = Decimal("0.05")
BINARY = (Decimal(1024) / 1000, Decimal(1024**2) / 1000**2)
# "64x" holds for 63.36 and above: a claimed ratio may be out by a hundredth.
RATIO_SLACK = Decimal("0.01")


def ratio_holds(factor: Decimal, figures: list[Any]) -> bool:
    """Whether two values are apart by at least the factor claimed, a hundredth forgiven."""
    smaller, larger = sorted(Decimal(value) for value in figures)
    return bool(smaller) and larger / smaller >= factor * (1 - RATIO_SLACK)


def all_have(standing: Standing) -> bool | None:
    """Whether all models of a claim have a capability; one No settles it, an unknown does not."""
    values = [figure.fact.value for figure in standing.figures]
    if False in values:
        return False
    return None if standing.unknown else True


def rounds_to(value: Decimal, said: Decimal, step: Decimal) -> bool:
    """Whether a value is what was said, to the last digit that was written."""
    off = abs(value - said)
    return off <= min(step / 2, SLACK * said) or any(value == said * times for times in BINARY)


def value_holds(attribute: Attribute, stated: Stated | None, value: Any) -> bool | None:
    """Whether a value is as stated; without a statement, whether a capability is there."""
    if stated is None:
        return value if isinstance(value, bool) else None
    rank = attribute.scale.rank
    if isinstance(value, str) and stated.direction is None:
        return value.startswith(str(stated.value))  # "2023-10-05" is of 2023-10 and of 2023
    if rank is None or not isinstance(stated.value, int | Decimal):
        return bool(value == stated.value)
    mine, bound = rank(value), rank(stated.value)
    if stated.direction is None:
        return rounds_to(Decimal(mine), Decimal(bound), stated.step)
    if mine == bound:
        return not stated.strict
    return bool((mine > bound) is (stated.direction is Direction.HIGHER))
