"""How the commands of `versus catalog` say many things: the first of them, and how many more."""

import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from knowledge.checking import Finding

FAILED = 1
MOST = 10


def listed(cases: Sequence[str], *, everything: bool = False) -> list[str]:
    """The first ten cases, and how many more there are."""
    if everything or len(cases) <= MOST:
        return list(cases)
    return [*cases[:MOST], f"and {len(cases) - MOST:,} more"]


def refuse(findings: Sequence[Finding]) -> NoReturn:
    """Say what may not ship, each in a line of its own, and end the program with 1."""
    for finding in findings:
        for case in listed(finding.cases):
            click.echo(f"may not ship: {case}", err=True)
    sys.exit(FAILED)
