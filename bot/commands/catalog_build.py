"""`versus catalog build`: sources -> catalog.db, unless something in it may not ship."""

from pathlib import Path

import click

from bot.commands.catalog_findings import refuse
from bot.settings import Settings
from knowledge.build import Inputs, harvest
from knowledge.checking import MayNotShip, publish
from knowledge.coverage import Coverage, coverage
from knowledge.harvest import BrokenSource
from knowledge.rows import tables
from knowledge.sources.authored_reviews import REVIEWS
from knowledge.storage import UnusableCatalog
from knowledge.units import plural

# The folder of kept imports, under that of VERSUS_DATA.
IMPORTS = "imports"


@click.command("build")
@click.option("--only", type=click.Choice(["reviewed"]), help="The authored facts alone.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where to write it.")
def command(only: str | None, out: Path | None) -> None:
    """Build catalog.db from its sources; the old one stays if anything may not ship."""
    settings = Settings()
    path = out or settings.catalog
    try:
        given = harvest(Inputs() if only else inputs_of(settings))
        found = tables(given)
        publish(path, found)
    except MayNotShip as fault:
        refuse(fault.findings)
    except (BrokenSource, UnusableCatalog) as fault:
        raise click.ClickException(str(fault)) from None
    except OSError as fault:
        raise click.ClickException(f"cannot write {path}: {fault.strerror}") from None
    for review in given.left_out:
        click.echo(f"left out: {review}", err=True)
    click.echo(f"{path}: {summary(coverage(found))}")


def inputs_of(settings: Settings) -> Inputs:
    """What a catalog of everything is built from."""
    return Inputs(
        wheels=settings.wheels,
        imports=settings.data / IMPORTS,
        reviews=settings.data / REVIEWS,
    )


def summary(held: Coverage) -> str:
    """What a catalog holds, in a line."""
    counts = (
        plural(len(held.catalog.cards), "model"),
        f"{held.priced:,} priced",
        plural(held.routes, "route"),
        plural(held.facts, "fact"),
    )
    return f"{', '.join(counts)}, edition {held.catalog.edition}"
