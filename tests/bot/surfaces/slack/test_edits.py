"""Edited messages: answered where the edit brought the mention, and else never."""

from typing import Any

import pytest

from tests.bot.surfaces.slack.conftest import Bot
from tests.bot.surfaces.slack.replies import Answers
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.payloads import ADA, BOT_USER, CHANNEL, Payload, event, mention, new_ts
from tests.slack_standin.workspace import Workspace

MENTION = f"<@{BOT_USER}> aster 2 or briar"


def edited(before: str, now: str, ts: str, **fields: Any) -> Payload:
    said = {"type": "message", "user": ADA, "ts": ts}
    changed = said | {"text": now, "edited": {"user": ADA, "ts": new_ts()}} | fields
    return event(
        "message",
        subtype="message_changed",
        channel=CHANNEL,
        channel_type="channel",
        ts=new_ts(),
        message=changed,
        previous_message=said | {"text": before},
    )


async def test_a_mention_that_is_edited_in_is_answered_as_if_written(
    deliver: Delivery, slack: Workspace, answers: Answers
) -> None:
    ts = new_ts()
    assert (await deliver.event(edited("aster 2 or briar", MENTION, ts))).status == 200
    posted = await slack.post()
    assert (posted["channel"], posted["thread_ts"]) == (CHANNEL, ts)
    assert answers.asked == [("aster 2 or briar", f"{CHANNEL}/{ts}")]


async def test_it_is_answered_once_however_often_it_is_edited(
    deliver: Delivery, slack: Workspace, bot: Bot
) -> None:
    ts = new_ts()
    await deliver.event(edited("", MENTION, ts))
    await deliver.event(edited("", f"{MENTION}, please", ts))
    await deliver.event(edited("", MENTION, ts))
    await bot.stop()
    assert len(slack.posted) == 1


async def test_a_mention_that_was_answered_is_not_answered_again_for_an_edit(
    deliver: Delivery, slack: Workspace, bot: Bot
) -> None:
    said = mention("aster 2 or briar")
    await deliver.event(said)
    await slack.post()
    await deliver.event(edited("", MENTION, said["event"]["ts"]))
    await bot.stop()
    assert len(slack.posted) == 1


LEFT_ALONE = {
    "a mention that was there before": edited(MENTION, f"{MENTION}!", new_ts()),
    "a mention taken out": edited(MENTION, "aster 2 or briar", new_ts()),
    "no mention at all": edited("aster 2", "aster 2 or briar", new_ts()),
    "a bot's edit": edited("", MENTION, new_ts(), bot_id="B0OTHER"),
    "an edit of a deleted message": edited("", MENTION, new_ts(), subtype="tombstone"),
}


@pytest.mark.parametrize("what", LEFT_ALONE)
async def test_any_other_edit_is_left_alone(
    deliver: Delivery, slack: Workspace, bot: Bot, answers: Answers, what: str
) -> None:
    assert (await deliver.event(LEFT_ALONE[what])).status == 200
    await bot.stop()
    assert (slack.posted, answers.asked) == ([], [])
