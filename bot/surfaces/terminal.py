"""The terminal: one answer drawn with rich, or a prompt that keeps its history."""

from collections.abc import Callable, Iterable
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory, InMemoryHistory
from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.conversation import Conversations
from bot.reply import Reply

THREAD = "terminal"
PROMPT = "versus> "
LEAVE = frozenset({"exit", "quit", ":q"})


def console() -> Console:
    """The terminal, or whatever standard output is."""
    return Console(highlight=False)


def draw(reply: Reply) -> RenderableType:
    """A reply for a terminal: headline, rows, notes, sources, next steps."""
    parts: list[RenderableType] = [Text(reply.headline, style="bold")]
    if reply.table:
        parts.append(Padding(_table(reply), (1, 0, 1, 0)))
    parts += [_note(note) for note in reply.remarks]
    parts += [Text(source, style="dim") for source in reply.sources]
    parts += [Text(f"Next: {step.ask}", style="cyan") for step in reply.steps]
    return Group(*parts)


def _note(note: str) -> Table:
    """A note with its bullet, wrapped under itself."""
    line = Table.grid(padding=(0, 1))
    line.add_row(Text("•"), Text(note))
    return line


def _table(reply: Reply) -> Table:
    assert reply.table is not None  # noqa: S101 - the caller looked
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in reply.table.columns:
        table.add_column(Text(column), overflow="fold")
    for row in reply.table.rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def say(console: Console, reply: Reply) -> None:
    """Draw one reply, with a blank line behind it."""
    console.print(draw(reply))
    console.print()


def chat(conversations: Conversations, console: Console, history: Path | None) -> None:
    """Ask at a prompt until end of input or "exit"; follow-ups know what was asked before."""
    kept = FileHistory(str(history)) if history else InMemoryHistory()
    session: PromptSession[str] = PromptSession(history=kept)
    _converse(conversations, console, _typed(session))


def answer_lines(conversations: Conversations, console: Console, lines: Iterable[str]) -> None:
    """Answer each line of an input that is no terminal, then return."""
    _converse(conversations, console, (line.rstrip("\n") for line in lines))


def _typed(session: PromptSession[str]) -> Iterable[str]:
    read: Callable[[str], str] = session.prompt
    while True:
        try:
            yield read(PROMPT)
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


def _converse(conversations: Conversations, console: Console, lines: Iterable[str]) -> None:
    for line in lines:
        if line.strip().lower() in LEAVE:
            return
        say(console, conversations.ask(line, THREAD))
