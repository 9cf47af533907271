"""Whole conversations in Slack with the real answers, over both transports, word for word.

A transcript names each step by how it reaches the bot (mention, command, direct, click) and has
what a person sees below it. `pytest --rewrite` writes what is seen anew.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.conversation import Conversations
from bot.responder import Responder
from knowledge.catalog import Catalog
from tests.bot.surfaces.slack.conftest import Bot
from tests.days import TODAY
from tests.slack_standin.block_kit import buttons, words
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.payloads import CHANNEL, DM, Payload, click, command, direct, mention
from tests.slack_standin.workspace import Workspace

TRANSCRIPTS = sorted((Path(__file__).parent / "conversations").glob("*.txt"))
ROOT = "1700000000.000100"


class Person:
    """Somebody in Slack: does a step, and says what they then see and where."""

    def __init__(self, deliver: Delivery, slack: Workspace) -> None:
        self._deliver = deliver
        self._slack = slack
        self._last: Payload = {}
        self._where = CHANNEL

    async def does(self, step: str) -> str:
        """Do a step: "mention: ...", "command: ...", "direct: ..." or "click: ..."."""
        how, _, what = step.partition(": ")
        where, message = await getattr(self, f"_{how}")(what)
        if buttons(message):
            self._last = message
        return f"({where})\n{words(message)}"

    async def _mention(self, text: str) -> tuple[str, Payload]:
        self._where = CHANNEL
        return "in the thread", await self._posted(mention(text, thread_ts=ROOT))

    async def _direct(self, text: str) -> tuple[str, Payload]:
        self._where = DM
        return "in the direct message", await self._posted(direct(text))

    async def _posted(self, event: Payload) -> Payload:
        number = len(self._slack.posted) + 1
        assert (await self._deliver.event(event)).status == 200
        return await self._slack.post(number)

    async def _command(self, text: str) -> tuple[str, Payload]:
        self._where = CHANNEL
        fields = command(text, self._slack.response_url)
        return "only to them", (await self._deliver.command(fields)).body

    async def _click(self, label: str) -> tuple[str, Payload]:
        posts, responses = len(self._slack.posted), len(self._slack.responded)
        under = self._last if "ts" in self._last else None
        button = buttons(self._last)[label]
        pressed = click(button, self._slack.response_url, under, self._where)
        assert (await self._deliver.click(pressed)).status == 200
        if button["action_id"].startswith("finish"):
            return "in its place", await self._slack.response(responses + 1)
        return "in the channel", await self._slack.post(posts + 1)


@pytest.fixture(params=["http", "socket"])
async def person(
    request: pytest.FixtureRequest, slack: Workspace, reviewed_catalog: Catalog, tmp_path: Path
) -> AsyncIterator[Person]:
    conversations = Conversations(Responder(reviewed_catalog, TODAY))
    bot = Bot(slack, conversations, f"sqlite:///{tmp_path}/state.db")
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
