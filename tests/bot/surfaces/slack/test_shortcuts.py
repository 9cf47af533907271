"""The shortcuts in a message's menu: what they find in it, and who sees the answer."""

import pytest

from bot.surfaces.slack.wording import NO_CLAIM, NO_MODEL
from tests.bot.surfaces.slack.conftest import Bot
from tests.slack_standin.block_kit import active, buttons, words
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.interactions import on_message
from tests.slack_standin.payloads import Payload
from tests.slack_standin.workspace import Workspace

TALK = (
    "Hey <@U0BRIAN>, yesterday's lunch was great!\n"
    "we had *GPT-4 Turbo* in production until now &amp; I would give Kimi K2 a try\n"
    "(somebody said GPT-4 Turbo is still fine)"
)


async def used(asking: Delivery, slack: Workspace, shortcut: str, text: str) -> Payload:
    payload = on_message(shortcut, text, slack.response_url)
    assert (await asking.click(payload)).status == 200
    said = await slack.response()
    assert said["response_type"] == "ephemeral"
    assert said["replace_original"] is False
    assert active(said) == []
    return said


async def test_the_models_of_a_message_are_compared_for_one_person(
    asking: Delivery, slack: Workspace
) -> None:
    said = await used(asking, slack, "compare_mentioned", TALK)
    assert "GPT-4 Turbo" in words(said)
    assert buttons(said)["Share to channel"]["value"] == "gpt-4-turbo vs kimi-k2"
    assert slack.posted == []


async def test_of_a_single_model_its_profile_is_shown(asking: Delivery, slack: Workspace) -> None:
    said = await used(asking, slack, "compare_mentioned", "has anybody used Kimi K2 lately")
    assert words(said).startswith("Kimi K2")


CLAIMS = {
    "Claude 3.5 Haiku is 4x cheaper than GPT-4 Turbo": "True.",
    "Morning all. Kimi K2 has a bigger context than Qwen3.5-4B! Shall we switch?": "False.",
    "GPT-4 Turbo has a 1M context.\nSo we can paste everything.": "False.",
}


@pytest.mark.parametrize("text", CLAIMS)
async def test_a_claim_is_checked_wherever_it_stands_in_a_message(
    asking: Delivery, slack: Workspace, text: str
) -> None:
    said = await used(asking, slack, "check_claim", text)
    assert words(said).startswith(CLAIMS[text])
    assert "Share to channel" in buttons(said)


@pytest.mark.parametrize("text", ["", "lunch?", "<!channel> :tada: " * 200, "x" * 39_000])
@pytest.mark.parametrize(
    ("shortcut", "said"), [("compare_mentioned", NO_MODEL), ("check_claim", NO_CLAIM)]
)
async def test_where_nothing_is_found_that_is_said_in_a_line(
    asking: Delivery, slack: Workspace, shortcut: str, text: str, said: str
) -> None:
    assert (await used(asking, slack, shortcut, text))["text"] == said


async def test_a_shortcut_delivered_twice_is_answered_once(
    asking: Delivery, slack: Workspace, informed: Bot
) -> None:
    payload = on_message("compare_mentioned", TALK, slack.response_url)
    for _ in range(2):
        await asking.click(payload)
    await informed.stop()
    assert len(slack.responded) == 1
