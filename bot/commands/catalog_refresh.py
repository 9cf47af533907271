"""`versus catalog refresh`: fetch what is new, rebuild, and put it in place while the bot runs."""

import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import click

from bot.commands.catalog_build import IMPORTS, inputs_of
from bot.commands.catalog_diff import told
from bot.commands.catalog_findings import FAILED, refuse
from bot.settings import Settings
from knowledge.checking import MayNotShip
from knowledge.harvest import BrokenSource
from knowledge.locking import Busy
from knowledge.refreshing import Refreshed, refresh
from knowledge.sources.updates import PUBLISHED
from knowledge.storage import UnusableCatalog


def _mirrors(
    context: click.Context, option: click.Parameter, given: tuple[str, ...]
) -> Mapping[str, str]:
    """The addresses that were given in place of the published ones."""
    found = {}
    for each in given:
        name, sign, address = each.partition("=")
        if name not in PUBLISHED or not sign:
            names = ", ".join(PUBLISHED)
            raise click.BadParameter(
                f"{each!r} is not NAME=URL, with NAME one of {names}", context, option
            )
        found[name] = address
    return found


@click.command("refresh")
@click.option(
    "--mirror",
    "mirrors",
    metavar="NAME=URL",
    multiple=True,
    callback=_mirrors,
    help=f"Fetch a list from elsewhere, or with NAME= not at all: {', '.join(PUBLISHED)}.",
)
@click.option("--all", "everything", is_flag=True, help="Show every change, not ten of a kind.")
def command(mirrors: Mapping[str, str], everything: bool) -> None:
    """Fetch newer lists and imports from their addresses, rebuild the catalog, say what changed.

    A list that cannot be fetched is said, and its last data is used. Nothing changes where the
    new catalog may not ship. Safe to run from cron while the bot answers.
    """
    settings = Settings()
    path, imports = settings.catalog, settings.data / IMPORTS
    today = datetime.now(UTC).date().isoformat()
    try:
        refreshed = refresh(path, inputs_of(settings), imports, today, mirrors=mirrors)
    except MayNotShip as fault:
        refuse(fault.findings)
    except Busy:
        click.echo("versus: another refresh is running", err=True)
        sys.exit(FAILED)
    except (BrokenSource, UnusableCatalog) as fault:
        raise click.ClickException(str(fault)) from None
    except OSError as fault:
        place = fault.filename or path
        raise click.ClickException(f"cannot write {place}: {fault.strerror}") from None
    for line in _lines(refreshed, everything=everything):
        click.echo(line)


def _lines(refreshed: Refreshed, *, everything: bool) -> Iterator[str]:
    for update in refreshed.updates:
        if update.fault:
            yield f"{update.form}: not fetched, its last data is used: {update.fault}"
        else:
            yield f"{update.form}: {'new data' if update.changed else 'as before'}, {update.where}"
    yield from (f"left out: {review}" for review in refreshed.left_out)
    if not refreshed.swapped:
        yield "nothing changed"
    elif refreshed.before is None:
        yield f"a first catalog, edition {refreshed.catalog.edition}"
    else:
        yield f"from edition {refreshed.before} to {refreshed.catalog.edition}"
        yield from told(refreshed.catalog, refreshed.changes, everything=everything)
