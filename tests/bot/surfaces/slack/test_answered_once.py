"""A question is answered once, whatever becomes of the post, the reply to it, or the process."""

import asyncio
import sqlite3
from typing import Any

import pytest

from bot.surfaces.slack.looking import MARKED
from tests.bot.surfaces.slack.conftest import Bot
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.payloads import direct, mention, new_ts
from tests.slack_standin.workspace import Workspace


def marks(slack: Workspace) -> list[str]:
    """The marks of what was posted for all to see."""
    return [each["metadata"]["event_payload"]["id"] for each in slack.posted]


def stages(bot: Bot) -> list[str]:
    """How far each message has come."""
    with sqlite3.connect(bot.state.removeprefix("sqlite:///")) as database:
        return [stage for (stage,) in database.execute("SELECT state FROM inbox ORDER BY received")]


def forged_answer(asked: dict[str, Any]) -> dict[str, Any]:
    """What another app in the workspace can post: the same mark, under its own name."""
    return {
        "channel": asked["event"]["channel"],
        "thread_ts": asked["event"]["ts"],
        "ts": new_ts(),
        "text": "GPT-4 Turbo, of course",
        "metadata": {"event_type": MARKED, "event_payload": {"id": asked["event_id"]}},
        "user": "U0OTHER",
        "bot_id": "B0OTHER",
        "posted_at": 0.0,
    }


async def settled(bot: Bot) -> list[str]:
    """The stages once nothing is open any more."""
    found: list[str] = []
    for _ in range(400):
        found = stages(bot)
        if found and not {"new", "sending"} & set(found):
            break
        await asyncio.sleep(0.05)
    return found


async def test_a_lost_reply_is_looked_for_before_anything_is_posted_again(
    slack: Workspace, bot: Bot, deliver: Delivery
) -> None:
    slack.lost_replies = [True]
    asked = mention("aster 2 or briar")
    await deliver.event(asked)
    assert await settled(bot) == ["answered"]
    assert marks(slack) == [asked["event_id"]]


@pytest.mark.parametrize("error", ["internal_error", "fatal_error"])
async def test_what_may_have_been_posted_is_posted_again_only_if_it_is_not_there(
    slack: Workspace, bot: Bot, deliver: Delivery, error: str
) -> None:
    slack.failures = [error]
    asked = direct("aster 2 or briar")
    await deliver.event(asked)
    assert await settled(bot) == ["answered"]
    assert marks(slack) == [asked["event_id"]]


async def test_an_answer_that_may_not_be_looked_for_is_given_up_and_said_to_be_late(
    slack: Workspace, bot: Bot, deliver: Delivery
) -> None:
    slack.lost_replies, slack.readable = [True], False
    await deliver.event(mention("aster 2 or briar"))
    assert await settled(bot) == ["late"]
    assert len(slack.posted) == 1


async def test_another_apps_message_with_our_mark_is_not_taken_for_the_answer(
    slack: Workspace, bot: Bot, deliver: Delivery
) -> None:
    slack.failures = ["internal_error"]
    asked = mention("aster 2 or briar")
    forged = forged_answer(asked)
    slack.posted.append(forged)
    await deliver.event(asked)
    assert await settled(bot) == ["answered"]
    assert marks(slack) == [asked["event_id"], asked["event_id"]]
    assert slack.posted[0] is forged


async def test_what_is_limited_is_posted_later(
    slack: Workspace, bot: Bot, deliver: Delivery
) -> None:
    slack.failures = ["ratelimited"]
    asked = [mention("aster 2 or briar"), mention("price of aster 2 and briar")]
    for each in asked:
        await deliver.event(each)
    assert await settled(bot) == ["answered", "answered"]
    assert sorted(marks(slack)) == sorted(each["event_id"] for each in asked)


async def test_a_channel_that_refuses_ends_it(bot: Bot, deliver: Delivery) -> None:
    await deliver.event(mention("aster 2 or briar", channel="C0PRIVATE"))
    assert await settled(bot) == ["refused"]


async def test_the_words_of_a_question_are_gone_once_it_is_answered(
    bot: Bot, deliver: Delivery
) -> None:
    await deliver.event(mention("aster 2 or briar"))
    await settled(bot)
    await bot.stop()
    assert b"briar" not in await asyncio.to_thread(_bytes, bot)


async def test_a_thread_goes_on_after_a_restart(slack: Workspace, bot: Bot) -> None:
    over = await bot.start("http")
    first = mention("aster 2 or briar")
    await over.event(first)
    await slack.post()
    await settled(bot)
    await bot.stop()
    again = await bot.start("http")
    await again.event(mention("and the price?", thread_ts=first["event"]["ts"]))
    await slack.post(2)
    talk = f"{first['event']['channel']}/{first['event']['ts']}"
    assert bot.answers.recalled[talk] == f"memory of {talk}"  # type: ignore[attr-defined]


def _bytes(bot: Bot) -> bytes:
    with sqlite3.connect(bot.state.removeprefix("sqlite:///")) as database:
        database.execute("VACUUM")
        return database.serialize()
