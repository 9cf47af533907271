"""Every command has help; wrong usage is said in one line and ends with 2."""

import click

from bot.cli import COMMANDS, versus
from tests.bot.commands.conftest import Run, side_by_side

# What is wrong, and what the line about it names.
WRONG: tuple[tuple[tuple[str, ...], str], ...] = (
    (("ask",), "QUESTION"),
    (("names",), "MENTION"),
    (("nope",), "nope"),
    (("ask", "--nope", "hello"), "--nope"),
    (("ask", "--catalog"), "--catalog"),
    (("run", "now"), "now"),
    (("catalog", "nope"), "nope"),
    (("catalog", "build", "--only", "rumours"), "reviewed"),
    (("catalog", "build", "--out", "."), "--out"),
)


def _commands() -> list[tuple[str, ...]]:
    """The words of every command and every command of a group."""
    context = click.Context(versus)
    words: list[tuple[str, ...]] = []
    for name in COMMANDS:
        words.append((name,))
        command = versus.get_command(context, name)
        if isinstance(command, click.Group):
            words += [(name, each) for each in command.list_commands(context)]
    return words


def test_every_command_has_help(versus: Run) -> None:
    helped = side_by_side(versus, [(*words, "--help") for words in [(), *_commands()]])
    for words, ended in helped.items():
        assert (ended.code, ended.err) == (0, ""), words
        assert ended.out.startswith("Usage: "), words
        assert len(ended.out.splitlines()) > 3, words


def test_wrong_usage_is_said_in_a_line(versus: Run) -> None:
    ended = side_by_side(versus, [words for words, _ in WRONG])
    assert not [words for words, named in WRONG if named not in ended[words].fault]


def test_a_setting_that_is_wrong_is_said_with_its_name(versus: Run) -> None:
    fault = versus("ask", "hello", settings={"VERSUS_PORT": "99999"}).fault
    assert "VERSUS_PORT" in fault
