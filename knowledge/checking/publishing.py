"""Puts a catalog in place, unless something in it may not ship."""

from pathlib import Path

from knowledge import storage
from knowledge.checking.finding import Finding
from knowledge.checking.shipping import faults
from knowledge.harvest import BrokenSource
from knowledge.rows import Tables
from knowledge.units import plural


class MayNotShip(BrokenSource):
    """A catalog that was not put in place; `findings` say why, the message does so in one line."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        cases = sum(len(finding.cases) for finding in findings)
        super().__init__(f"{plural(cases, 'fault')}, the first: {findings[0].cases[0]}")
        self.findings = findings


def assure(found: Tables) -> None:
    """MayNotShip if anything in the rows of a catalog may not ship."""
    findings = faults(found)
    if findings:
        raise MayNotShip(findings)


def publish(path: Path, found: Tables) -> None:
    """Check the rows of a catalog and write them to `path` in one step.

    MayNotShip leaves the catalog that was there.
    """
    assure(found)
    storage.write(path, found)
