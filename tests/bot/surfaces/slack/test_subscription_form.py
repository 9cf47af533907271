"""All that a channel hears of, in a form: seen, added to, ended, and pairs heard of again."""

import json

import pytest

from bot.announcements.topics import AboutModel, stored
from bot.library import Library
from bot.responder import Responder
from bot.state.state import opened_state
from bot.state.subscriptions import MOST_IN_A_CHANNEL, Subscription
from bot.surfaces.slack.home import home
from bot.surfaces.slack.subscription_wording import GONE, NONE_YOURS, NOT_MUTED
from bot.surfaces.slack.subscriptions_view import (
    MOST_AT_HOME,
    Heard,
    made_by_one,
    subscriptions_form,
)
from bot.surfaces.slack.wording import GUEST, NOT_A_MEMBER, SORRY, UNSEEN
from knowledge.catalog import Catalog
from tests.bot.surfaces.slack.conftest import Bot
from tests.bot.surfaces.slack.test_subscribing import kept, subscribed
from tests.days import TODAY
from tests.slack_standin.block_kit import parts, view_refusal, words
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.interactions import pressed_in, submission, updated_in
from tests.slack_standin.methods import person
from tests.slack_standin.payloads import (
    ADA,
    CHANNEL,
    DM,
    OTHER_CHANNEL,
    TEAM,
    Payload,
    command,
    event,
)
from tests.slack_standin.workspace import Workspace

KIMI = stored(AboutModel("kimi-k2"))
PAIR = "kimi-k2--qwen3.5-4b"


async def seen(
    asking: Delivery, slack: Workspace, text: str = "subscriptions", number: int = 1
) -> Payload:
    """What shows once the subscriptions have been asked for."""
    answer = await asking.command(command(text, slack.response_url))
    assert (answer.status, answer.body) == (200, {})
    await slack.more.view("open", number)
    return await slack.more.view("update", number)


async def mute(bot: Bot) -> None:
    async with opened_state(bot.state) as state:
        await state.muted.mute(TEAM, CHANNEL, PAIR, ADA)


async def muted(bot: Bot) -> list[str]:
    await bot.stop()
    async with opened_state(bot.state) as state:
        return [*await state.muted.of(TEAM, CHANNEL)]


async def press(
    asking: Delivery, slack: Workspace, view: Payload, action: str, number: int = 2
) -> Payload:
    assert (await asking.click(pressed_in(view, action))).status == 200
    return await slack.more.view("update", number)


@pytest.mark.parametrize("text", ["subscriptions", "unsubscribe", "Unsubscribe "])
async def test_what_a_channel_hears_of_is_listed(
    slack: Workspace, informed: Bot, text: str
) -> None:
    await subscribed(informed, KIMI, "maker:anthropic", why="not_in_channel")
    await mute(informed)
    view = await seen(await informed.start("http"), slack, text)
    shown = words(view)
    assert "#models hears of:\nKimi K2\nEnd\nPaused: I am not in the channel\n" in shown
    assert "models from Anthropic" in shown
    assert "Muted: Kimi K2 / Qwen3.5-4B\nHear of it again" in shown
    assert json.loads(view["private_metadata"]) == {"channel": CHANNEL}


async def test_a_wish_is_typed_into_the_form(
    asking: Delivery, slack: Workspace, informed: Bot
) -> None:
    view = await seen(asking, slack)
    assert "#models hears of nothing yet." in words(view)
    answer = await asking.click(submission(view, {"wish": "Kimi K2"}))
    assert "One moment" in words(updated_in(answer.body))
    after = words(await slack.more.view("update", 2))
    assert "This channel now hears of Kimi K2" in after
    assert "#models hears of:\nKimi K2\nEnd" in after
    assert "Ada subscribed this channel to: Kimi K2." in (await slack.post())["text"]
    assert [each.topic for each in await kept(informed)] == [KIMI]


async def test_a_form_sent_twice_subscribes_once(slack: Workspace, informed: Bot) -> None:
    asking = await informed.start("http")
    sent = submission(await seen(asking, slack), {"wish": "Kimi K2"})
    for _ in range(2):
        await asking.click(sent)
    await informed.stop()
    assert len(slack.posted) == 1


async def test_why_a_wish_is_none_is_said_under_it(slack: Workspace, informed: Bot) -> None:
    asking = await informed.start("http")
    answer = await asking.click(submission(await seen(asking, slack), {"wish": "Kimi K99"}))
    errors = {"wish": "“Kimi K99” is not in the catalog. The nearest: Kimi K2."}
    assert answer.body == {"response_action": "errors", "errors": errors}


async def test_one_of_the_list_is_ended_once(slack: Workspace, informed: Bot) -> None:
    await subscribed(informed, KIMI, "all")
    asking = await informed.start("http")
    view = await seen(asking, slack)
    pressed = pressed_in(view, "end:0")
    for _ in range(2):
        await asking.click(pressed)
    after = words(await slack.more.view("update", 2))
    assert "This channel no longer hears of Kimi K2. It still hears of 1 other." in after
    assert (await slack.post())["text"] == "Ada unsubscribed this channel from: Kimi K2."
    assert GONE in words(await press(asking, slack, view, "end:0", 3))
    assert [each.topic for each in await kept(informed)] == ["all"]
    assert len(slack.posted) == 1


async def test_a_muted_pair_is_heard_of_again(slack: Workspace, informed: Bot) -> None:
    await mute(informed)
    asking = await informed.start("http")
    view = await seen(asking, slack)
    after = words(await press(asking, slack, view, "unmute:0"))
    assert "This channel hears of Kimi K2 / Qwen3.5-4B again." in after
    said = "Ada took Kimi K2 / Qwen3.5-4B off the muted pairs of this channel."
    assert (await slack.post())["text"] == said
    assert NOT_MUTED in words(await press(asking, slack, view, "unmute:0", 3))
    assert await muted(informed) == []


@pytest.mark.parametrize("action", ["end:0", "unmute:0", "submit"])
async def test_rights_lost_since_the_form_opened_are_lost(
    slack: Workspace, informed: Bot, action: str
) -> None:
    await subscribed(informed, KIMI)
    await mute(informed)
    asking = await informed.start("http")
    view = await seen(asking, slack)
    slack.more.members[CHANNEL].remove(ADA)
    if action == "submit":
        await asking.click(submission(view, {"wish": "all"}))
    else:
        await asking.click(pressed_in(view, action))
    assert NOT_A_MEMBER in words(await slack.more.view("update", 2))
    assert [each.topic for each in await kept(informed)] == [KIMI]
    assert await muted(informed) == [PAIR]
    assert slack.posted == []


async def test_who_may_not_change_them_does_not_see_them(slack: Workspace, informed: Bot) -> None:
    slack.more.people[ADA] = person(ADA, "Ada", is_restricted=True)
    view = await seen(await informed.start("http"), slack)
    assert GUEST in words(view)
    assert "submit" not in view


async def test_a_form_that_fails_says_so(slack: Workspace, informed: Bot) -> None:
    slack.more.people[ADA] = person(ADA, profile="not as Slack documents it")
    assert SORRY in words(await seen(await informed.start("http"), slack))


async def the_home(asking: Delivery, slack: Workspace, number: int = 1) -> Payload:
    shown = event("app_home_opened", user=ADA, channel=DM, tab="home")
    assert (await asking.event(shown)).status == 200
    return await slack.more.view("publish", number)


async def test_the_home_lists_what_one_subscribed_and_ends_it(
    slack: Workspace, informed: Bot
) -> None:
    await subscribed(informed, KIMI)
    await subscribed(informed, "all", channel=OTHER_CHANNEL, why="is_archived")
    asking = await informed.start("http")
    view = await the_home(asking, slack)
    assert "Your subscriptions\nKimi K2\nEnd\n" in words(view)
    assert "all newly reviewed pairs\nEnd\nPaused: the channel is archived" in words(view)
    assert [each["text"] for each in parts(view) if each.get("type") == "mrkdwn"] == [
        f"<#{CHANNEL}>",
        f"<#{OTHER_CHANNEL}>",
    ]
    await asking.click(pressed_in(view, "end-at-home:0"))
    after = await slack.more.view("publish", 2)
    assert "That channel no longer hears of Kimi K2." in words(after)
    assert "Kimi K2\nEnd" not in words(after)
    assert json.loads(after["private_metadata"]) == {"channel": DM}
    assert (await slack.post())["text"] == "Ada unsubscribed this channel from: Kimi K2."
    assert list(await kept(informed)) == []


async def test_a_channel_is_picked_in_the_home(asking: Delivery, slack: Workspace) -> None:
    view = await the_home(asking, slack)
    assert NONE_YOURS in words(view)
    picked = pressed_in(view, "subscriptions-of", selected_conversation=CHANNEL)
    assert (await asking.click(picked)).status == 200
    assert "#models hears of nothing yet." in words(await slack.more.view("update"))


async def test_in_the_home_too_only_members_may_end_anything(
    slack: Workspace, informed: Bot
) -> None:
    await subscribed(informed, KIMI)
    asking = await informed.start("http")
    view = await the_home(asking, slack)
    slack.more.members[CHANNEL].remove(ADA)
    await asking.click(pressed_in(view, "end-at-home:0"))
    assert NOT_A_MEMBER in words(await slack.more.view("publish", 2))
    assert len(await kept(informed)) == 1


@pytest.mark.parametrize(("why", "left"), [("not_in_channel", 0), ("", 1)])
async def test_of_a_channel_that_is_gone_only_what_is_paused_can_be_ended(
    slack: Workspace, informed: Bot, why: str, left: int
) -> None:
    await subscribed(informed, KIMI, channel=OTHER_CHANNEL, why=why)
    asking = await informed.start("http")
    await asking.click(pressed_in(await the_home(asking, slack), "end-at-home:0"))
    assert (UNSEEN in words(await slack.more.view("publish", 2))) == bool(left)
    assert len(await kept(informed, OTHER_CHANNEL)) == left
    assert slack.posted == []


async def test_what_was_ended_elsewhere_is_said_to_be(slack: Workspace, informed: Bot) -> None:
    await subscribed(informed, KIMI)
    asking = await informed.start("http")
    view = await the_home(asking, slack)
    await asking.click(pressed_in(view, "end-at-home:0"))
    assert GONE not in words(await slack.more.view("publish", 2))
    await asking.click(pressed_in(view, "end-at-home:0"))
    assert GONE in words(await slack.more.view("publish", 3))


@pytest.fixture(scope="module")
def library(reviewed_catalog: Catalog) -> Library:
    return Responder(reviewed_catalog, TODAY).library


def many(count: int, topic: str) -> list[Subscription]:
    return [
        Subscription(str(number), TEAM, "C" * 20, topic, ADA, "not_in_channel" * 50)
        for number in range(count)
    ]


@pytest.mark.parametrize("topic", [KIMI, "all", "model:" + "x" * 5_000, "of a later version"])
def test_the_form_is_within_slacks_limits_whatever_there_is(library: Library, topic: str) -> None:
    heard = Heard("C" * 20, "x" * 5_000, many(MOST_IN_A_CHANNEL, topic), ["a--b" * 400] * 100)
    for each in (heard, Heard(DM, "", [], [])):
        view = subscriptions_form(each, library, "x" * 5_000)
        assert view_refusal(view) is None


def test_the_home_is_within_slacks_limits_and_counts_what_it_leaves_out(library: Library) -> None:
    for count in (0, 1, MOST_AT_HOME, 400):
        listed = made_by_one(many(count, "model:" + "x" * 5_000), library, "x" * 5_000)
        view = home(library.catalog, DM, listed)
        assert view_refusal(view) is None
        left = f"{count - MOST_AT_HOME} more subscriptions"
        assert (left in words(view)) == (count > MOST_AT_HOME)
