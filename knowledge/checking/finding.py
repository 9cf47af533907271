"""Finding: one rule of the check with everything that breaks it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What breaks one rule: the rule in words, and a line for each case."""

    rule: str
    cases: tuple[str, ...]


def broken(rules: Iterable[tuple[str, Iterable[str]]]) -> Iterator[Finding]:
    """The findings of rules given with their cases; rules that nothing breaks are left out."""
    for rule, cases in rules:
        found = tuple(cases)
        if found:
            yield Finding(rule, found)
