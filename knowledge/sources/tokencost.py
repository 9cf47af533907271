"""tokencost's copy of litellm's price table, as it stood in 2025, with models dropped since.

The package is never installed: the table is read out of its wheel, in litellm's form.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from knowledge.sources import litellm
from knowledge.sources.faults import Fault
from knowledge.sources.listing import Listing
from knowledge.sources.packages import Package

TABLE = "tokencost/model_prices.json"
# Models that customers tuned, settings of one model, experiments that were free of charge, and
# names that stood for one model after another.
_NO_MODEL = re.compile(
    r"(?:^|/)ft:|-safety-(?:recitation-)?off$|gemini-.*-exp(?:erimental)?(?:-|$)"
    r"|^deepinfra/deepinfra/|kimi-latest"
)
# Prices that cannot be: less for a token than for a character of it, a tenth of what the same model
# asked before, those of a smaller model.
_NO_PRICE = re.compile(r"bison|gecko|gemini-1\.5-.*-preview|claude-instant-1\.2$|gemini-1\.0-ultra")
_COST = "_cost_per_"


def read(package: Package) -> Mapping[str, Any]:
    """The table in the package's wheel: entries by key."""
    return litellm.read(package, TABLE)


def listings(data: Any, package: Package, faults: list[Fault]) -> Iterator[Listing]:
    """One listing for each entry that is a model asked for text, as litellm's table has them."""
    models = {key: _as_priced(key, row) for key, row in data.items() if not _NO_MODEL.search(key)}
    yield from litellm.listings(models, package, faults)


def _as_priced(key: str, row: Any) -> Any:
    """An entry, without its prices where they cannot be."""
    if not isinstance(row, Mapping) or not _NO_PRICE.search(key):
        return row
    return {field: value for field, value in row.items() if _COST not in field}
