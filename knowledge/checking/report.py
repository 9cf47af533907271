"""The whole check of one catalog."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from knowledge.checking.disputes import Dispute, disputes, gaps
from knowledge.checking.finding import Finding
from knowledge.checking.shipping import faults
from knowledge.checking.suspicions import suspicions
from knowledge.loading import catalog_from
from knowledge.rows import Tables
from knowledge.stored import Stored


@dataclass(frozen=True, slots=True)
class Report:
    """What was found: `faults` keep a catalog from being put in place, nothing else does.

    `gaps` are the models without a value, by attribute id.
    """

    edition: str
    models: int
    faults: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    disputes: tuple[Dispute, ...]
    gaps: Mapping[str, int]


def report(found: Tables, today: str, providers: Collection[str]) -> Report:
    """Check the rows of a catalog; with faults in them nothing further is looked at.

    `today` and `providers` are as for `suspicions`.
    """
    broken = faults(found)
    edition = next((row["value"] for row in found["meta"] if row["key"] == "edition"), "")
    models = len(found["models"])
    if broken:
        return Report(edition, models, broken, (), (), {})
    catalog = catalog_from(Stored(found))
    return Report(
        edition,
        models,
        (),
        tuple(suspicions(catalog, today, providers)),
        disputes(catalog),
        dict(gaps(catalog)),
    )
