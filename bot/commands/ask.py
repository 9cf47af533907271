"""`versus ask`: one answer in the terminal, or one answer object per line."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from bot.conversation import Conversations
from bot.opening import CATALOG, open_conversations
from bot.settings import Settings
from bot.surfaces.answer_object import answer_object
from bot.surfaces.terminal import console, say


@click.command("ask")
@click.argument("question", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the answer object.")
@CATALOG
def command(question: tuple[str, ...], as_json: bool, catalog_path: Path | None) -> None:
    """Answer QUESTION; with --json and QUESTION -, answer each line of standard input.

    A line that is a JSON array of strings is a conversation in one thread; what is printed is
    the answer to its last message.
    """
    conversations = open_conversations(catalog_path or Settings().catalog)
    asked = " ".join(question)
    if asked == "-" and as_json:
        for number, line in enumerate(sys.stdin):
            click.echo(_object(conversations, line.rstrip("\n"), f"line {number}"))
        return
    lines = [line.rstrip("\n") for line in sys.stdin] if asked == "-" else [asked]
    terminal = console()
    for line in lines:
        if as_json:
            click.echo(_object(conversations, line, "the line"))
        else:
            say(terminal, conversations.ask(line))


def _object(conversations: Conversations, line: str, thread: str) -> str:
    """The answer object of a line; signs that are no text (lone surrogates) are replaced."""
    messages = list(_messages(line))
    replies = [conversations.ask(message, thread) for message in messages]
    text = json.dumps(answer_object(messages[-1], replies[-1]), ensure_ascii=False)
    return text.encode("utf-8", "replace").decode()


def _messages(line: str) -> Iterator[str]:
    """The messages of a line: those of a JSON array of strings, else the line itself."""
    try:
        parsed = json.loads(line) if line.lstrip().startswith("[") else None
    except (ValueError, RecursionError):
        parsed = None
    if isinstance(parsed, list) and parsed and all(isinstance(each, str) for each in parsed):
        yield from parsed
    else:
        yield line
