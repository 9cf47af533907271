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
from bot.surfaces.explained import explained_object, explained_reply
from bot.surfaces.terminal import console, say


@click.command("ask")
@click.argument("question", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the answer object.")
@click.option("--explain", is_flag=True, help="Say how the question was read, and why so.")
@CATALOG
def command(
    question: tuple[str, ...], as_json: bool, explain: bool, catalog_path: Path | None
) -> None:
    """Answer QUESTION; with --json and QUESTION -, answer each line of standard input.

    A line that is a JSON array of strings is a conversation in one thread; what is printed is
    the answer to its last message.
    """
    conversations = open_conversations(catalog_path or Settings().catalog)
    asked = " ".join(question)
    if asked == "-" and as_json:
        for number, line in enumerate(sys.stdin):
            click.echo(_object(conversations, line.rstrip("\n"), f"line {number}", explain=explain))
        return
    for line in [line.rstrip("\n") for line in sys.stdin] if asked == "-" else [asked]:
        if as_json:
            click.echo(_object(conversations, line, "the line", explain=explain))
        else:
            _say(conversations, line, explain=explain)


def _say(conversations: Conversations, line: str, *, explain: bool) -> None:
    terminal = console()
    if explain:
        reply, why = conversations.explained(line)
        say(terminal, reply)
        say(terminal, explained_reply(why))
    else:
        say(terminal, conversations.ask(line))


def _object(conversations: Conversations, line: str, thread: str, *, explain: bool) -> str:
    """The answer object of a line; signs that are no text (lone surrogates) are replaced."""
    *before, last = _messages(line)
    for message in before:
        conversations.ask(message, thread)
    if explain:
        reply, why = conversations.explained(last, thread)
        found = answer_object(last, reply) | {"explained": explained_object(why)}
    else:
        found = answer_object(last, conversations.ask(last, thread))
    return json.dumps(found, ensure_ascii=False).encode("utf-8", "replace").decode()


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
