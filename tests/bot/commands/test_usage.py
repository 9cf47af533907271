"""Every command has help; wrong usage is said in one line and ends with 2."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from bot.cli import COMMANDS, versus
from tests.house import HOUSE
from tests.program import LONGEST_RUN, Run

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


@pytest.mark.parametrize("words", [("--help",), ("names", "gpt4 turbo")])
def test_the_program_starts_by_itself(tmp_path: Path, words: tuple[str, ...]) -> None:
    """The other tests fork it from one that runs."""
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "bot", *words],
        env={"PYTHONPATH": str(HOUSE), "HOME": str(tmp_path)},
        cwd=tmp_path,
        check=False,
        capture_output=True,
        timeout=LONGEST_RUN,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout.startswith((b"Usage: ", b"gpt4 turbo: resolved: gpt-4-turbo"))


def test_every_command_has_help(versus: Run) -> None:
    for words in [(), *_commands()]:
        ended = versus(*words, "--help")
        assert (ended.code, ended.err) == (0, ""), words
        assert ended.out.startswith("Usage: "), words
        assert len(ended.out.splitlines()) > 3, words


def test_wrong_usage_is_said_in_a_line(versus: Run) -> None:
    assert not [words for words, named in WRONG if named not in versus(*words).fault]


def test_a_setting_that_is_wrong_is_said_with_its_name(versus: Run) -> None:
    fault = versus("ask", "hello", settings={"VERSUS_PORT": "99999"}).fault
    assert "VERSUS_PORT" in fault
