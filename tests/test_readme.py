"""The README, held to the code: its conversation is run, its lists are compared.

`pytest tests/test_readme.py --rewrite` writes the conversation and the table of kinds anew.
"""

import re

import click
import pytest
from click.testing import CliRunner

from bot.cli import COMMANDS, versus
from bot.conversation import Conversations
from bot.questions import KINDS
from bot.responder import Responder
from knowledge.catalog import Catalog
from tests.documents import HOUSE, block, replaced, rows, section, text, ticked

README = HOUSE / "README.md"
HEAD = "| kind | about | for example |\n|---|---|---|\n"
AGAIN = "run `pytest tests/test_readme.py --rewrite` and review the difference"
MOST_LINES = 180
FIRST_SCREEN = 40
PATH = re.compile(r"(?:knowledge|bot|tests|docs|deploy|requirements)/[\w./-]*")


def commands() -> list[click.Command]:
    """Every command a person can give, those of a group instead of the group."""
    context = click.Context(versus)
    named = [versus.get_command(context, name) for name in COMMANDS]
    return [
        each
        for command in named
        for each in (command.commands.values() if isinstance(command, click.Group) else [command])
        if each is not None
    ]


def spoken() -> list[str]:
    """How each is typed: `catalog build`."""
    context = click.Context(versus)
    found = []
    for name in COMMANDS:
        command = versus.get_command(context, name)
        inner = command.commands if isinstance(command, click.Group) else ()
        found += [f"{name} {each}" for each in inner] or [name]
    return found


def house_map() -> dict[str, str]:
    """The paths of the map, from the root, with the sentence beside each."""
    found, folder = {}, ""
    for line in block(section(text(README), "## The map of the house")).splitlines():
        name, _, sentence = line.strip().partition(" ")
        inside = line.startswith(" ")
        folder = folder if inside else name
        found[folder + name if inside else name] = sentence.strip()
    return found


def test_the_conversation_goes_as_the_readme_has_it(
    reviewed_catalog: Catalog, rewrite: bool
) -> None:
    kept = block(text(README))
    asked = [line.removeprefix("> ") for line in kept.splitlines() if line.startswith("> ")]
    conversations = Conversations(Responder(reviewed_catalog))
    turns = [f"> {each}\n{conversations.ask(each, 'readme').headline}\n" for each in asked]
    if rewrite:
        replaced(README, kept, "\n".join(turns))
    assert len(asked) >= 3
    assert block(text(README)) == "\n".join(turns), AGAIN


def test_the_kinds_of_questions_are_those_of_the_bot(rewrite: bool) -> None:
    lines = [f"| `{each.kind}` | {each.about} | {each.examples[0]} |\n" for each in KINDS]
    part = section(text(README), "## What you can ask")
    if rewrite:
        kept = "".join(f"{line}\n" for line in part.splitlines() if line.startswith("|"))
        replaced(README, kept, HEAD + "".join(lines))
        part = section(text(README), "## What you can ask")
    assert HEAD + "".join(lines) in part, AGAIN
    assert len(list(rows(part))) == len(KINDS)


def test_every_command_is_in_the_readme_and_no_other() -> None:
    listed = [
        re.sub(r"^versus ", "", ticked(command)[0]).split(' "')[0]
        for command, _ in rows(section(text(README), "## The command line"))
    ]
    assert listed == spoken()


@pytest.mark.parametrize("command", spoken())
def test_every_command_explains_itself(command: str) -> None:
    said = CliRunner().invoke(versus, [*command.split(), "--help"])
    assert said.exit_code == 0
    assert said.output.startswith("Usage: ")


def test_every_command_has_a_sentence_of_its_own() -> None:
    assert all(command.help for command in commands())


def test_every_make_target_that_is_named_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", text(HOUSE / "Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", text(README), re.MULTILINE))
    assert {"run", "test"} <= named <= targets


def test_every_path_of_the_map_is_there_and_has_one_sentence() -> None:
    for path, sentence in house_map().items():
        assert (HOUSE / path).exists(), f"{path} is on the map, but not there"
        assert (HOUSE / path).is_dir() == path.endswith("/"), path
        assert sentence.endswith("."), f"{path} has no sentence"


@pytest.mark.parametrize("root", ["knowledge", "bot"])
def test_every_room_of_the_house_is_on_the_map(root: str) -> None:
    files = {f"{root}/{each.name}" for each in (HOUSE / root).glob("*.py")}
    folders = {
        f"{root}/{each.name}/"
        for each in (HOUSE / root).iterdir()
        if each.is_dir() and any(file.suffix in {".py", ".toml"} for file in each.iterdir())
    }
    named = {path for path in house_map() if path.startswith(f"{root}/") and path != f"{root}/"}
    assert named == (files | folders) - {f"{root}/__init__.py"}


def test_every_path_that_is_named_is_there() -> None:
    named = [path for path in ticked(text(README)) if PATH.fullmatch(path)]
    assert len(named) > 10
    assert not [path for path in named if not (HOUSE / path).exists()]


def test_the_first_screen_says_what_it_is_shows_it_and_starts_it() -> None:
    lines = text(README).splitlines()
    first = "\n".join(lines[:FIRST_SCREEN])
    assert all(part in first for part in ("```text\n> ", "make run", "make test", "Python 3.11"))
    assert len(lines) <= MOST_LINES
