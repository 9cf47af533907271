"""Mentions and direct messages, over both transports."""

from typing import Any

import pytest

from bot.reply import Reply
from bot.surfaces.slack.wording import SORRY
from tests.bot.surfaces.slack.conftest import Bot
from tests.bot.surfaces.slack.replies import ANSWERED, Answers
from tests.slack_standin.block_kit import active, words
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.payloads import ADA, CHANNEL, DM, direct, event, mention
from tests.slack_standin.workspace import Workspace


async def test_a_mention_is_answered_in_its_thread(
    deliver: Delivery, slack: Workspace, answers: Answers
) -> None:
    said = mention("aster 2 or briar")
    assert (await deliver.event(said)).status == 200
    posted = await slack.post()
    assert (posted["channel"], posted["thread_ts"]) == (CHANNEL, said["event"]["ts"])
    assert "Aster 2 has the larger context" in words(posted)
    assert (posted["unfurl_links"], posted["unfurl_media"]) == (False, False)
    assert answers.asked == [("aster 2 or briar", f"{CHANNEL}/{said['event']['ts']}")]


async def test_a_mention_inside_a_thread_belongs_to_that_thread(
    deliver: Delivery, slack: Workspace, answers: Answers
) -> None:
    await deliver.event(mention("aster 2 or briar", thread_ts="1700000000.000001"))
    assert (await slack.post())["thread_ts"] == "1700000000.000001"
    assert answers.asked[0][1] == f"{CHANNEL}/1700000000.000001"


async def test_a_direct_message_is_answered_beside_it(
    deliver: Delivery, slack: Workspace, answers: Answers
) -> None:
    await deliver.event(direct("aster 2 or briar"))
    posted = await slack.post()
    assert posted["channel"] == DM
    assert posted.get("thread_ts") is None
    assert answers.asked == [("aster 2 or briar", DM)]


async def test_a_direct_message_in_a_thread_is_answered_there(
    deliver: Delivery, slack: Workspace, answers: Answers
) -> None:
    await deliver.event(direct("aster 2 or briar", thread_ts="1700000000.000001"))
    assert (await slack.post())["thread_ts"] == "1700000000.000001"
    assert answers.asked == [("aster 2 or briar", DM)]


@pytest.mark.parametrize("subtype", ["file_share", "thread_broadcast"])
async def test_files_and_broadcasts_are_messages_too(
    deliver: Delivery, slack: Workspace, subtype: str
) -> None:
    await deliver.event(direct("aster 2 or briar", subtype=subtype))
    assert "Aster 2" in words(await slack.post())


async def test_a_redelivered_event_is_answered_once(
    deliver: Delivery, slack: Workspace, bot: Bot
) -> None:
    said = mention("aster 2 or briar")
    for _ in range(3):
        assert (await deliver.event(said)).status == 200
    await bot.stop()
    assert len(slack.posted) == 1


async def test_one_message_delivered_by_two_events_is_answered_once(
    deliver: Delivery, slack: Workspace, bot: Bot
) -> None:
    said = mention("aster 2 or briar")
    await deliver.event(said)
    await deliver.event(said | {"event_id": "Ev-of-the-other-side", "team_id": "T0OTHER"})
    await bot.stop()
    assert len(slack.posted) == 1


IGNORED: dict[str, dict[str, Any]] = {
    "another bot": mention("aster 2 or briar", bot_id="B0OTHER"),
    "another app's user": mention("aster 2 or briar", app_id="A0OTHER"),
    "a bot with a profile": mention("aster 2 or briar", bot_profile={"id": "B0OTHER"}),
    "a bot's message": mention("aster 2 or briar", subtype="bot_message"),
    "Slackbot": mention("aster 2 or briar", user="USLACKBOT"),
    "itself": mention("aster 2 or briar", user="U0VERSUS"),
    "an edited mention": mention("aster 2 or briar", edited={"user": ADA, "ts": "1.1"}),
    "an edit": direct("", subtype="message_changed", message={"text": "aster 2 or briar"}),
    "a deletion": direct("", subtype="message_deleted", deleted_ts="1.1"),
    "talk in a channel": direct("aster 2 or briar", channel=CHANNEL, channel_type="channel"),
    "a group's talk": direct("aster 2 or briar", channel="G0GROUP", channel_type="mpim"),
    "an event nobody listens for": event("reaction_added", user=ADA, reaction="eyes"),
}


@pytest.mark.parametrize("what", IGNORED)
async def test_what_is_not_said_to_the_bot_is_acknowledged_and_left_alone(
    deliver: Delivery, slack: Workspace, bot: Bot, answers: Answers, what: str
) -> None:
    assert (await deliver.event(IGNORED[what])).status == 200
    await bot.stop()
    assert slack.posted == []
    assert answers.asked == []


async def test_nothing_in_an_answer_notifies_or_formats(
    deliver: Delivery, slack: Workspace, answers: Answers
) -> None:
    nasty = "<!channel> & <@U0ADA> `code` <https://x.example|x> \u202egnp.exe\u202c\u0007"
    answers.known["echo"] = Reply(
        headline=f"No model {nasty}", receipt=ANSWERED, notes=(nasty,), sources=(nasty,)
    )
    await deliver.event(mention("echo"))
    posted = await slack.post()
    assert active(posted) == []
    assert "&lt;!channel&gt; &amp; &lt;@U0ADA&gt; 'code'" in posted["text"]
    assert not any(hidden in str(posted) for hidden in ("\u202e", "\u202c", "\x07"))
    assert "<!channel> & <@U0ADA> `code`" in words(posted)


async def test_a_failing_answerer_is_admitted_without_a_word_of_why(
    deliver: Delivery,
    slack: Workspace,
    answers: Answers,
    caplog: pytest.LogCaptureFixture,
) -> None:
    answers.broken = True
    assert (await deliver.event(mention("my secret plan"))).status == 200
    posted = await slack.post()
    assert posted["text"] == SORRY
    assert "secret" not in caplog.text
    assert "RuntimeError in" in caplog.text


@pytest.mark.parametrize("error", ["invalid_blocks", "msg_blocks_too_long"])
async def test_refused_blocks_are_sent_again_once_as_text(
    deliver: Delivery, slack: Workspace, caplog: pytest.LogCaptureFixture, error: str
) -> None:
    slack.failures = [error]
    await deliver.event(mention("aster 2 or briar"))
    posted = await slack.post()
    assert "blocks" not in posted
    assert posted["text"].splitlines() == [
        "Aster 2 has the larger context: 200K tokens.",
        "Model | Context",
        "Aster 2 | 200,000",
        "Briar | -",
        "• Briar: not sourced.",
        "Aster: example.com/aster, 2026-11-01",
    ]
    assert "Aster" not in caplog.text


async def test_a_refused_post_is_not_sent_again(
    deliver: Delivery, slack: Workspace, bot: Bot
) -> None:
    slack.failures = ["is_archived"]
    await deliver.event(mention("aster 2 or briar"))
    await bot.stop()
    assert (slack.posted, len(slack.refused)) == ([], 1)


async def test_a_post_that_slack_put_off_is_sent_when_slack_says(
    deliver: Delivery, slack: Workspace
) -> None:
    slack.failures = ["ratelimited"]
    await deliver.event(mention("aster 2 or briar"))
    assert "Aster 2" in words(await slack.post())


async def test_slack_is_answered_before_the_post_is_made(
    deliver: Delivery, slack: Workspace, bot: Bot
) -> None:
    slack.pause = 0.3
    await deliver.event(mention("aster 2 or briar"))
    assert slack.posted == []
    await bot.stop()
    assert len(slack.posted) == 1
