"""`versus purge`: forgets a workspace."""

import asyncio

import click

from bot.settings import Settings
from bot.state.database import UnusableStateError
from bot.state.state import opened_state


@click.command("purge")
@click.option("--team", required=True, metavar="ID", help="The workspace, such as T0123ABCD.")
def command(team: str) -> None:
    """Delete all that is stored of a workspace, its installation with it.

    A bot that is running may use the installation's token for another minute.
    """
    try:
        count = asyncio.run(_purged(Settings().state.get_secret_value(), team))
    except UnusableStateError as fault:
        raise click.ClickException(str(fault)) from None
    click.echo(f"Deleted of {team}: {count} row{'s' * (count != 1)}.")


async def _purged(url: str, team: str) -> int:
    async with opened_state(url) as state:
        return await state.retention.purge(team)
