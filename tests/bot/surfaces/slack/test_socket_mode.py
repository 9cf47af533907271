"""What is special to Socket Mode: the connection."""

import asyncio

import pytest

from bot.surfaces.slack import socket_mode
from bot.surfaces.slack.connecting import SlackUnavailableError
from bot.surfaces.slack.settings import SlackSettings
from tests.bot.surfaces.slack.conftest import Bot
from tests.bot.surfaces.slack.replies import Answers
from tests.slack_standin.block_kit import words
from tests.slack_standin.payloads import mention
from tests.slack_standin.workspace import APP_TOKEN, BOT_TOKEN, Workspace


async def test_a_refused_app_token_is_said_in_one_line(slack: Workspace, answers: Answers) -> None:
    settings = SlackSettings(BOT_TOKEN, None, "xapp-wrong", slack.api_url)
    with pytest.raises(SlackUnavailableError, match=r"^Slack refused the app token: invalid_auth$"):
        await socket_mode.serve(settings, answers)


async def test_without_an_app_token_there_is_nothing_to_connect_with(
    slack: Workspace, answers: Answers
) -> None:
    with pytest.raises(SlackUnavailableError, match="SLACK_APP_TOKEN"):
        await socket_mode.serve(SlackSettings(BOT_TOKEN, api_url=slack.api_url), answers)


async def test_a_slack_out_of_reach_is_said_in_one_line(answers: Answers) -> None:
    settings = SlackSettings(BOT_TOKEN, None, APP_TOKEN, "http://127.0.0.1:9/api/")
    with pytest.raises(SlackUnavailableError, match=r"^Slack cannot be reached at "):
        await socket_mode.serve(settings, answers)


async def test_a_refreshed_connection_goes_on_answering(slack: Workspace, bot: Bot) -> None:
    deliver = await bot.start("socket")
    first = await slack.connection()
    await first.send_json({"type": "disconnect", "reason": "refresh_requested"})
    await slack.connection(2)
    await deliver.event(mention("aster 2 or briar"))
    assert "Aster 2" in words(await slack.post())


async def test_no_signing_secret_is_needed(slack: Workspace, answers: Answers) -> None:
    settings = SlackSettings(BOT_TOKEN, None, APP_TOKEN, slack.api_url)
    ready = asyncio.Event()
    serving = asyncio.create_task(socket_mode.serve(settings, answers, lambda _: ready.set()))
    await asyncio.wait_for(ready.wait(), 5)
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving
