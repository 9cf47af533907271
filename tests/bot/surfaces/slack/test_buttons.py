"""Clicks on the buttons under an answer, over both transports."""

import pytest

from bot.surfaces.slack.wording import CANNOT_SHARE, NOT_SHARED, SORRY
from tests.bot.surfaces.slack.conftest import Bot
from tests.bot.surfaces.slack.replies import Answers
from tests.slack_standin.block_kit import buttons, parts, words
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.payloads import (
    CHANNEL,
    DM,
    OTHER_CHANNEL,
    Payload,
    click,
    command,
    direct,
    mention,
)
from tests.slack_standin.workspace import Workspace


async def a_command(deliver: Delivery, slack: Workspace, text: str) -> Payload:
    return (await deliver.command(command(text, slack.response_url))).body


async def press(
    deliver: Delivery,
    slack: Workspace,
    label: str,
    message: Payload,
    channel: str = CHANNEL,
) -> Payload:
    """Click a button of a message; one without a timestamp is ephemeral."""
    under = message if "ts" in message else None
    payload = click(buttons(message)[label], slack.response_url, under, channel)
    assert (await deliver.click(payload)).status == 200
    return payload


async def test_a_finishing_click_puts_the_answer_in_the_place_of_the_question(
    deliver: Delivery, slack: Workspace, answers: Answers
) -> None:
    await deliver.event(mention("context of aster"))
    asked_back = await slack.post()
    assert [button["action_id"] for button in buttons(asked_back).values()] == [
        "finish:0",
        "finish:1",
    ]
    await press(deliver, slack, "Aster 2", asked_back)
    replaced = await slack.response()
    assert replaced["replace_original"] is True
    assert replaced["response_type"] == "in_channel"
    assert words(replaced).startswith("Aster 2: 200K tokens.")
    assert answers.asked[1] == ("context of aster 2", f"{CHANNEL}/{asked_back['thread_ts']}")
    ids = [{part.get("block_id") for part in parts(said)} for said in (asked_back, replaced)]
    assert ids[0] & ids[1] == {None}


async def test_a_finishing_click_on_a_command_stays_with_one_person(
    deliver: Delivery, slack: Workspace, answers: Answers
) -> None:
    asked_back = await a_command(deliver, slack, "context of aster")
    await press(deliver, slack, "Aster 2", asked_back)
    replaced = await slack.response()
    assert (replaced["replace_original"], replaced["response_type"]) == (True, "ephemeral")
    assert "Share to channel" in buttons(replaced)
    assert answers.asked[1] == ("context of aster 2", None)


async def test_the_next_question_is_answered_in_the_same_thread(
    deliver: Delivery, slack: Workspace, answers: Answers
) -> None:
    await deliver.event(mention("aster 2 or briar"))
    first = await slack.post()
    await press(deliver, slack, "And the price?", first)
    second = await slack.post(2)
    assert words(second).startswith("Aster 2 costs $1.00 / 1M tokens.")
    assert (second["channel"], second["thread_ts"]) == (CHANNEL, first["thread_ts"])
    assert answers.asked[0][1] == answers.asked[1][1]


async def test_the_next_question_of_a_direct_message_is_answered_beside_it(
    deliver: Delivery, slack: Workspace, answers: Answers
) -> None:
    await deliver.event(direct("aster 2 or briar"))
    await press(deliver, slack, "And the price?", await slack.post(), channel=DM)
    second = await slack.post(2)
    assert (second["channel"], second.get("thread_ts")) == (DM, None)
    assert answers.asked[1][1] == DM


async def test_the_next_question_of_a_command_stays_with_one_person(
    deliver: Delivery, slack: Workspace, bot: Bot
) -> None:
    await press(
        deliver, slack, "And the price?", await a_command(deliver, slack, "aster 2 or briar")
    )
    said = await slack.response()
    assert (said["replace_original"], said["response_type"]) == (False, "ephemeral")
    assert buttons(said)["Share to channel"]["value"] == "price of aster 2 and briar"
    await bot.stop()
    assert slack.posted == []


async def test_a_click_delivered_twice_is_answered_once(
    deliver: Delivery, slack: Workspace, bot: Bot
) -> None:
    await deliver.event(mention("aster 2 or briar"))
    payload = await press(deliver, slack, "And the price?", await slack.post())
    await deliver.click(payload)
    await bot.stop()
    assert len(slack.posted) == 2


async def test_sharing_posts_the_answer_and_takes_the_private_one_away(
    deliver: Delivery, slack: Workspace
) -> None:
    await press(
        deliver, slack, "Share to channel", await a_command(deliver, slack, "aster 2 or briar")
    )
    shared = await slack.post()
    assert (shared["channel"], shared.get("thread_ts")) == (CHANNEL, None)
    assert "Aster 2 has the larger context" in words(shared)
    assert "Share to channel" not in buttons(shared)
    assert await slack.response() == {"delete_original": True}


async def test_sharing_says_who_shared_and_notifies_nobody(
    deliver: Delivery, slack: Workspace
) -> None:
    await press(
        deliver, slack, "Share to channel", await a_command(deliver, slack, "aster 2 or briar")
    )
    shared = await slack.post()
    assert "Shared by ada" in words(shared)
    assert "Shared by ada" in shared["text"]
    assert not any(part.get("type") == "user" for part in parts(shared))
    assert "U0ADA" not in str(shared)


async def test_an_impatient_double_click_shares_once(
    deliver: Delivery, slack: Workspace, bot: Bot
) -> None:
    payload = await press(
        deliver, slack, "Share to channel", await a_command(deliver, slack, "aster 2 or briar")
    )
    again = payload["actions"][0] | {"action_ts": "1700000000.000009"}
    await deliver.click(payload | {"actions": [again]})
    await bot.stop()
    assert len(slack.posted) == 1


async def test_sharing_where_the_bot_is_not_in_the_channel_says_how_to_invite_it(
    deliver: Delivery, slack: Workspace
) -> None:
    answer = await a_command(deliver, slack, "aster 2 or briar")
    await press(deliver, slack, "Share to channel", answer, channel=OTHER_CHANNEL)
    said = await slack.response()
    assert said["text"] == CANNOT_SHARE
    assert (said["response_type"], said["replace_original"]) == ("ephemeral", False)
    assert slack.posted == []


@pytest.mark.parametrize("error", ["fatal_error", "token_revoked"])
async def test_sharing_that_failed_can_be_tried_again(
    deliver: Delivery, slack: Workspace, error: str
) -> None:
    slack.failures = [error]
    payload = await press(
        deliver, slack, "Share to channel", await a_command(deliver, slack, "aster 2 or briar")
    )
    assert (await slack.response())["text"] == NOT_SHARED
    again = payload["actions"][0] | {"action_ts": "1700000000.000009"}
    await deliver.click(payload | {"actions": [again]})
    assert "Aster 2" in words(await slack.post())


async def test_a_response_with_refused_blocks_is_sent_again_as_text(
    deliver: Delivery, slack: Workspace
) -> None:
    answer = await a_command(deliver, slack, "aster 2 or briar")
    slack.failures = ["invalid_blocks"]
    await press(deliver, slack, "And the price?", answer)
    said = await slack.response()
    assert "blocks" not in said
    assert said["text"] == "Aster 2 costs $1.00 / 1M tokens."


async def test_a_failing_click_is_admitted_to_whoever_clicked(
    deliver: Delivery, slack: Workspace, answers: Answers
) -> None:
    answer = await a_command(deliver, slack, "aster 2 or briar")
    answers.broken = True
    await press(deliver, slack, "And the price?", answer)
    said = await slack.response()
    assert (said["text"], said["response_type"]) == (SORRY, "ephemeral")
