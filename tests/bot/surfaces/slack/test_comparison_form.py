"""`/compare` without a question: the form, its menus, what it asks and what it says is wrong."""

from time import perf_counter
from typing import Any

import pytest

from bot.conversation import Conversations
from bot.responder import Responder
from bot.surfaces.slack.comparing import Comparison, answered, comparison_form
from bot.surfaces.slack.typeahead import matching
from bot.surfaces.slack.wording import NO_FORM, TOO_FEW_MODELS, TRAFFIC_OF_COST, not_whole
from knowledge.catalog import Catalog
from tests.days import TODAY
from tests.slack_standin.block_kit import buttons, view_refusal, words
from tests.slack_standin.delivery import Delivery
from tests.slack_standin.interactions import submission, suggestion
from tests.slack_standin.payloads import Payload, command
from tests.slack_standin.workspace import Workspace

PAIR = ["kimi-k2", "gpt-4-turbo"]


async def the_form(asking: Delivery, slack: Workspace) -> Payload:
    answer = await asking.command(command("", slack.response_url))
    assert (answer.status, answer.body) == (200, {})
    return await slack.more.view("open")


async def test_a_bare_command_opens_a_form(asking: Delivery, slack: Workspace) -> None:
    view = await the_form(asking, slack)
    assert view["title"]["text"] == "Compare models"
    shown = words(view)
    for part in ("Models", "Everything that tells them apart", "Monthly cost", "Requests a month"):
        assert part in shown


async def test_names_are_given_as_one_types(asking: Delivery, slack: Workspace) -> None:
    view = await the_form(asking, slack)
    answer = await asking.click(suggestion("models", "CLAUDE", view))
    found = {each["value"]: each["text"]["text"] for each in answer.body["options"]}
    assert found == {
        "claude-3.5-haiku": "Claude 3.5 Haiku",
        "claude-3.5-sonnet-v2": "Claude 3.5 Sonnet v2",
    }
    everything = await asking.click(suggestion("models", "", view))
    assert len(everything.body["options"]) == 6
    assert (await asking.click(suggestion("models", "nonsense", view))).body["options"] == []


async def test_a_form_is_answered_to_whoever_sent_it(asking: Delivery, slack: Workspace) -> None:
    view = await the_form(asking, slack)
    sent = submission(view, {"models": PAIR, "attribute": "context_window"})
    assert (await asking.click(sent)).body == {}
    said = await slack.response()
    assert said["response_type"] == "ephemeral"
    assert "Kimi K2 has the larger context window" in words(said)
    assert buttons(said)["Share to channel"]["value"] == "context window: kimi-k2 vs gpt-4-turbo"
    assert slack.posted == []


async def test_a_form_sent_twice_is_answered_once(asking: Delivery, slack: Workspace) -> None:
    sent = submission(await the_form(asking, slack), {"models": PAIR})
    await asking.click(sent)
    await slack.response()
    await asking.click(sent)
    assert len(slack.responded) == 1


async def test_traffic_goes_into_the_monthly_cost(asking: Delivery, slack: Workspace) -> None:
    filled = {"attribute": "monthly_cost", "requests": "2000000", "input": "1500", "output": "300"}
    await asking.click(submission(await the_form(asking, slack), {"models": PAIR, **filled}))
    assert "3B input and 600M output tokens a month" in words(await slack.response())


WRONG: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "one model": ({"models": PAIR[:1]}, {"models": TOO_FEW_MODELS}),
    "one model twice": ({"models": PAIR[:1] * 2}, {"models": TOO_FEW_MODELS}),
    "a model that is not there": ({"models": [PAIR[0], "aster"]}, {"models": TOO_FEW_MODELS}),
    "traffic of no cost": ({"models": PAIR, "input": "50"}, {"attribute": TRAFFIC_OF_COST}),
    "half a request": (
        {"models": PAIR, "attribute": "monthly_cost", "requests": "0.5"},
        {"requests": not_whole(1, 10**15)},
    ),
    "a number past all bounds": (
        {"models": PAIR, "attribute": "monthly_cost", "output": "9" * 400},
        {"output": not_whole(10, 10**15)},
    ),
}


@pytest.mark.parametrize("what", WRONG)
async def test_what_is_wrong_is_said_under_its_input(
    asking: Delivery, slack: Workspace, what: str
) -> None:
    filled, errors = WRONG[what]
    answer = await asking.click(submission(await the_form(asking, slack), filled))
    assert answer.body == {"response_action": "errors", "errors": errors}
    assert slack.responded == []


async def test_a_form_that_slack_does_not_open_is_said_in_a_line(
    asking: Delivery, slack: Workspace
) -> None:
    typed = command("", slack.response_url)
    for _ in range(2):
        await asking.command(typed)
    assert (await slack.response())["text"] == NO_FORM


TRAFFIC: list[dict[str, int]] = [
    {"requests": 5, "input": 10, "output": 12},
    {"requests": 1},
    {"requests": 5, "input": 10},
    {"requests": 2_000_000, "output": 1_500},
    {"requests": 10**15, "input": 10**15, "output": 10**15},
    {"input": 7_000, "output": 9_000},
    {"input": 10},
    {"output": 12_345_678},
]


@pytest.mark.parametrize("traffic", TRAFFIC, ids="+".join)
def test_traffic_is_read_as_it_was_filled_in(talks: Conversations, traffic: dict[str, int]) -> None:
    comparison = Comparison(tuple(PAIR), "monthly_cost", traffic, {})
    slots = answered(talks.ask, talks.catalog, comparison)[1].receipt.slots
    given = {"input": slots.get("input_tokens"), "output": slots.get("output_tokens")}
    read = {"requests": slots.get("requests"), **given}
    assert {name: value for name, value in read.items() if value is not None} == traffic


def test_whatever_the_menu_offers_is_answered_as_asked(whole_catalog: Catalog) -> None:
    talks = Conversations(Responder(whole_catalog, TODAY))
    offered = comparison_form(whole_catalog, "")["blocks"][1]["element"]["options"]
    for attribute in [each["value"] for each in offered]:
        comparison = Comparison(("kimi-k2", "gpt-4-turbo", "qwen3.5-4b"), attribute, {}, {})
        _, reply = answered(talks.ask, talks.catalog, comparison)
        assert reply.receipt.models == comparison.models
        assert reply.receipt.attribute == (None if attribute == "overview" else attribute)


def test_every_model_can_be_compared(whole_catalog: Catalog) -> None:
    talks = Conversations(Responder(whole_catalog, TODAY))
    for model in list(whole_catalog.cards)[::7]:
        pair = (model, "gpt-4-turbo" if model != "gpt-4-turbo" else "kimi-k2")
        asked = Comparison(pair, "overview", {}, {})
        assert answered(talks.ask, whole_catalog, asked)[1].receipt.models == pair


def test_the_form_is_within_slacks_limits(whole_catalog: Catalog) -> None:
    assert view_refusal(comparison_form(whole_catalog, "x" * 3_000)) is None


def test_names_that_begin_so_come_first_and_never_more_than_fit() -> None:
    entries = [(f"model {n}", f"Model {n}", f"model-{n}") for n in range(300)]
    entries += [("a model", "A model", "a-model"), ("briar", "Briar", "model-of-briar")]
    assert matching(entries, "Model")[0] == ("Model 0", "model-0")
    assert len(matching(entries, "mod")) == 100
    assert matching(entries, "a  model") == [("A model", "a-model")]
    assert matching(entries, "model-of") == [("Briar", "model-of-briar")]


@pytest.mark.parametrize("typed", ["", "a", "claude", "x" * 100_000])
def test_a_menu_is_there_in_no_time(whole_catalog: Catalog, typed: str) -> None:
    entries = [(card.name.casefold(), card.name, card.id) for card in whole_catalog.cards.values()]
    began = perf_counter()
    for _ in range(20):
        matching(entries, typed)
    assert (perf_counter() - began) / 20 < 0.05
