"""The models.dev list as the service gives it; a newer one than the package has."""

from collections.abc import Iterator
from typing import Any

from knowledge.sources import models_dev
from knowledge.sources.faults import Fault
from knowledge.sources.imported.fields import mapping
from knowledge.sources.imported.form import Form, Shape, Unfit, WrongForm
from knowledge.sources.listing import Listing
from knowledge.sources.packages import Package

NAME = "models.dev"
LIST = Package(NAME, NAME, "", "")


def rows(document: Any) -> Iterator[tuple[str, str, Any]]:
    """Provider, offer and model of each offer in api.json."""
    providers = mapping(document)
    if not any(
        "models" in mapping(entry) and "id" in mapping(entry) for entry in providers.values()
    ):
        raise WrongForm('there are no providers with their "models", as in api.json')
    for provider, entry in providers.items():
        for offer, model in mapping(mapping(entry).get("models")).items():
            yield provider, offer, model


def listings(row: tuple[str, str, Any]) -> Iterator[Listing]:
    """The offer, as the package's reader has it; Unfit where that finds a fault in it."""
    provider, offer, model = row
    faults: list[Fault] = []
    found = list(models_dev.listings({provider: {offer: model}}, LIST, faults))
    if not found:
        raise Unfit("a value that cannot be" if faults else "writes no text")
    yield from found


FORM = Form(
    name=NAME,
    shown="models.dev list (api.json)",
    shape=Shape.JSON,
    licence="MIT",
    attribution="",
    rows=rows,
    listings=listings,
)
