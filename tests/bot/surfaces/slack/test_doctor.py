"""What the doctor finds where Slack, or the app, is not as it should be."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.surfaces.slack.blocks import Drawn, draw
from bot.surfaces.slack.doctor import Finding, Tokens, Verdict, connected, examined
from bot.surfaces.slack.manifest import OPTIONAL_SCOPES, SCOPES, scopes
from bot.surfaces.slack.trial import Trial
from tests.bot.surfaces.slack.replies import ASKED_BACK, COMPARED
from tests.slack_standin.examined import Examined
from tests.slack_standin.payloads import CHANNEL
from tests.slack_standin.workspace import APP_TOKEN, BOT_TOKEN

SAMPLES = {"compare_attribute": [draw(COMPARED)], "clarify": [draw(ASKED_BACK)]}
BROKEN = Drawn("text", ({"type": "blink"},))


@pytest.fixture
async def slack() -> AsyncIterator[Examined]:
    workspace = Examined(tuple(SCOPES))
    await workspace.start()
    yield workspace
    await workspace.stop()


@pytest.fixture
async def client(slack: Examined) -> AsyncIterator[AsyncWebClient]:
    async with connected(Tokens(BOT_TOKEN, APP_TOKEN, slack.api_url)) as client:
        yield client


async def checked(client: AsyncWebClient, app: str | None = APP_TOKEN) -> dict[str, Finding]:
    return {found.check: found async for found in examined(client, app, SAMPLES)}


async def tried(client: AsyncWebClient) -> dict[str, Finding]:
    return {found.check: found for found in await Trial(client, CHANNEL, longest=0.5).run()}


async def test_nothing_is_posted_by_looking(client: AsyncWebClient, slack: Examined) -> None:
    assert {found.verdict for found in (await checked(client)).values()} == {Verdict.OK}
    assert set(slack.calls) == {"auth.test", "apps.connections.open"}
    assert len(slack.validated) == 2


async def test_an_app_token_is_checked_where_there_is_one(client: AsyncWebClient) -> None:
    assert (await checked(client, None))["app token"].verdict is Verdict.NOT_CHECKED
    refused = (await checked(client, "xapp-another"))["app token"]
    assert refused.verdict is Verdict.WRONG
    assert "invalid_auth" in refused.said


@pytest.mark.parametrize(
    ("granted", "verdict", "said"),
    [
        (tuple(SCOPES[1:]), Verdict.WRONG, f"missing {SCOPES[0]}: add the scope"),
        ((*SCOPES, "users:write"), Verdict.OK, "also granted, and not used: users:write"),
        (tuple(SCOPES), Verdict.OK, "left out, as may be: channels:history, groups:history"),
        ((*SCOPES, *OPTIONAL_SCOPES), Verdict.OK, "all 8 that are needed are granted"),
        (None, Verdict.NOT_CHECKED, "Slack did not say"),
        ((), Verdict.WRONG, "missing "),
    ],
    ids=["too few", "too many", "the needed", "all", "not said", "none"],
)
async def test_the_scopes_are_those_of_the_manifest(
    client: AsyncWebClient,
    slack: Examined,
    granted: tuple[str, ...] | None,
    verdict: Verdict,
    said: str,
) -> None:
    slack.scopes = granted
    found = (await checked(client))["scopes"]
    assert found.verdict is verdict
    assert said in found.said


async def test_with_pages_the_scopes_for_links_are_needed_too(
    client: AsyncWebClient, slack: Examined
) -> None:
    needed = scopes("https://pages.example.com")
    for granted, verdict in ((SCOPES, Verdict.WRONG), (needed, Verdict.OK)):
        slack.scopes = tuple(granted)
        found = {each.check: each async for each in examined(client, None, SAMPLES, needed)}
        assert found["scopes"].verdict is verdict


async def test_blocks_that_slack_would_refuse_are_found(client: AsyncWebClient) -> None:
    samples = {"fact": [draw(COMPARED), BROKEN], "cost": [draw(COMPARED)]}
    found = [each async for each in examined(client, None, samples)]
    wrong = [each for each in found if each.verdict is Verdict.WRONG]
    assert [each.check for each in wrong] == ["blocks of fact"]
    assert "reply 2" in wrong[0].said
    assert "blink" in wrong[0].said


async def test_where_slack_validates_no_blocks_that_is_not_held_against_them(
    client: AsyncWebClient, slack: Examined
) -> None:
    slack.validates = False
    found = (await checked(client))["blocks of clarify"]
    assert found.verdict is Verdict.NOT_CHECKED
    assert "unknown_method" in found.said


@pytest.mark.parametrize(
    ("twice", "said"),
    [
        ("doubled", "posts a second message"),
        ("same", "posts no second"),
        ("refused", "refuses the second: duplicate_message"),
    ],
)
async def test_what_becomes_of_a_second_post_is_told(
    client: AsyncWebClient, slack: Examined, twice: str, said: str
) -> None:
    slack.twice = twice
    found = await tried(client)
    assert said in found["client_msg_id twice"].said
    assert {each.verdict for each in found.values()} == {Verdict.OK}
    assert slack.posted == []


async def test_metadata_that_is_not_read_back_is_wrong(
    client: AsyncWebClient, slack: Examined
) -> None:
    slack.keeps_metadata = False
    found = await tried(client)
    assert found["metadata"].verdict is Verdict.WRONG
    assert slack.posted == []


async def test_it_is_told_how_late_a_post_is_shown(client: AsyncWebClient, slack: Examined) -> None:
    slack.lag = 0.3
    said = (await tried(client))["history"].said
    assert float(said.split()[-2]) >= 0.2


async def test_a_history_that_never_shows_a_post_is_wrong(
    client: AsyncWebClient, slack: Examined
) -> None:
    slack.lag = 60
    found = await tried(client)
    assert found["history"].verdict is Verdict.WRONG
    assert found["metadata"].verdict is Verdict.NOT_CHECKED
    assert slack.posted == []


async def test_without_the_scope_to_read_back_that_is_not_checked(
    client: AsyncWebClient, slack: Examined
) -> None:
    slack.readable = False
    found = await tried(client)
    assert found["history"].verdict is Verdict.NOT_CHECKED
    assert "missing_scope" in found["history"].said
    assert found["deleting"].verdict is Verdict.OK


async def test_a_post_that_is_refused_leaves_nothing_behind(
    client: AsyncWebClient, slack: Examined
) -> None:
    slack.failures = ["is_archived"]
    found = await tried(client)
    assert found["posting"].verdict is Verdict.WRONG
    assert "not archived" in found["posting"].said
    assert "deleting" not in found


async def test_a_post_whose_reply_is_lost_is_said_to_be_perhaps_there(
    client: AsyncWebClient, slack: Examined
) -> None:
    slack.lost_replies = [True]
    found = await tried(client)
    assert found["posting"].verdict is Verdict.WRONG
    assert "by hand" in found["posting"].said
    assert len(slack.posted) == 1
