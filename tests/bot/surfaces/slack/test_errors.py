"""Whatever fails inside, whoever is waiting is told so in one line, where they are."""

import pytest

from bot.surfaces.slack.wording import LOOKING, SORRY
from knowledge.catalog import Catalog
from tests.bot.surfaces.slack.conftest import Bot
from tests.bot.surfaces.slack.replies import Answers
from tests.slack_standin.block_kit import words
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.interactions import on_message, pressed_in, submission, updated_in
from tests.slack_standin.payloads import ADA, DM, Payload, command, event
from tests.slack_standin.workspace import Workspace

# What no right can be read out of.
BROKEN_PERSON = {"id": ADA, "team_id": "T0TEAM", "enterprise_user": {"teams": 5}}


@pytest.fixture
def answers(reviewed_catalog: Catalog) -> Answers:
    """An answerer that fails at every question, though it has a catalog."""
    failing = Answers()
    failing.catalog, failing.broken = reviewed_catalog, True
    return failing


async def the_home(deliver: Delivery, slack: Workspace) -> Payload:
    await deliver.event(event("app_home_opened", user=ADA, channel=DM, tab="home"))
    return await slack.more.view("publish")


async def test_a_click_in_the_app_home_that_fails_is_admitted_in_the_direct_message(
    deliver: Delivery, slack: Workspace
) -> None:
    pressed = pressed_in(await the_home(deliver, slack), "example:0")
    assert (await deliver.click(pressed)).status == 200
    posted = await slack.post()
    assert (posted["channel"], posted["text"]) == (DM, SORRY)


async def test_a_form_that_fails_says_so_itself(deliver: Delivery, slack: Workspace) -> None:
    await deliver.command(command("", slack.response_url))
    filled = {"models": ["kimi-k2", "gpt-4-turbo"]}
    answer = await deliver.click(submission(await slack.more.view("open"), filled))
    assert words(updated_in(answer.body)).endswith(SORRY)


async def test_a_click_in_a_form_that_fails_is_admitted_in_it(
    deliver: Delivery, slack: Workspace
) -> None:
    await deliver.command(command("", slack.response_url))
    form = await slack.more.view("open")
    pressed = pressed_in(form, "models") | {"view": form}
    pressed["actions"][0] |= {"action_id": "example:0", "value": "aster"}
    pressed["view"] = form | {"private_metadata": '{"channel": "D0ADA"}'}
    assert (await deliver.click(pressed)).status == 200
    said = await slack.more.view("update")
    assert words(said).endswith(SORRY)


async def test_a_shortcut_that_fails_is_admitted_to_whoever_used_it(
    deliver: Delivery, slack: Workspace, bot: Bot
) -> None:
    used = on_message("check_claim", "Kimi K2 is bigger than GPT-4 Turbo", slack.response_url)
    assert (await deliver.click(used)).status == 200
    said = await slack.response()
    assert (said["text"], said["response_type"]) == (SORRY, "ephemeral")
    await bot.stop()
    assert len(slack.responded) == 1


async def test_settings_that_cannot_be_shown_do_not_leave_one_waiting(
    deliver: Delivery, slack: Workspace
) -> None:
    slack.more.people[ADA] = BROKEN_PERSON
    await deliver.command(command("settings", slack.response_url))
    assert LOOKING in words(await slack.more.view("open"))
    assert words(await slack.more.view("update")).endswith(SORRY)


async def test_settings_that_cannot_be_saved_do_not_leave_one_waiting(
    deliver: Delivery, slack: Workspace
) -> None:
    await deliver.command(command("settings", slack.response_url))
    form = await slack.more.view("update")
    slack.more.people[ADA] = BROKEN_PERSON
    await deliver.click(submission(form, {"where": "ephemeral"}))
    assert words(await slack.more.view("update", 2)).endswith(SORRY)
