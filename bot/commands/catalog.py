"""`versus catalog`: build the catalog, look into it, and keep it up to date."""

import click

from bot.commands import (
    catalog_build,
    catalog_check,
    catalog_diff,
    catalog_import,
    catalog_info,
    catalog_refresh,
)

COMMANDS = (
    catalog_build,
    catalog_import,
    catalog_refresh,
    catalog_info,
    catalog_check,
    catalog_diff,
)


@click.group("catalog")
def command() -> None:
    """Build the catalog, look into it, and keep it up to date."""


for module in COMMANDS:
    command.add_command(module.command)
