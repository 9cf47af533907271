"""The HTTP endpoint: what it lets in, what it refuses, and how it stops."""

import asyncio
import json
import time

import pytest
from aiohttp import ClientSession

from bot.surfaces.slack import http
from bot.surfaces.slack.connecting import SlackUnavailableError
from bot.surfaces.slack.settings import SlackSettings
from tests.bot.surfaces.slack.conftest import Bot, free_port
from tests.bot.surfaces.slack.replies import Answers
from tests.slack_standin.delivery import OverHttp, signed
from tests.slack_standin.payloads import event, mention
from tests.slack_standin.workspace import BOT_TOKEN, SECRET, Workspace

BODY = json.dumps(mention("aster 2 or briar")).encode()
NOW = str(int(time.time()))
FORGED: dict[str, dict[str, str]] = {
    "no signature": {},
    "another secret": signed(BODY, secret="another-secret"),
    "another body": signed(BODY + b" "),
    "an empty signature": {"X-Slack-Request-Timestamp": NOW, "X-Slack-Signature": ""},
    "an odd signature": {"X-Slack-Request-Timestamp": NOW, "X-Slack-Signature": "v0=\u00e9"},
    "an old timestamp": signed(BODY, at=time.time() - 301),
    "a timestamp to come": signed(BODY, at=time.time() + 3_600),
    "a timestamp in words": {"X-Slack-Request-Timestamp": "now", "X-Slack-Signature": "v0=0"},
    "a huge timestamp": {"X-Slack-Request-Timestamp": "9" * 400, "X-Slack-Signature": "v0=0"},
}


@pytest.mark.parametrize("how", FORGED)
async def test_what_slack_did_not_sign_is_refused(
    over_http: OverHttp, answers: Answers, how: str
) -> None:
    answer = await over_http.send(BODY, "application/json", FORGED[how])
    assert answer.status == 401
    assert answers.asked == []


async def test_malformed_json_is_refused_unread_when_unsigned(over_http: OverHttp) -> None:
    assert (await over_http.send(b"{" * 50_000, "application/json", {})).status == 401


@pytest.mark.parametrize("body", [b"{", b"[1]", b"\xff\xfe", b"payload=%7B", b"{" * 9_000])
async def test_a_signed_body_that_cannot_be_read_is_refused_for_good(
    over_http: OverHttp, body: bytes
) -> None:
    assert (await over_http.send(body, "application/json")).status == 400


@pytest.mark.parametrize("inside", [None, [], "text", {}, {"type": "app_mention"}])
async def test_a_signed_event_of_an_odd_shape_is_not_delivered_again(
    over_http: OverHttp, inside: object
) -> None:
    answer = await over_http.event(event("app_mention") | {"event": inside})
    assert answer.status in {200, 400}


async def test_a_body_of_more_than_a_mebibyte_is_refused(over_http: OverHttp) -> None:
    assert (await over_http.send(b"x" * (1024 * 1024 + 1))).status == 413


async def test_slack_can_verify_the_address(over_http: OverHttp) -> None:
    answer = await over_http.event({"type": "url_verification", "challenge": "a challenge"})
    assert (answer.status, answer.body) == (200, {"challenge": "a challenge"})


async def test_being_told_of_a_rate_limit_counts_as_delivered(over_http: OverHttp) -> None:
    told = {"type": "app_rate_limited", "team_id": "T0TEAM", "minute_rate_limited": 1}
    assert (await over_http.event(told)).status == 200


@pytest.mark.parametrize("path", ["/", "/slack", "/slack/events/", "/slack/install"])
async def test_any_other_path_is_not_found(over_http: OverHttp, path: str) -> None:
    over_http.url = over_http.url.removesuffix("/slack/events") + path
    assert (await over_http.send(BODY, "application/json")).status == 404


async def test_stopping_waits_for_the_answers_under_way(
    over_http: OverHttp, slack: Workspace, bot: Bot
) -> None:
    slack.pause = 0.2
    await asyncio.gather(*(over_http.event(mention("aster 2 or briar")) for _ in range(20)))
    assert slack.posted == []
    await bot.stop()
    assert len(slack.posted) == 20


async def test_one_of_several_copies_takes_requests_until_it_is_known_to_stop(
    slack: Workspace, answers: Answers, bot: Bot
) -> None:
    bot.linger, bot.health_port = 1.0, free_port()
    over = await bot.start("http")
    stopping = asyncio.create_task(bot.stop())
    await asyncio.sleep(0.3)
    async with (
        ClientSession() as session,
        session.get(f"http://127.0.0.1:{bot.health_port}/readyz") as answer,
    ):
        assert answer.status == 503
    assert (await over.event(mention("aster 2 or briar"))).status == 200
    await stopping
    assert len(slack.posted) == len(answers.asked) == 1


async def test_without_a_signing_secret_nothing_is_served(
    slack: Workspace, answers: Answers
) -> None:
    settings = SlackSettings(BOT_TOKEN, None, None, slack.api_url)
    with pytest.raises(SlackUnavailableError, match="SLACK_SIGNING_SECRET"):
        await http.serve(settings, answers)


async def test_a_refused_token_is_said_in_one_line(slack: Workspace, answers: Answers) -> None:
    settings = SlackSettings("xoxb-wrong", SECRET, None, slack.api_url)
    with pytest.raises(SlackUnavailableError, match=r"^Slack refused the bot token: invalid_auth$"):
        await http.serve(settings, answers)


async def test_an_address_that_is_not_slack_is_said_in_one_line(
    slack: Workspace, answers: Answers
) -> None:
    settings = SlackSettings(BOT_TOKEN, SECRET, None, f"{slack.url}/nothing/")
    with pytest.raises(SlackUnavailableError, match=r"^What answers at SLACK_API_URL is not"):
        await http.serve(settings, answers)


async def test_a_port_in_use_is_said_in_one_line(
    over_http: OverHttp, slack: Workspace, answers: Answers
) -> None:
    port = int(over_http.url.split(":")[2].split("/")[0])
    settings = SlackSettings(BOT_TOKEN, SECRET, None, slack.api_url, port=port)
    with pytest.raises(SlackUnavailableError, match=f"^Cannot listen on 127.0.0.1:{port}"):
        await http.serve(settings, answers)


async def test_secrets_stay_out_of_the_settings_repr() -> None:
    shown = repr(SlackSettings("xoxb-secret", "signing-secret", "xapp-secret"))
    assert "secret" not in shown.replace("SlackSettings", "")
