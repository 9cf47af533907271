"""HELM's list of models: old ones too, with makers, sizes and the days they came out.

The package is never installed: the one file is read out of its wheel, in the form that an operator
may import it in. It lists models, not offers, so it has no prices.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from knowledge.harvest import BrokenSource
from knowledge.sources.faults import Fault
from knowledge.sources.imported import helm
from knowledge.sources.imported.reading import Taken
from knowledge.sources.imported.reading import read as read_form
from knowledge.sources.intake.documents import Unreadable
from knowledge.sources.intake.limits import LIMITS
from knowledge.sources.intake.yaml_documents import yaml_of
from knowledge.sources.listing import Listing
from knowledge.sources.packages import Package
from knowledge.sources.text_models import writes_text

# HELM's own ways of asking a model, each with an entry of its own, and stand-ins for others.
SET_UPS = re.compile(
    r"-dspy-|-thinking-disabled|-safety-|-hide-reasoning|-with-guardian|-transcribe-|lit-?gpt"
    r"|/(?:small|medium|large|xlarge|local|model-?1|silk-road|llm-[sx]|whisper.*)$|^stanford/"
)
MEMBER = "helm/config/model_metadata.yaml"


def read(package: Package) -> Taken:
    """The models of the package's list."""
    where = f"{package.name} {package.version}"
    try:
        document = yaml_of(package.member(MEMBER), LIMITS)
    except Unreadable as fault:
        raise BrokenSource(f"{where}: {fault}") from None
    return read_form(helm.FORM, document, where, (), as_of=package.as_of)


def listings(data: Taken, package: Package, faults: list[Fault]) -> Iterator[Listing]:
    """One listing for each model that writes text; what was dropped on reading is a fault.

    HELM lists some models twice; the first time counts, and the other is a fault too.
    """
    faults += (Fault(package.source, reason, str(times)) for reason, times in data.dropped.items())
    seen: set[str] = set()
    for listing in data.listings:
        if listing.id in seen:
            faults.append(Fault(package.source, listing.id, "listed twice"))
        elif writes_text(listing.id, listing.name) and not SET_UPS.search(listing.id):
            seen.add(listing.id)
            yield replace(listing, source=package.source)
