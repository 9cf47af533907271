"""What people think of an answer: two buttons under it, counted without a word of the question."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import RowMapping, select

from bot.state.database import opened_database
from bot.state.tables import FEEDBACK
from bot.surfaces.slack.blocks import draw
from bot.surfaces.slack.under import with_feedback
from bot.surfaces.slack.wording import NOTED, NOTED_BEFORE
from tests.bot.surfaces.slack.conftest import Bot
from tests.bot.surfaces.slack.replies import ASKED_BACK, COMPARED, DECLINED
from tests.bot.surfaces.slack.test_blocks import message, monster
from tests.slack_standin.block_kit import parts, refusal
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.payloads import CHANNEL, Payload, click, command, new_ts
from tests.slack_standin.workspace import Workspace


def feedback_in(said: Payload) -> dict[str, Any]:
    return next((part for part in parts(said) if part.get("type") == "feedback_buttons"), {})


def pressed(slack: Workspace, value: str, stamp: str) -> Payload:
    action = {"type": "feedback_buttons", "action_id": "feedback", "value": value}
    return click(action, slack.response_url, {"ts": stamp}, CHANNEL)


async def kept(bot: Bot) -> Sequence[RowMapping]:
    await bot.stop()
    async with opened_database(bot.state) as database, database.reading() as connection:
        return (await connection.execute(select(FEEDBACK))).mappings().all()


async def value_under_an_answer(deliver: Delivery, slack: Workspace, which: str) -> str:
    answer = await deliver.command(command("aster 2 or briar", slack.response_url))
    return str(feedback_in(answer.body)[f"{which}_button"]["value"])


@pytest.mark.parametrize(("which", "helped"), [("positive", 1), ("negative", 0)])
async def test_an_opinion_is_kept_by_kind_and_acknowledged_to_one_person(
    deliver: Delivery, slack: Workspace, bot: Bot, which: str, helped: int
) -> None:
    value = await value_under_an_answer(deliver, slack, which)
    assert (await deliver.click(pressed(slack, value, new_ts()))).status == 200
    said = await slack.response()
    assert (said["text"], said["response_type"]) == (NOTED, "ephemeral")
    assert said["replace_original"] is False
    (row,) = await kept(bot)
    assert (row["kind"], row["attribute"], row["helped"]) == ("compare_attribute", None, helped)


async def test_the_buttons_carry_nothing_of_the_question(
    deliver: Delivery, slack: Workspace
) -> None:
    value = await value_under_an_answer(deliver, slack, "positive")
    assert value == "yes compare_attribute - -"


async def test_one_person_counts_once_however_often_they_press(
    deliver: Delivery, slack: Workspace, bot: Bot
) -> None:
    value, stamp = await value_under_an_answer(deliver, slack, "positive"), new_ts()
    again = pressed(slack, value, stamp)
    await deliver.click(pressed(slack, value, stamp))
    assert (await slack.response())["text"] == NOTED
    for _ in range(2):
        await deliver.click(again)
    assert (await slack.response(2))["text"] == NOTED_BEFORE
    assert len(await kept(bot)) == 1
    assert len(slack.responded) == 2


@pytest.mark.parametrize(
    "value", ["", "yes", "maybe fact - e", "yes Fact - e", "yes fact weight e", "yes fact - "]
)
async def test_a_value_that_is_none_of_ours_counts_for_nothing(
    deliver: Delivery, slack: Workspace, bot: Bot, value: str
) -> None:
    assert (await deliver.click(pressed(slack, value, new_ts()))).status == 200
    assert await kept(bot) == []
    assert slack.responded == []


def test_only_an_answer_is_asked_about() -> None:
    under = [with_feedback(draw(reply), reply) for reply in (COMPARED, ASKED_BACK, DECLINED)]
    assert [bool(feedback_in(message(drawn))) for drawn in under] == [True, False, False]


def test_an_answer_that_fills_its_message_keeps_every_word_of_it() -> None:
    for columns in (2, 20):
        reply = monster(1000, columns, "word " * 30)
        said = message(with_feedback(draw(reply), reply))
        assert refusal(said) is None
        assert len(draw(reply).blocks) <= len(said["blocks"])
