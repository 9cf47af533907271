"""`versus chat`: a prompt with history."""

import sys
from pathlib import Path

import click
from rich.console import Console

from bot.opening import CATALOG, open_conversations
from bot.settings import Settings
from bot.surfaces.terminal import answer_lines, chat


@click.command("chat")
@CATALOG
def command(catalog_path: Path | None) -> None:
    """Ask at a prompt; follow-ups such as "and for vision?" know what was asked before."""
    talk(catalog_path or Settings().catalog)


def talk(catalog: Path) -> None:
    """Converse at the terminal, or answer each line where the input is no terminal."""
    console = Console(highlight=False)
    conversations = open_conversations(catalog)
    if sys.stdin.isatty():
        chat(conversations, console, _history())
    else:
        answer_lines(conversations, console, sys.stdin)


def _history() -> Path | None:
    """The file that keeps what was typed; None where there can be none."""
    folder = Path(click.get_app_dir("versus"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder / "history"
