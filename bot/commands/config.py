"""`versus config`: how the bot is set up."""

import click

from bot.commands import config_check


@click.group("config")
def command() -> None:
    """Look at the settings."""


command.add_command(config_check.command)
