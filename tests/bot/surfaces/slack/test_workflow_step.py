"""The step of a workflow: completed once, with an answer or one sentence, whatever is put in."""

from typing import Any

import pytest

from bot.surfaces.slack.wording import SORRY
from knowledge.catalog import Catalog
from tests.bot.surfaces.slack.conftest import Bot
from tests.bot.surfaces.slack.replies import Answers
from tests.slack_standin.block_kit import ACTIVE
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.interactions import executed
from tests.slack_standin.payloads import Payload
from tests.slack_standin.workspace import Workspace

DONE, FAILED = "functions.completeSuccess", "functions.completeError"
TWO = {"first": "Kimi K2", "second": "GPT-4 Turbo"}


async def ended(asking: Delivery, slack: Workspace, payload: Payload, how: str) -> Payload:
    assert (await asking.event(payload)).status == 200
    (asked,) = slack.more.accepted[how]
    assert asked["function_execution_id"] == payload["event"]["function_execution_id"]
    return asked


async def test_two_models_are_compared(asking: Delivery, slack: Workspace) -> None:
    payload = executed(TWO | {"attribute": "context window"})
    outputs = (await ended(asking, slack, payload, DONE))["outputs"]
    assert set(outputs) == {"answer", "leader"}
    assert outputs["answer"].startswith("Kimi K2 has the larger context window (2.05x)")
    assert outputs["leader"] == "Kimi K2"


async def test_an_attribute_may_be_left_out(asking: Delivery, slack: Workspace) -> None:
    outputs = (await ended(asking, slack, executed(TWO), DONE))["outputs"]
    assert outputs["answer"].startswith("Kimi K2 leads on context window")


async def test_a_name_that_is_not_known_ends_it_with_one_sentence(
    asking: Delivery, slack: Workspace
) -> None:
    payload = executed(TWO | {"second": "Kimi K9"})
    said = (await ended(asking, slack, payload, FAILED))["error"]
    assert said == '"Kimi K9" is not in the catalog; the nearest: Kimi K2.'


@pytest.mark.parametrize(
    "inputs",
    [
        {},
        {"first": None, "second": 5},
        {"first": ["x"], "second": {"x": 1}},
        {"first": "<!here> `"},
    ],
    ids=["nothing", "no texts", "lists", "markup"],
)
async def test_whatever_is_put_in_it_ends(
    asking: Delivery, slack: Workspace, inputs: dict[str, Any]
) -> None:
    said = (await ended(asking, slack, executed(inputs), FAILED))["error"]
    assert not ACTIVE.search(said)
    assert "Error" not in said


async def test_an_execution_delivered_again_is_completed_once(
    asking: Delivery, slack: Workspace, informed: Bot
) -> None:
    payload = executed(TWO)
    for _ in range(2):
        assert (await asking.event(payload)).status == 200
    await informed.stop()
    assert slack.calls.count(DONE) == 1


async def test_where_slack_failed_the_event_is_asked_for_again(
    informed: Bot, slack: Workspace
) -> None:
    over, payload = await informed.start("http"), executed(TWO)
    for error in ("internal_error", "ratelimited"):
        slack.more.failing = [error]
        assert (await over.event(payload)).status == 503
    assert (await over.event(payload)).status == 200
    assert len(slack.more.accepted[DONE]) == 1


@pytest.mark.parametrize("error", ["execution_not_in_running_state", "access_denied"])
async def test_where_slack_refuses_for_good_it_is_left_at_that(
    asking: Delivery, slack: Workspace, error: str
) -> None:
    slack.more.failing = [error]
    payload = executed(TWO)
    for _ in range(2):
        assert (await asking.event(payload)).status == 200
    assert slack.calls.count(DONE) == 1


async def test_where_answering_fails_it_ends_with_an_apology(
    deliver: Delivery, slack: Workspace, answers: Answers, reviewed_catalog: Catalog
) -> None:
    answers.catalog, answers.broken = reviewed_catalog, True
    assert (await ended(deliver, slack, executed(TWO), FAILED))["error"] == SORRY


async def test_a_step_of_another_name_is_let_be(asking: Delivery, slack: Workspace) -> None:
    assert (await asking.event(executed(TWO, "another_step"))).status == 200
    assert not set(slack.calls) & {DONE, FAILED}
