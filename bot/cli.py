"""The command line: `versus` and its commands, with one clear line where something is wrong."""

import sys
from collections.abc import Mapping
from importlib import import_module

import click
from pydantic import ValidationError

from bot.allowed import UnreadableSettingsError, in_words

COMMANDS: Mapping[str, str] = {
    "ask": "bot.commands.ask",
    "chat": "bot.commands.chat",
    "names": "bot.commands.names",
    "catalog": "bot.commands.catalog",
    "review": "bot.commands.review",
    "config": "bot.commands.config",
    "doctor": "bot.commands.doctor",
    "manifest": "bot.commands.manifest",
    "run": "bot.commands.run",
    "announce": "bot.commands.announce",
    "migrate": "bot.commands.migrate",
    "purge": "bot.commands.purge",
}
WRONG_USAGE = 2


class Commands(click.Group):
    """A group that loads a command's module when the command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands, in the order help shows them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """A command by name, or None where there is none."""
        module = COMMANDS.get(cmd_name)
        command = import_module(module).command if module else None
        return command if isinstance(command, click.Command) else None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def versus() -> None:
    """Answers questions about language models, with the source and date of every figure."""


def main() -> None:
    """Run a command; what goes wrong is said in one line, wrong usage ends with 2."""
    try:
        versus.main(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.exceptions.NoArgsIsHelpError as fault:
        click.echo(fault.format_message(), err=True)
        sys.exit(WRONG_USAGE)
    except click.ClickException as fault:
        _fail(fault.format_message().replace("\n", " "))
    except ValidationError as faults:
        first = faults.errors()[0]
        _fail(f"{'.'.join(str(part) for part in first['loc'])}: {in_words(first['msg'])}")
    except UnreadableSettingsError as fault:
        _fail(str(fault))


def _fail(message: str) -> None:
    click.echo(f"versus: {message}", err=True)
    sys.exit(WRONG_USAGE)
