"""A copy whose catalog is older than one announced of answers nothing, and loses nothing."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import ClientSession

from bot.announcements.fan_out import baseline
from bot.state.database import opened_database
from bot.state.migrating import migrate
from bot.state.state import opened_state
from bot.surfaces.slack.wording import BEING_UPDATED
from knowledge.catalog import Catalog
from tests import postgres
from tests.bot.surfaces.slack.conftest import Bot, free_port
from tests.bot.surfaces.slack.replies import COMPARED, Answers
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.interactions import executed, linked, on_message, submission
from tests.slack_standin.payloads import CHANNEL, click, command, direct, mention
from tests.slack_standin.workspace import Workspace

ASKED = "aster 2 or briar"
NEWER, LATER = "newer", "2030-01-01"
BUTTON = {"type": "button", "action_id": "ask:0", "value": ASKED}


@pytest.fixture
def answers(reviewed_catalog: Catalog) -> Answers:
    """Answers of an edition of some day."""
    knowing = Answers()
    knowing.catalog = replace(reviewed_catalog, edition="older", updated="2026-11-01")
    return knowing


async def announce(state: str, edition: str = NEWER, updated: str = LATER) -> None:
    """Another copy, with a newer catalog, has announced of it."""
    async with opened_state(state) as opened, opened.database.writing() as transaction:
        number = await opened.succession.next_number(transaction)
        await opened.succession.follow(transaction, edition, updated, number)


async def posts(slack: Workspace, number: int = 1) -> list[str]:
    """What has been posted once there is so much, which takes a look and a round of the inbox."""
    for _ in range(300):
        if len(slack.posted) >= number:
            break
        await asyncio.sleep(0.05)
    return [str(each["text"]) for each in slack.posted]


@pytest.fixture
async def behind(bot: Bot) -> Bot:
    """A bot, not yet started, whose catalog is behind."""
    await announce(bot.state)
    return bot


@pytest.fixture(params=["http", "socket"])
async def deliver(request: pytest.FixtureRequest, behind: Bot) -> Delivery:
    return await behind.start(request.param)


async def test_a_command_is_told_so_in_one_line(deliver: Delivery, slack: Workspace) -> None:
    for asked in (ASKED, "", "settings"):
        said = (await deliver.command(command(asked, slack.response_url))).body
        assert said == {"response_type": "ephemeral", "text": BEING_UPDATED}


async def test_a_click_and_a_shortcut_are_told_so_in_one_line(
    deliver: Delivery, slack: Workspace, answers: Answers
) -> None:
    await deliver.click(click(BUTTON, slack.response_url, None, CHANNEL))
    await deliver.click(on_message("compare_mentioned", "kimi-k2?", slack.response_url))
    said = [await slack.response(number) for number in (1, 2)]
    assert [each["text"] for each in said] == [BEING_UPDATED, BEING_UPDATED]
    assert [each["response_type"] for each in said] == ["ephemeral", "ephemeral"]
    assert not answers.asked


async def test_a_form_keeps_what_was_filled_in(
    bot: Bot, slack: Workspace, answers: Answers
) -> None:
    deliver = await bot.start("http")
    await deliver.command(command("", slack.response_url))
    form = await slack.more.view("open")
    await announce(bot.state)
    await asyncio.sleep(1.2)
    sent = submission(form, {"models": ["kimi-k2", "gpt-4-turbo"]})
    assert (await deliver.click(sent)).body == {
        "response_action": "errors",
        "errors": {"models": BEING_UPDATED},
    }
    assert not answers.asked


async def test_steps_and_links_are_left_for_slack_to_send_again(behind: Bot) -> None:
    behind.pages = "https://pages.example.com/llm"
    over = await behind.start("http")
    for each in (executed({"first": "Kimi K2"}), linked("https://pages.example.com/llm/kimi-k2")):
        assert (await over.event(each)).status == 503


@pytest.mark.parametrize("asked", [mention(ASKED), direct(ASKED)])
async def test_a_message_waits_until_the_catalog_is_a_newer_one(
    behind: Bot, slack: Workspace, answers: Answers, asked: dict[str, object]
) -> None:
    over = await behind.start("http")
    assert (await over.event(asked)).status == 200
    await asyncio.sleep(0.8)
    assert not slack.posted
    assert not answers.asked
    answers.catalog = replace(answers.catalog, edition=NEWER, updated=LATER)
    (said,) = await posts(slack)
    assert said.startswith(COMPARED.headline)


async def test_who_goes_back_on_purpose_is_answered_from_the_older_catalog(
    behind: Bot, slack: Workspace, answers: Answers
) -> None:
    over = await behind.start("http")
    await over.event(mention(ASKED))
    async with opened_state(behind.state) as state:
        await baseline(state, replace(answers.responder.library, catalog=answers.catalog))
    (said,) = await posts(slack)
    assert said.startswith(COMPARED.headline)


async def test_a_copy_that_is_behind_is_not_ready_and_says_of_which_edition(behind: Bot) -> None:
    behind.health_port = free_port()
    await behind.start("http")
    url = f"http://127.0.0.1:{behind.health_port}/readyz"
    async with ClientSession() as session, session.get(url) as answer:
        assert answer.status == 503
        said = (await answer.json())["checks"]["catalog"]
    assert said == {"ok": False, "said": "edition older: a newer one was announced"}


@pytest.fixture
async def shared() -> AsyncIterator[str]:
    """A state that two copies share."""
    if not postgres.REQUIRED and not await postgres.reachable():
        pytest.skip("PostgreSQL is not reachable")
    async with postgres.database() as url:
        async with opened_database(url) as database:
            await migrate(database)
        yield url


async def test_a_message_that_reaches_the_copy_that_is_behind_is_answered_by_the_other(
    shared: str, slack: Workspace, answers: Answers
) -> None:
    newer = Answers()
    newer.catalog = replace(answers.catalog, edition=NEWER, updated=LATER)
    await announce(shared)
    older_copy, newer_copy = Bot(slack, answers, shared), Bot(slack, newer, shared)
    try:
        over = await older_copy.start("http")
        await newer_copy.start("http")
        asked = [mention(ASKED) for _ in range(5)]
        for each in asked:
            assert (await over.event(each)).status == 200
        await posts(slack, 5)
        await asyncio.sleep(1)
    finally:
        await older_copy.stop()
        await newer_copy.stop()
    marks = [each["metadata"]["event_payload"]["id"] for each in slack.posted]
    assert sorted(marks) == sorted(each["event_id"] for each in asked)
    assert (len(answers.asked), len(newer.asked)) == (0, 5)
