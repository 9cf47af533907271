"""The App Home, the questions offered beside messages, and the greeting of a channel."""

from pathlib import Path

from bot.conversation import Conversations
from bot.questions.help import STARTERS
from bot.surfaces.slack.home import home
from bot.surfaces.slack.wording import WELCOME
from knowledge.catalog import Catalog
from tests.bot.surfaces.slack.conftest import Bot
from tests.bot.surfaces.slack.test_subscribing import kept, subscribed
from tests.slack_standin.block_kit import buttons, view_refusal, words
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.interactions import pressed_in, submission
from tests.slack_standin.payloads import ADA, BOT_USER, CHANNEL, DM, Payload, click, event
from tests.slack_standin.workspace import Workspace


async def the_home(asking: Delivery, slack: Workspace) -> Payload:
    shown = event("app_home_opened", user=ADA, channel=DM, tab="home")
    assert (await asking.event(shown)).status == 200
    published = await slack.more.call("views.publish")
    assert published["user_id"] == ADA
    return await slack.more.view("publish")


async def test_the_home_says_what_there_is_and_as_of_when(
    asking: Delivery, slack: Workspace, talks: Conversations
) -> None:
    shown = words(await the_home(asking, slack))
    assert "which has the larger context, Kimi K2 or Qwen3.5-4B?" in shown
    assert "Kimi K2 and Qwen3.5-4B, reviewed 2026-05-14" in shown
    assert f"data of {talks.catalog.updated}" in shown
    assert talks.catalog.edition in shown


async def test_an_example_is_answered_in_the_direct_message_once(
    asking: Delivery, slack: Workspace, informed: Bot
) -> None:
    pressed = pressed_in(await the_home(asking, slack), "example:0")
    for _ in range(2):
        assert (await asking.click(pressed)).status == 200
    posted = await slack.post()
    assert posted["channel"] == DM
    assert "Kimi K2 and Qwen3.5-4B tie on context window" in words(posted)
    await informed.stop()
    assert len(slack.posted) == 1


async def test_a_reviewed_pair_is_compared(asking: Delivery, slack: Workspace) -> None:
    await asking.click(pressed_in(await the_home(asking, slack), "example:review-4"))
    assert "Versus review, Kimi K2 vs Qwen3.5-4B, 2026-05-14" in words(await slack.post())


async def test_models_are_compared_from_the_home(asking: Delivery, slack: Workspace) -> None:
    await asking.click(pressed_in(await the_home(asking, slack), "open-comparison"))
    form = await slack.more.view("open")
    filled = {"models": ["kimi-k2", "gpt-4-turbo"], "attribute": "context_window"}
    await asking.click(submission(form, filled))
    posted = await slack.post()
    assert posted["channel"] == DM
    assert "Kimi K2 has the larger context window" in words(posted)


async def test_a_channels_settings_open_from_the_home(asking: Delivery, slack: Workspace) -> None:
    view = await the_home(asking, slack)
    await asking.click(pressed_in(view, "settings-of", selected_conversation=CHANNEL))
    assert "Settings of #models" in words(await slack.more.view("update"))


async def test_beside_messages_three_questions_are_offered(
    asking: Delivery, slack: Workspace
) -> None:
    await asking.event(event("app_home_opened", user=ADA, channel=DM, tab="messages"))
    offered = await slack.more.call("assistant.threads.setSuggestedPrompts")
    assert (offered["channel_id"], "thread_ts" in offered) == (DM, False)
    assert [each["message"] for each in offered["prompts"]] == [asked for _, asked in STARTERS]


def joined(user: str, channel: str = CHANNEL) -> Payload:
    return event("member_joined_channel", user=user, channel=channel, inviter=ADA, team="T0TEAM")


async def test_a_channel_is_greeted_once_even_by_the_next_process(
    asking: Delivery, slack: Workspace, informed: Bot, talks: Conversations, tmp_path: Path
) -> None:
    for _ in range(2):
        await asking.event(joined(BOT_USER))
    assert WELCOME in words(await slack.post())
    await informed.stop()
    again = Bot(slack, talks, f"sqlite:///{tmp_path}/state.db")
    await (await again.start("http")).event(joined(BOT_USER))
    await again.stop()
    assert len(slack.posted) == 1


async def test_back_in_a_channel_what_was_paused_goes_on_and_that_is_said(
    slack: Workspace, informed: Bot
) -> None:
    await subscribed(informed, "model:kimi-k2", "all")
    asking = await informed.start("http")
    await asking.event(joined(BOT_USER))
    assert "again" not in (await slack.post())["text"]
    await informed.stop()
    await subscribed(informed, *(f"maker:{number}" for number in range(4)), why="not_in_channel")
    asking = await informed.start("http")
    for _ in range(2):
        await asking.event(joined(BOT_USER))
    said = (await slack.post(2))["text"]
    assert said == (
        "I am back, so this channel hears again of Kimi K2, all newly reviewed pairs, models from "
        "0, models from 1, models from 2 and 1 more. /compare subscriptions ends it."
    )
    assert {each.why for each in await kept(informed)} == {""}
    assert len(slack.posted) == 2


async def test_a_greeting_says_what_goes_on(slack: Workspace, informed: Bot) -> None:
    await subscribed(informed, "all", why="not_in_channel")
    await (await informed.start("http")).event(joined(BOT_USER))
    greeting = await slack.post()
    for said in (words(greeting), greeting["text"]):
        assert WELCOME in said
        assert "this channel hears again of all newly reviewed pairs" in said


async def test_nobody_else_is_greeted(asking: Delivery, slack: Workspace, informed: Bot) -> None:
    await asking.event(joined(ADA))
    await informed.stop()
    assert slack.posted == []


async def test_what_the_greeting_offers_is_answered_in_its_thread(
    asking: Delivery, slack: Workspace
) -> None:
    await asking.event(joined(BOT_USER))
    greeting = await slack.post()
    offered = list(buttons(greeting).values())
    assert len(offered) == 3
    await asking.click(click(offered[0], slack.response_url, greeting, CHANNEL))
    answer = await slack.post(2)
    assert answer["thread_ts"] == greeting["ts"]
    assert "tie on context window" in words(answer)


def test_the_home_is_within_slacks_limits(
    whole_catalog: Catalog, invented_catalog: Catalog
) -> None:
    for catalog in (whole_catalog, invented_catalog):
        assert view_refusal(home(catalog, DM)) is None
