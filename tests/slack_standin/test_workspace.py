"""The stand-in is as strict as Slack: a message it takes is worth something."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.slack_standin.block_kit import active, refusal
from tests.slack_standin.payloads import ADA, CHANNEL, OTHER_CHANNEL
from tests.slack_standin.workspace import APP_TOKEN, BOT_TOKEN, Workspace

Block = dict[str, Any]


@pytest.fixture
async def slack() -> AsyncIterator[Workspace]:
    workspace = Workspace()
    await workspace.start()
    yield workspace
    await workspace.stop()


@pytest.fixture
async def client(slack: Workspace) -> AsyncIterator[AsyncWebClient]:
    async with ClientSession() as session:
        yield AsyncWebClient(BOT_TOKEN, slack.api_url, session=session, retry_handlers=[])


def line(text: str, block_id: str = "b") -> Block:
    element = {"type": "plain_text", "text": text, "emoji": False}
    return {"type": "context", "block_id": block_id, "elements": [element]}


def table(rows: int, columns: int, text: str = "x") -> Block:
    cells = [{"type": "raw_text", "text": text}] * columns
    return {"type": "table", "column_settings": [], "rows": [cells] * rows}


def button(text: str, value: str, action_id: str = "a") -> Block:
    label = {"type": "plain_text", "text": text}
    return {"type": "button", "action_id": action_id, "text": label, "value": value}


REFUSED: dict[str, tuple[str, list[Block]]] = {
    "an unknown block": ("invalid_blocks", [{"type": "blink"}]),
    "fifty-one blocks": ("invalid_blocks", [line("x", str(number)) for number in range(51)]),
    "one block id twice": ("invalid_blocks", [line("x"), line("y")]),
    "an empty line": ("invalid_blocks", [line("")]),
    "an empty cell": ("invalid_blocks", [table(2, 2, "")]),
    "too many rows": ("invalid_blocks", [table(101, 1)]),
    "too many columns": ("invalid_blocks", [table(1, 21)]),
    "too much in a table": ("invalid_blocks", [table(2, 2, "x" * 2_501)]),
    "a long label": ("invalid_blocks", [{"type": "actions", "elements": [button("x" * 76, "v")]}]),
    "a long value": (
        "invalid_blocks",
        [{"type": "actions", "elements": [button("x", "v" * 2001)]}],
    ),
    "one action id twice": (
        "invalid_blocks",
        [{"type": "actions", "elements": [button("x", "v"), button("y", "v")]}],
    ),
    "a very long message": ("msg_blocks_too_long", [line("x" * 3000, str(n)) for n in range(5)]),
}


@pytest.mark.parametrize("what", REFUSED)
async def test_what_slack_would_refuse_is_refused(client: AsyncWebClient, what: str) -> None:
    error, blocks = REFUSED[what]
    with pytest.raises(SlackApiError, match=error):
        await client.chat_postMessage(channel=CHANNEL, text="text", blocks=blocks)


async def test_a_message_needs_text() -> None:
    assert refusal({"blocks": [line("x")]}) == "no_text"


def test_live_markup_is_found_wherever_slack_parses() -> None:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "<!channel>"}}
    assert active({"text": "<@U0ADA> `x`", "blocks": [section, line("<!here>")]}) == [
        "<@U0ADA>",
        "`",
        "`",
        "<!channel>",
    ]


async def test_only_the_bots_own_token_is_taken(client: AsyncWebClient) -> None:
    client.token = APP_TOKEN
    with pytest.raises(SlackApiError, match="invalid_auth"):
        await client.auth_test()


async def test_a_channel_without_the_bot_is_closed_to_it(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError, match="not_in_channel"):
        await client.chat_postMessage(channel=OTHER_CHANNEL, text="text")


async def test_a_message_can_be_changed_and_taken_away(
    client: AsyncWebClient, slack: Workspace
) -> None:
    posted = await client.chat_postMessage(channel=CHANNEL, text="one")
    await client.chat_update(channel=CHANNEL, ts=posted["ts"], text="two")
    assert [message["text"] for message in slack.posted] == ["two"]
    await client.chat_delete(channel=CHANNEL, ts=posted["ts"])
    assert slack.posted == []
    with pytest.raises(SlackApiError, match="message_not_found"):
        await client.chat_delete(channel=CHANNEL, ts=posted["ts"])


async def test_an_ephemeral_message_is_for_one_person(
    client: AsyncWebClient, slack: Workspace
) -> None:
    await client.chat_postEphemeral(channel=CHANNEL, user=ADA, text="psst")
    assert (slack.posted, slack.ephemeral[0]["text"]) == ([], "psst")
