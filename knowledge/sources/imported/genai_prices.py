"""genai-prices' price list as its repository has it; a newer one than the package has."""

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from knowledge.harvest import BrokenSource
from knowledge.sources import genai_prices
from knowledge.sources.faults import Fault
from knowledge.sources.imported.fields import mapping
from knowledge.sources.imported.form import Form, Shape, Unfit, WrongForm
from knowledge.sources.listing import Listing
from knowledge.sources.packages import INSTALL, Package

NAME = "genai-prices"
# The package's own reader of its list, which it uses on what it fetches.
READER = "genai_prices.types"
# What is read of an entry; how ids are matched is the package's own affair.
READ = ("id", "name", "context_window", "prices", "price_variants", "deprecated")
WRONG = "a value that cannot be"


def rows(document: Any) -> Iterator[tuple[str, Any]]:
    """Provider and model of each offer."""
    providers = [mapping(entry) for entry in document] if isinstance(document, list) else []
    if not any("models" in entry and "pricing_urls" in entry for entry in providers):
        raise WrongForm('there are no providers with "pricing_urls" and "models"')
    for entry in providers:
        models = entry.get("models")
        for model in models if isinstance(models, list) else ():
            yield str(entry.get("id", "")), model


def listings(row: tuple[str, Any]) -> Iterator[Listing]:
    """The offer at the prices of today, as the package's reader has it; else Unfit."""
    provider, model = row
    faults: list[Fault] = []
    price_list = Package(NAME, NAME, "", datetime.now(UTC).date().isoformat())
    found = list(genai_prices.listings(_parsed(provider, model), price_list, faults))
    if not found:
        raise Unfit(WRONG if faults else "writes no text")
    yield from found


def _parsed(provider: str, model: Any) -> Any:
    try:
        reader = import_module(READER)
    except ImportError:
        raise BrokenSource(f"{NAME}: the package that reads this is missing: {INSTALL}") from None
    entry = mapping(model)
    read = {name: entry[name] for name in READ if name in entry}
    offer = {**read, "match": {"equals": str(entry.get("id", ""))}}
    alone = {"id": provider, "name": provider, "api_pattern": "", "models": [offer]}
    try:
        return reader._providers_from_raw([alone])  # noqa: SLF001 - it is what the package itself calls
    except Exception:  # It is made for its own list, and fails on others in ways of its own.
        raise Unfit(WRONG) from None


FORM = Form(
    name=NAME,
    shown="genai-prices price list",
    shape=Shape.JSON,
    licence="MIT",
    attribution="",
    rows=rows,
    listings=listings,
)
