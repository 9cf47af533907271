"""`versus catalog import`: take in a file of another list of models, for the next build."""

from datetime import datetime

import click

from bot.commands.catalog_build import IMPORTS
from bot.settings import Settings
from knowledge.harvest import BrokenSource
from knowledge.sources import authored
from knowledge.sources.imported import FORMS
from knowledge.sources.imported.kept import Record
from knowledge.sources.imported.reading import Taken
from knowledge.sources.imported.taking import Importer
from knowledge.sources.intake.places import today
from knowledge.units import plural


@click.command("import")
@click.option(
    "--from",
    "form",
    type=click.Choice(list(FORMS)),
    required=True,
    help="Whose list it is.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The day the data is of, where the file's own date is not it.",
)
@click.argument("place", metavar="FILE_OR_URL")
def command(form: str, as_of: datetime | None, place: str) -> None:
    """Take in a list of models for the next build: a file or a URL.

    Of llm-stats and epoch a folder or a zip may be given, too. What is taken replaces what was
    taken of the same list before; if anything is wrong with it, nothing changes.
    """
    day = as_of.date().isoformat() if as_of else ""
    if day > today():
        raise click.ClickException(f"--as-of: {day} is still to come")
    folder = Settings().data / IMPORTS
    try:
        importer = Importer(folder, authored.harvest().benchmarks)
        record, taken = importer.take(form, place, day)
    except BrokenSource as fault:
        raise click.ClickException(str(fault)) from None
    click.echo(said(record, taken))


def said(record: Record, taken: Taken) -> str:
    """One line on an import: what was taken, of when, what was dropped, and what follows."""
    counts = (
        plural(taken.models, "model"),
        plural(taken.prices, "price"),
        plural(taken.scores, "score"),
    )
    dropped = f", dropped: {taken.losses}" if taken.losses else ""
    return (
        f"{record.form}: {', '.join(counts)} from {plural(taken.rows, 'row')} of {record.where}, "
        f"as of {record.as_of}{dropped}; used by the next `versus catalog build`"
    )
