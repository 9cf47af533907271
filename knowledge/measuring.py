"""How scores were taken, and the way that most models of a comparison share."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import astuple, replace

from knowledge.facts import UNSTATED, Fact, Measured


def measured_most(facts: Sequence[Fact]) -> Measured:
    """The way of measuring that most models have a score of; facts are one for each model.

    Between ways that as many share, the one more of the winning facts were measured in.
    """
    shared = Counter(how for fact in facts for how in set(_ways(fact)))
    first = Counter(fact.measured for fact in facts if fact.known)
    return max(shared, key=lambda how: (shared[how], first[how], astuple(how)), default=UNSTATED)


def as_measured(fact: Fact, how: Measured) -> Fact:
    """The fact as it was measured in that way, with its rivals in it; itself if it was not."""
    same = [each for each in (fact, *fact.rivals) if each.known and each.measured == how]
    return replace(same[0], rivals=tuple(same[1:])) if same else fact


def measured_otherwise(fact: Fact) -> tuple[Fact, ...]:
    """The scores of the same model that were measured in other ways, one for each way."""
    found: dict[Measured, Fact] = {}
    for each in fact.rivals:
        if each.measured != fact.measured:
            found.setdefault(each.measured, each)
    return tuple(found.values())


def _ways(fact: Fact) -> Iterator[Measured]:
    return (each.measured for each in (fact, *fact.rivals) if each.known)
