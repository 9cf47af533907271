"""`versus migrate`: the state brought to this version, and its tokens to the newest key."""

import asyncio

import click

from bot.settings import Settings
from bot.state.database import UnusableStateError, opened_database
from bot.state.installations import Installations
from bot.state.migrating import migrate, newest_revision
from bot.state.sealing import Sealer


@click.command("migrate")
def command() -> None:
    """Bring the state to this version of Versus; safe to run twice, or twice at once.

    Tokens of installations are sealed anew with the newest of VERSUS_ENCRYPTION_KEYS, after which
    the older keys may go.
    """
    settings = Settings()
    keys = [key.get_secret_value() for key in settings.encryption_keys]
    try:
        asyncio.run(_migrated(settings.state.get_secret_value(), keys))
    except UnusableStateError as fault:
        raise click.ClickException(str(fault)) from None


async def _migrated(url: str, keys: list[str]) -> None:
    async with opened_database(url) as database:
        await migrate(database)
        click.echo(f"The state is at revision {newest_revision()}.")
        if keys:
            count = await Installations(database, Sealer(keys)).reseal_all()
            click.echo(f"Sealed with the newest key: {count} installation{'s' * (count != 1)}.")
