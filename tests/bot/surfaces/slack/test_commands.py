"""`/compare`, over both transports."""

import pytest

from bot.surfaces.slack.wording import SORRY
from tests.bot.surfaces.slack.replies import Answers
from tests.slack_standin.block_kit import buttons, words
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.payloads import command
from tests.slack_standin.workspace import Workspace


async def test_a_command_is_answered_in_its_acknowledgement_for_one_person(
    deliver: Delivery, slack: Workspace, answers: Answers
) -> None:
    answer = await deliver.command(command("aster 2 or briar", slack.response_url))
    assert answer.status == 200
    assert answer.body["response_type"] == "ephemeral"
    assert "Aster 2 has the larger context" in words(answer.body)
    assert list(buttons(answer.body)) == ["And the price?", "Share to channel"]
    assert answers.asked == [("aster 2 or briar", None)]
    assert slack.calls in (["auth.test"], ["auth.test", "apps.connections.open"])


@pytest.mark.parametrize("text", ["context of aster", "lunch?"])
async def test_only_an_answer_can_be_shared(deliver: Delivery, slack: Workspace, text: str) -> None:
    answer = await deliver.command(command(text, slack.response_url))
    assert "Share to channel" not in buttons(answer.body)


async def test_a_bare_command_asks_nothing_and_opens_a_form(
    deliver: Delivery, slack: Workspace, answers: Answers
) -> None:
    answer = await deliver.command(command("  ", slack.response_url))
    assert (answer.status, answer.body, answers.asked) == (200, {}, [])
    assert (await slack.more.view("open"))["title"]["text"] == "Compare models"


async def test_two_people_share_their_own_question_even_with_one_reply(
    deliver: Delivery, slack: Workspace, answers: Answers
) -> None:
    answers.known["Aster 2 or Briar?"] = answers.known["aster 2 or briar"]
    for asked in ("aster 2 or briar", "Aster 2 or Briar?"):
        answer = await deliver.command(command(asked, slack.response_url))
        assert buttons(answer.body)["Share to channel"]["value"] == asked


async def test_a_failing_command_says_one_neutral_sentence(
    deliver: Delivery, slack: Workspace, answers: Answers
) -> None:
    answers.broken = True
    answer = await deliver.command(command("my secret plan", slack.response_url))
    assert answer.status == 200
    assert answer.body == {"response_type": "ephemeral", "text": SORRY}
