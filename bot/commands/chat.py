"""`versus chat`: a prompt with history."""

import sys
from pathlib import Path

import click

from bot.opening import CATALOG, open_conversations
from bot.settings import Settings
from bot.surfaces.terminal import answer_lines, chat, console


@click.command("chat")
@CATALOG
def command(catalog_path: Path | None) -> None:
    """Ask at a prompt; follow-ups such as "and for vision?" know what was asked before."""
    talk(catalog_path or Settings().catalog)


def talk(catalog: Path) -> None:
    """Converse at the terminal, or answer each line where the input is no terminal."""
    terminal = console()
    conversations = open_conversations(catalog)
    if sys.stdin.isatty():
        chat(conversations, terminal, _history())
    else:
        answer_lines(conversations, terminal, sys.stdin)


def _history() -> Path | None:
    """The file that keeps what was typed; None where there can be none."""
    folder = Path(click.get_app_dir("versus"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder / "history"
