"""Whole conversations in Slack with the real answers, over both transports, word for word.

A transcript names each step by how it reaches the bot (person.py) and has what a person sees below
it. `pytest --rewrite` writes what is seen anew.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.conversation import Conversations
from bot.responder import Responder
from tests.bot.surfaces.slack.conftest import Bot
from tests.bot.surfaces.slack.person import Person
from tests.slack_standin.workspace import Workspace

TRANSCRIPTS = sorted((Path(__file__).parent / "conversations").glob("*.txt"))


@pytest.fixture(params=["http", "socket"])
async def person(
    request: pytest.FixtureRequest, slack: Workspace, reviewed_responder: Responder, tmp_path: Path
) -> AsyncIterator[Person]:
    bot = Bot(slack, Conversations(reviewed_responder), f"sqlite:///{tmp_path}/state.db")
    bot.pages = "https://pages.example.com"
    yield Person(await bot.start(request.param), slack)
    await bot.stop()


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
async def test_a_conversation_in_slack_goes_as_its_transcript_has_it(
    person: Person, path: Path, rewrite: bool
) -> None:
    title, *lines = kept(path).splitlines()
    played = [title, ""]
    for step in (line.removeprefix("> ") for line in lines if line.startswith("> ")):
        seen = (await person.does(step)).splitlines()
        played += [f"> {step}", *(f"    {each}".rstrip() for each in seen), ""]
    if rewrite:
        keep(path, "\n".join(played))
    assert "\n".join(played) == kept(path)


def kept(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def keep(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
