"""Mentions in a channel that answers before the eyes of whoever asked, and what they may share."""

import pytest

from bot.preferences import Preferences, Where
from bot.state.state import opened_state
from bot.surfaces.slack.wording import CANNOT_SHARE
from tests.bot.surfaces.slack.conftest import Bot
from tests.slack_standin.block_kit import buttons, words
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.payloads import ADA, CHANNEL, TEAM, Payload, click, mention
from tests.slack_standin.workspace import Workspace

SHARE, THREAD = "Share to channel", "1700000000.000001"
ASKED = "which has the larger context, Kimi K2 or GPT-4 Turbo?"


@pytest.fixture
async def informed(informed: Bot) -> Bot:
    """A bot in a channel that has settled on hidden answers."""
    async with opened_state(informed.state) as state:
        await state.preferences.change(TEAM, CHANNEL, Preferences(Where.EPHEMERAL), ADA)
    return informed


async def hidden(
    asking: Delivery, slack: Workspace, text: str, number: int = 1, thread_ts: str | None = None
) -> Payload:
    """Mention the bot, and give what only one person sees."""
    await asking.event(mention(text, **({"thread_ts": thread_ts} if thread_ts else {})))
    return await slack.hidden(number)


async def press(
    asking: Delivery, slack: Workspace, label: str, said: Payload, thread_ts: str | None = None
) -> None:
    pressed = click(buttons(said)[label], slack.response_url, None, CHANNEL, thread_ts)
    assert (await asking.click(pressed)).status == 200


async def test_the_answer_stands_where_the_question_does(
    asking: Delivery, slack: Workspace
) -> None:
    said = await hidden(asking, slack, ASKED)
    assert (said["user"], said.get("thread_ts")) == (ADA, None)
    inside = await hidden(asking, slack, ASKED, 2, THREAD)
    assert inside["thread_ts"] == THREAD
    assert slack.posted == []


async def test_whoever_asked_can_share_the_answer_with_the_channel(
    asking: Delivery, slack: Workspace
) -> None:
    said = await hidden(asking, slack, ASKED)
    assert buttons(said)[SHARE]["value"] == ASKED
    await press(asking, slack, SHARE, said)
    shared = await slack.post()
    assert words(shared).startswith("Kimi K2 has the larger context window")
    assert "Shared by ada" in words(shared)
    assert (shared["channel"], shared.get("thread_ts")) == (CHANNEL, None)
    assert (await slack.response()) == {"delete_original": True}


async def test_a_follow_up_is_shared_as_a_question_of_its_own(
    asking: Delivery, slack: Workspace
) -> None:
    await hidden(asking, slack, ASKED, 1, THREAD)
    said = await hidden(asking, slack, "and for vision?", 2, THREAD)
    assert buttons(said)[SHARE]["value"] == "vision: kimi-k2 vs gpt-4-turbo"
    await hidden(asking, slack, "context of Qwen3.5-4B", 3, THREAD)
    await press(asking, slack, SHARE, said, THREAD)
    shared = words(await slack.post())
    assert shared.splitlines()[0] == words(said).splitlines()[0]


async def test_what_comes_out_otherwise_by_itself_is_not_offered_to_be_shared(
    asking: Delivery, slack: Workspace
) -> None:
    await hidden(asking, slack, "monthly cost of GPT-4 Turbo at 3M requests", 1, THREAD)
    said = await hidden(asking, slack, "and Claude 3.5 Haiku?", 2, THREAD)
    assert words(said)
    assert SHARE not in buttons(said)


async def test_the_next_question_is_answered_in_the_thread_to_the_same_eyes(
    asking: Delivery, slack: Workspace
) -> None:
    said = await hidden(asking, slack, ASKED, 1, THREAD)
    await press(asking, slack, "Monthly cost", said, THREAD)
    answer = await slack.response()
    assert (answer["response_type"], answer["thread_ts"]) == ("ephemeral", THREAD)
    assert SHARE in buttons(answer)


async def test_a_doubtful_name_is_settled_and_can_then_be_shared(
    asking: Delivery, slack: Workspace
) -> None:
    said = await hidden(asking, slack, "context of Claude")
    assert SHARE not in buttons(said)
    await press(asking, slack, "Claude 3.5 Haiku", said)
    answer = await slack.response()
    assert answer["replace_original"] is True
    assert buttons(answer)[SHARE]["value"] == "context of Claude 3.5 Haiku"


async def test_sharing_that_is_refused_says_so_in_the_thread(
    asking: Delivery, slack: Workspace
) -> None:
    said = await hidden(asking, slack, ASKED, 1, THREAD)
    slack.failures = ["not_in_channel"]
    await press(asking, slack, SHARE, said, THREAD)
    told = await slack.response()
    assert (told["text"], told["thread_ts"]) == (CANNOT_SHARE, THREAD)
