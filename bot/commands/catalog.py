"""`versus catalog`: build the catalog, and say what is in it."""

import json
from pathlib import Path
from typing import Any

import click

from bot.opening import CATALOG, open_catalog
from bot.settings import Settings
from knowledge.build import build
from knowledge.catalog import Catalog
from knowledge.cost import monthly_cost
from knowledge.harvest import BrokenSource
from knowledge.storage import UnusableCatalog
from knowledge.units import plural


@click.group("catalog")
def command() -> None:
    """Build the catalog, and say what is in it."""


@command.command("build")
@click.option("--only", type=click.Choice(["reviewed"]), help="The authored facts alone.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where to write it.")
def build_command(only: str | None, out: Path | None) -> None:  # noqa: ARG001 - authored facts are all there is so far
    """Build catalog.db from its sources; the old one stays if anything may not ship."""
    path = out or Settings().catalog
    try:
        found = build(path)
    except (BrokenSource, UnusableCatalog) as fault:
        raise click.ClickException(str(fault)) from None
    except OSError as fault:
        raise click.ClickException(f"cannot write {path}: {fault.strerror}") from None
    models, facts = plural(len(found["models"]), "model"), plural(len(found["facts"]), "fact")
    edition = next(row["value"] for row in found["meta"] if row["key"] == "edition")
    click.echo(f"{path}: {models}, {facts}, edition {edition}")


@command.command("info")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@CATALOG
def info_command(as_json: bool, catalog_path: Path | None) -> None:
    """Say what is in the catalog: models, routes, and how much of each attribute is known."""
    counts = counted(open_catalog(catalog_path or Settings().catalog))
    if as_json:
        click.echo(json.dumps(counts))
        return
    for name, value in counts.items():
        if isinstance(value, dict):
            for attribute, known in value.items():
                click.echo(f"  {attribute}: {known} of {counts['models']} known")
        else:
            click.echo(f"{name}: {value}")


def counted(catalog: Catalog) -> dict[str, Any]:
    """Counts of a catalog: models, priced models, routes, reviews, and known per attribute."""
    cards = catalog.cards.values()
    return {
        "edition": catalog.edition,
        "updated": catalog.updated,
        "models": len(cards),
        "priced": sum(monthly_cost(card).known for card in cards),
        "routes": sum(len(card.routes) for card in cards),
        "reviews": len(catalog.reviews),
        "attributes": {
            name: sum(attribute.of(card).known for card in cards)
            for name, attribute in catalog.attributes.items()
        },
    }
