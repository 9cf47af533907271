"""`/compare subscribe` and `unsubscribe`: who may, what is kept, and what the channel is told."""

from collections.abc import Sequence

import pytest

from bot.announcements.topics import (
    AboutMaker,
    AboutModel,
    Everything,
    Topic,
    Watch,
    stored,
    topic_of,
)
from bot.announcements.watching import looked
from bot.conversation import Conversations
from bot.state.state import State, opened_state
from bot.state.subscriptions import MOST_IN_A_CHANNEL, Subscription
from bot.surfaces.slack.subscription_commands import wish_in
from bot.surfaces.slack.subscription_wording import (
    AWAY,
    IN_SLACK,
    NO_MESSAGE,
    ON_AGAIN,
    UNSAID,
    UNSURE,
    hears_too_much,
)
from bot.surfaces.slack.wording import (
    GUEST,
    NOT_A_MEMBER,
    NOT_TOLD,
    OUTSIDER,
    SHARED_CHANNEL,
    SORRY,
    UNSEEN,
)
from tests.bot.surfaces.slack.conftest import Bot
from tests.slack_standin.block_kit import active, words
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.methods import person
from tests.slack_standin.payloads import (
    ADA,
    CHANNEL,
    DM,
    OTHER_CHANNEL,
    TEAM,
    command,
)
from tests.slack_standin.workspace import Workspace

HERE = "this channel"
KIMI = stored(AboutModel("kimi-k2"))


@pytest.fixture
async def typing(informed: Bot) -> Delivery:
    return await informed.start("http")


async def typed(
    typing: Delivery, slack: Workspace, text: str, number: int = 1, **where: str
) -> str:
    """Type a command, which is acknowledged with nothing; the line that comes behind it."""
    answer = await typing.command(command(text, slack.response_url, **where))
    assert (answer.status, answer.body) == (200, {})
    said = await slack.response(number)
    assert said["response_type"] == "ephemeral"
    assert active(said) == []
    return str(said["text"])


async def kept(bot: Bot, channel: str = CHANNEL) -> Sequence[Subscription]:
    await bot.stop()
    async with opened_state(bot.state) as state:
        return await state.subscriptions.of(TEAM, channel)


async def subscribed(bot: Bot, *topics: str, channel: str = CHANNEL, why: str = "") -> None:
    async with opened_state(bot.state) as state:
        await add(state, topics, channel, why)


async def add(state: State, topics: Sequence[str], channel: str, why: str) -> None:
    for topic in topics:
        await state.subscriptions.add(TEAM, channel, topic, ADA)
    if why:
        async with state.database.writing() as transaction:
            await state.subscriptions.pause(transaction, TEAM, channel, why)


async def test_a_channel_is_subscribed_and_hears_who_asked(
    asking: Delivery, slack: Workspace, informed: Bot, talks: Conversations
) -> None:
    slack.more.people[ADA] = person(ADA, "Ada <!channel> `x`")
    said = await typed(asking, slack, "subscribe Kimi K2")
    updated = talks.catalog.updated
    assert said == f"This channel now hears of Kimi K2; figures from the catalog of {updated}."
    posted = await slack.post()
    assert (posted["channel"], posted.get("thread_ts")) == (CHANNEL, None)
    assert active(posted) == []
    assert posted["text"] == (
        "Ada &lt;!channel&gt; 'x' subscribed this channel to: Kimi K2. "
        "/compare unsubscribe ends it."
    )
    (found,) = await kept(informed)
    assert (found.topic, found.by, found.why) == (KIMI, ADA, "")


WISHES: dict[str, Topic] = {
    "subscribe": Everything(),
    "Subscribe all": Everything(),
    "subscribe to Anthropic": AboutMaker("anthropic"),
    "subscribe this channel to Kimi K2": AboutModel("kimi-k2"),
}


@pytest.mark.parametrize("text", WISHES)
async def test_a_wish_is_heard_as_it_is_typed(
    typing: Delivery, slack: Workspace, informed: Bot, text: str
) -> None:
    assert "now hears of" in await typed(typing, slack, text)
    assert [each.topic for each in await kept(informed)] == [stored(WISHES[text])]


async def test_a_watch_is_said_back_and_starts_from_what_there_is_now(
    typing: Delivery, slack: Workspace, informed: Bot, talks: Conversations
) -> None:
    said = await typed(typing, slack, "subscribe anything with vision under $1 output")
    assert "models with vision and an output price under $1 / 1M tokens; figures" in said
    assert "to: models with vision and an output price" in (await slack.post())["text"]
    (found,) = await kept(informed)
    watch = topic_of(found.topic)
    assert isinstance(watch, Watch)
    assert looked(watch, talks.responder.library, found.anchor) == (found.anchor, None)


UNCLEAR = {
    "subscribe lunch": "That is read neither as a model or a maker nor as limits",
    "subscribe Kimi K99": "“Kimi K99” is not in the catalog. The nearest: Kimi K2.",
    "subscribe Kimi K2 and GPT-4 Turbo": "subscribe to one at a time: Kimi K2 or GPT-4 Turbo.",
    "subscribe cheapest model": "That has no limit",
}


@pytest.mark.parametrize("text", UNCLEAR)
async def test_what_is_no_wish_is_said_to_be_none_and_why(
    typing: Delivery, slack: Workspace, informed: Bot, text: str
) -> None:
    assert UNCLEAR[text] in await typed(typing, slack, text)
    assert list(await kept(informed)) == []
    assert slack.posted == []


NOT_ALLOWED: dict[str, tuple[dict[str, object], str]] = {
    "a guest": ({"is_restricted": True}, GUEST),
    "somebody of another workspace": ({"team_id": "T0OTHER"}, OUTSIDER),
}


@pytest.mark.parametrize("who", NOT_ALLOWED)
@pytest.mark.parametrize("text", ["subscribe Kimi K2", "unsubscribe all"])
async def test_who_may_not_is_told_so_in_a_line(
    slack: Workspace, informed: Bot, who: str, text: str
) -> None:
    await subscribed(informed, "all")
    fields, why = NOT_ALLOWED[who]
    slack.more.people[ADA] = person(ADA, "Ada", **fields)
    assert await typed(await informed.start("http"), slack, text) == why
    assert [each.topic for each in await kept(informed)] == ["all"]
    assert slack.posted == []


async def test_only_members_may(typing: Delivery, slack: Workspace) -> None:
    slack.more.members[CHANNEL].remove(ADA)
    assert await typed(typing, slack, "subscribe") == NOT_A_MEMBER


async def test_a_channel_of_two_organisations_is_not_subscribed(
    typing: Delivery, slack: Workspace
) -> None:
    slack.more.channels[CHANNEL] = {"is_ext_shared": True}
    assert await typed(typing, slack, "subscribe") == SHARED_CHANNEL


async def test_where_slack_does_not_say_who_may_nobody_may(
    typing: Delivery, slack: Workspace
) -> None:
    del slack.more.people[ADA]
    assert await typed(typing, slack, "subscribe") == NOT_TOLD


async def test_a_channel_that_the_bot_cannot_see_is_not_subscribed(
    typing: Delivery, slack: Workspace
) -> None:
    assert await typed(typing, slack, "subscribe", channel_id=OTHER_CHANNEL) == UNSEEN


async def test_a_channel_that_the_bot_sees_but_is_not_in_is_not_subscribed(
    typing: Delivery, slack: Workspace, informed: Bot
) -> None:
    slack.more.members[OTHER_CHANNEL] = [ADA]
    assert await typed(typing, slack, "subscribe", channel_id=OTHER_CHANNEL) == AWAY
    assert list(await kept(informed, OTHER_CHANNEL)) == []


REFUSED = {"is_archived": NO_MESSAGE, "ratelimited": NO_MESSAGE, "channel_not_found": AWAY}


@pytest.mark.parametrize("error", REFUSED)
async def test_a_subscription_whose_posts_cannot_arrive_is_not_kept(
    typing: Delivery, slack: Workspace, informed: Bot, error: str
) -> None:
    slack.failures = [error]
    assert await typed(typing, slack, "subscribe Kimi K2") == REFUSED[error]
    assert list(await kept(informed)) == []


async def test_where_slack_does_not_confirm_the_introduction_that_is_said(
    typing: Delivery, slack: Workspace, informed: Bot
) -> None:
    slack.broken_replies = [True]
    assert UNSURE in await typed(typing, slack, "subscribe Kimi K2")
    assert len(await kept(informed)) == 1


async def test_what_is_there_already_is_not_said_in_the_channel_again(
    slack: Workspace, informed: Bot
) -> None:
    await subscribed(informed, KIMI)
    said = await typed(await informed.start("http"), slack, "subscribe kimi k2")
    assert said == "This channel hears of Kimi K2 already."
    assert slack.posted == []


async def test_too_many_are_refused(slack: Workspace, informed: Bot) -> None:
    await subscribed(informed, *(f"model:{number}" for number in range(MOST_IN_A_CHANNEL)))
    said = await typed(await informed.start("http"), slack, "subscribe Kimi K2")
    assert said == hears_too_much(HERE, MOST_IN_A_CHANNEL)
    assert slack.posted == []


async def test_subscribing_lets_what_was_paused_go_on(slack: Workspace, informed: Bot) -> None:
    await subscribed(informed, KIMI, "all", why="not_in_channel")
    said = await typed(await informed.start("http"), slack, "subscribe Kimi K2")
    assert said.endswith(ON_AGAIN)
    assert [each.why for each in await kept(informed)] == ["", ""]


async def test_what_was_paused_stays_so_where_posts_still_do_not_arrive(
    slack: Workspace, informed: Bot
) -> None:
    await subscribed(informed, KIMI, why="not_in_channel")
    slack.failures = ["is_archived"]
    assert await typed(await informed.start("http"), slack, "subscribe Kimi K2") == NO_MESSAGE
    assert [each.why for each in await kept(informed)] == ["is_archived"]


async def test_a_direct_message_can_be_subscribed(
    typing: Delivery, slack: Workspace, informed: Bot
) -> None:
    said = await typed(typing, slack, "subscribe Kimi K2", channel_id=DM)
    assert said.startswith("This conversation now hears of Kimi K2")
    assert (await slack.post())["channel"] == DM
    assert len(await kept(informed, DM)) == 1


ENDED = {
    "unsubscribe kimi k2": (KIMI, "Kimi K2"),
    "unsubscribe from Kimi-K2": (KIMI, "Kimi K2"),
    "unsubscribe all newly reviewed pairs": ("all", "all newly reviewed pairs"),
    "UNSUBSCRIBE all": ("all", "all newly reviewed pairs"),
    "unsubscribe gone-model": ("model:gone-model", "gone-model"),
}


@pytest.mark.parametrize("text", ENDED)
async def test_a_subscription_is_ended_by_its_words_and_the_channel_hears_who_did(
    slack: Workspace, informed: Bot, text: str
) -> None:
    topic, what = ENDED[text]
    await subscribed(informed, topic, "maker:anthropic")
    said = await typed(await informed.start("http"), slack, text)
    assert said == f"This channel no longer hears of {what}. It still hears of 1 other."
    assert (await slack.post())["text"] == f"Ada unsubscribed this channel from: {what}."
    assert [each.topic for each in await kept(informed)] == ["maker:anthropic"]


async def test_ending_what_is_not_subscribed_to_says_so(slack: Workspace, informed: Bot) -> None:
    await subscribed(informed, "all")
    typing = await informed.start("http")
    assert "is not subscribed to Kimi K2" in await typed(typing, slack, "unsubscribe Kimi K2")
    assert "is read neither" in await typed(typing, slack, "unsubscribe lunch", 2)
    assert slack.posted == []


async def test_where_nothing_is_subscribed_to_there_is_nothing_to_end(
    typing: Delivery, slack: Workspace
) -> None:
    assert "is not subscribed to that" in await typed(typing, slack, "unsubscribe lunch")


async def test_an_end_that_cannot_be_said_is_one_all_the_same(
    slack: Workspace, informed: Bot
) -> None:
    await subscribed(informed, KIMI)
    typing = await informed.start("http")
    slack.failures = ["is_archived"]
    assert (await typed(typing, slack, "unsubscribe Kimi K2")).endswith(UNSAID)
    assert list(await kept(informed)) == []


async def test_what_fails_behind_the_command_is_said(typing: Delivery, slack: Workspace) -> None:
    slack.more.people[ADA] = person(ADA, profile="not as Slack documents it")
    assert await typed(typing, slack, "subscribe") == SORRY


async def test_the_help_says_how_to_subscribe(typing: Delivery, slack: Workspace) -> None:
    answer = await typing.command(command("help", slack.response_url))
    assert IN_SLACK in words(answer.body)


@pytest.mark.parametrize("text", ["subscriptions of Claude Pro", "who subscribes?", "cost"])
def test_a_question_is_no_wish(text: str) -> None:
    assert wish_in(text) is None
