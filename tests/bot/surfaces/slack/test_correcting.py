"""Answers in channels that are corrected later: edited where they stand, and told in the thread."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.announcements.topics import Everything, stored
from bot.conversation import Conversations
from bot.preferences import Preferences, Where
from bot.responder import Responder
from bot.state.state import State
from bot.surfaces.slack.announcing import Announcing
from bot.surfaces.slack.connecting import connected
from bot.surfaces.slack.settings import SlackSettings
from knowledge.catalog import Catalog
from tests.bot.announcements.birds import TODAY, bird, birds, read
from tests.bot.surfaces.slack.conftest import Bot
from tests.slack_standin.block_kit import buttons, words
from tests.slack_standin.payloads import ADA, CHANNEL, TEAM, Payload, click, direct, mention
from tests.slack_standin.workspace import BOT_TOKEN, SECRET, Workspace

ASKED = "output price of Tern 1?"
THREAD = "1700000000.000001"
BEFORE = read(birds(), ())
DEARER = read(birds(bird("Tern 1", price="2 5")), ())
NOTE = "Corrected on 2026-06-30: see the thread."
TOLD = "Tern 1's output price was $2 / 1M tokens in this answer; it is $5 / 1M tokens now."


@dataclass
class Corrections:
    """A bot that answers; and once it has stopped, one that announces another edition."""

    bot: Bot
    slack: Workspace
    announcing: Announcing
    talks: Conversations

    @property
    def state(self) -> State:
        return self.announcing.desk.state

    async def answer(self, *events: Payload) -> None:
        """Deliver, and wait until all is answered and kept."""
        deliver = await self.bot.start("http")
        for number, event in enumerate(events, start=1):
            await (deliver.click(event) if "actions" in event else deliver.event(event))
            if "event" in event:
                await self.slack.post(number)
        await self.bot.stop()

    async def turn(self, to: Catalog = DEARER, patience: float = 5) -> None:
        self.talks.turn_to(Responder(to, TODAY))
        await self.announcing.tick(patience)


@pytest.fixture
def talks() -> Conversations:
    return Conversations(Responder(BEFORE, TODAY))


@pytest.fixture
async def corrections(
    informed: Bot, slack: Workspace, talks: Conversations
) -> AsyncIterator[Corrections]:
    settings = SlackSettings(
        BOT_TOKEN, SECRET, None, slack.api_url, state=informed.state, settle=0.2
    )
    async with connected(settings, talks) as to:
        made = Corrections(informed, slack, Announcing.of(to.desk, settings), talks)
        await made.announcing.tick(0)
        yield made


async def test_an_answer_is_edited_and_its_thread_told_old_and_new(
    corrections: Corrections, slack: Workspace
) -> None:
    await corrections.answer(mention(ASKED, thread_ts=THREAD))
    await corrections.turn()
    answer, told = slack.posted
    assert "$5 / 1M tokens" in words(answer)
    assert "$2 / 1M tokens" not in words(answer)
    assert NOTE in words(answer)
    assert "feedback" in str(answer["blocks"])
    assert (told["channel"], told["thread_ts"]) == (CHANNEL, THREAD)
    assert words(told).startswith(TOLD)
    assert "invented list, 2026-04-01" in words(told)
    assert await corrections.state.ledger.counts() == {"posted": 1}


async def test_a_later_change_is_told_from_there(
    corrections: Corrections, slack: Workspace
) -> None:
    await corrections.answer(mention(ASKED))
    await corrections.turn()
    await corrections.turn(read(birds(bird("Tern 1", price="2 6")), ()))
    told = words(slack.posted[2])
    assert "was $5 / 1M tokens in this answer; it is $6 / 1M tokens now" in told
    assert words(slack.posted[0]).count(NOTE) == 1


async def test_what_is_the_same_still_is_neither_edited_nor_told(
    corrections: Corrections, slack: Workspace
) -> None:
    await corrections.answer(mention("context window of Tern 1?"))
    await corrections.turn()
    assert len(slack.posted) == 1
    assert "chat.update" not in slack.calls


async def test_an_answer_given_in_a_thread_is_edited_as_that_question(
    corrections: Corrections, slack: Workspace
) -> None:
    await corrections.answer(
        mention("context window of Tern 1?", thread_ts=THREAD),
        mention("and output price?", thread_ts=THREAD),
    )
    await corrections.turn()
    assert "$5 / 1M tokens" in words(slack.posted[1])
    assert words(slack.posted[2]).startswith(TOLD)


@pytest.mark.parametrize("kept", ["direct", "hidden", "off"])
async def test_what_only_some_see_or_a_channel_wants_left_is_not_corrected(
    corrections: Corrections, slack: Workspace, kept: str
) -> None:
    settled = Preferences(
        where=Where.EPHEMERAL if kept == "hidden" else Where.THREAD, corrections=kept != "off"
    )
    await corrections.state.preferences.change(TEAM, CHANNEL, settled, ADA)
    if kept == "hidden":
        deliver = await corrections.bot.start("http")
        await deliver.event(mention(ASKED))
        await slack.hidden()
        await corrections.bot.stop()
    else:
        await corrections.answer(direct(ASKED) if kept == "direct" else mention(ASKED))
    before = len(slack.posted)
    await corrections.turn()
    assert len(slack.posted) == before
    assert "chat.update" not in slack.calls


async def test_where_the_answer_was_deleted_there_is_nothing_to_correct(
    corrections: Corrections, slack: Workspace
) -> None:
    await corrections.state.subscriptions.add(TEAM, CHANNEL, stored(Everything()), ADA)
    await corrections.answer(mention(ASKED))
    ts = slack.posted.pop()["ts"]
    await corrections.turn()
    assert slack.posted == []
    assert await corrections.state.ledger.counts() == {"parked": 1}
    assert await corrections.state.receipts.of(TEAM, CHANNEL, ts) is None
    (subscription,) = await corrections.state.subscriptions.of(TEAM, CHANNEL)
    assert subscription.why == ""


@pytest.mark.parametrize("error", ["cant_update_message", "edit_window_closed", "internal_error"])
async def test_where_it_cannot_be_edited_the_thread_is_told_all_the_same(
    corrections: Corrections, slack: Workspace, error: str
) -> None:
    await corrections.answer(mention(ASKED))
    slack.edit_failures = [error]
    await corrections.turn()
    answer, told = slack.posted
    assert "$2 / 1M tokens" in words(answer)
    assert words(told).startswith(TOLD)


async def test_where_slack_wants_a_pause_both_wait(
    corrections: Corrections, slack: Workspace
) -> None:
    await corrections.answer(mention(ASKED))
    slack.edit_failures = ["ratelimited"]
    await corrections.turn()
    answer, told = slack.posted
    assert NOTE in words(answer)
    assert words(told).startswith(TOLD)


async def test_a_lost_reply_makes_no_second_correction(
    corrections: Corrections, slack: Workspace
) -> None:
    await corrections.answer(mention(ASKED))
    slack.lost_replies = [True]
    await corrections.turn()
    assert len(slack.posted) == 2
    assert await corrections.state.ledger.counts() == {"posted": 1}


async def test_an_answer_to_a_click_is_corrected_and_a_shared_one_in_a_thread_of_its_own(
    corrections: Corrections, slack: Workspace
) -> None:
    await corrections.answer(
        mention("context window of Tern 2?", thread_ts=THREAD),
    )
    (under,) = slack.posted
    ask = {"type": "button", "action_id": "ask:0", "value": ASKED}
    share = {"type": "button", "action_id": "share", "value": ASKED}
    await corrections.answer(
        click(ask, slack.response_url, under, CHANNEL),
        click(share, slack.response_url, None, CHANNEL),
    )
    assert len(slack.posted) == 3
    shared = next(each for each in slack.posted if "thread_ts" not in each)
    await corrections.turn()
    assert {each["thread_ts"] for each in slack.posted[3:]} == {THREAD, shared["ts"]}
    assert all(words(each).startswith(TOLD) for each in slack.posted[3:])
    assert all(NOTE in words(each) for each in slack.posted[1:3])


async def test_an_answer_that_took_the_place_of_a_question_back_is_corrected(
    corrections: Corrections, slack: Workspace
) -> None:
    await corrections.answer(mention("output price of Tern?", thread_ts=THREAD))
    (asked_back,) = slack.posted
    pressed = buttons(asked_back)["Tern 1"]
    await corrections.answer(click(pressed, slack.response_url, asked_back, CHANNEL))
    await corrections.turn()
    assert NOTE in words(slack.posted[0])
    assert words(slack.posted[1]).startswith(TOLD)
