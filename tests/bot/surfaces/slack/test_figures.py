"""What Prometheus is told of a bot at work, read where it reads it."""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import replace

import pytest
from aiohttp import ClientSession
from prometheus_client.parser import text_string_to_metric_families

from bot.surfaces.slack import http, socket_mode
from bot.surfaces.slack.settings import SlackSettings
from tests.bot.surfaces.slack.replies import EMPTY, Answers
from tests.slack_standin.block_kit import buttons
from tests.slack_standin.delivery import Delivery, OverHttp, OverSocket
from tests.slack_standin.payloads import CHANNEL, click, command, mention
from tests.slack_standin.workspace import APP_TOKEN, BOT_TOKEN, SECRET, Workspace

POST = "chat.postMessage"


@pytest.fixture
def port() -> int:
    """A port for probes that is free."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture(params=["http", "socket"])
async def deliver(
    request: pytest.FixtureRequest, slack: Workspace, answers: Answers, state: str, port: int
) -> AsyncIterator[Delivery]:
    """Deliver to a running bot with probes, over both transports."""
    settings = SlackSettings(
        BOT_TOKEN,
        SECRET,
        APP_TOKEN,
        slack.api_url,
        port=0,
        state=state,
        timeout=1,
        lease=2,
        settle=0.2,
        health_port=port,
    )
    serve = http.serve if request.param == "http" else socket_mode.serve
    ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(serve(settings, answers, ready.set_result))
    url = await asyncio.wait_for(ready, 5)
    yield OverHttp(url) if request.param == "http" else OverSocket(slack)
    serving.cancel()
    with suppress(asyncio.CancelledError):
        await serving


class Figures:
    """What is to be read of one bot."""

    def __init__(self, session: ClientSession, port: int) -> None:
        self._session, self._url = session, f"http://127.0.0.1:{port}/metrics"

    async def now(self) -> Mapping[str, float]:
        """All that is not zero, by name and labels."""
        async with self._session.get(self._url) as answer:
            families = text_string_to_metric_families(await answer.text())
        samples = [each for family in families for each in family.samples if each.value]
        return {f"{each.name}{{{_labels(each.labels)}}}": each.value for each in samples}

    async def show(self, name: str, count: int = 1) -> None:
        """Wait until something has been counted so often, and no more."""
        found: Mapping[str, float] = {}
        for _ in range(100):
            found = await self.now()
            if found.get(name, 0) >= count:
                break
            await asyncio.sleep(0.03)
        assert found.get(name) == count, found


def _labels(labels: Mapping[str, str]) -> str:
    return ",".join(value for _, value in sorted(labels.items()))


@pytest.fixture
async def figures(port: int) -> AsyncIterator[Figures]:
    async with ClientSession() as session:
        yield Figures(session, port)


@pytest.mark.parametrize(
    ("asked", "outcome"),
    [("aster 2 or briar", "answered"), ("context of aster", "clarify"), ("hello", "declined")],
)
async def test_each_answer_is_counted_by_how_it_came_out(
    deliver: Delivery,
    slack: Workspace,
    figures: Figures,
    asked: str,
    outcome: str,
) -> None:
    await deliver.command(command(asked, slack.response_url))
    await figures.show(f"answers_total{{{outcome}}}")
    await deliver.event(mention(asked))
    await figures.show(f"answers_total{{{outcome}}}", 2)
    assert (await figures.now())["answer_seconds_count{}"] == 2


async def test_an_answer_behind_a_button_is_counted_too(
    deliver: Delivery, slack: Workspace, figures: Figures
) -> None:
    await deliver.event(mention("context of aster"))
    asked_back = await slack.post()
    button = buttons(asked_back)["Aster 2"]
    await deliver.click(click(button, slack.response_url, asked_back, CHANNEL))
    await figures.show("answers_total{answered}")


async def test_what_could_not_be_answered_is_counted_once_as_failed(
    deliver: Delivery, slack: Workspace, answers: Answers, figures: Figures
) -> None:
    answers.broken = True
    await deliver.command(command("aster 2 or briar", slack.response_url))
    await figures.show("answers_total{failed}")
    await deliver.event(mention("aster 2 or briar"))
    await slack.post()
    await figures.show("answers_total{failed}", 2)


async def test_what_slack_will_not_have_is_counted_as_failed(
    deliver: Delivery, figures: Figures
) -> None:
    await deliver.event(mention("aster 2 or briar", channel="C0PRIVATE"))
    await figures.show("answers_total{failed}")
    await figures.show(f"slack_api_total{{not_in_channel,{POST}}}")


async def test_every_call_is_counted_by_its_method(
    deliver: Delivery, slack: Workspace, figures: Figures
) -> None:
    await figures.show("slack_api_total{,auth.test}")
    await deliver.event(mention("aster 2 or briar"))
    await figures.show(f"slack_api_total{{,{POST}}}")
    # This one is made with a client of Bolt's own.
    await deliver.command(command("", slack.response_url))
    await figures.show("slack_api_total{,views.open}")


async def test_a_call_that_slack_put_off_is_counted_and_so_is_the_one_after(
    deliver: Delivery, slack: Workspace, figures: Figures
) -> None:
    slack.failures = ["ratelimited"]
    await deliver.event(mention("aster 2 or briar"))
    await figures.show(f"slack_api_total{{,{POST}}}")
    await figures.show(f"slack_api_total{{ratelimited,{POST}}}")
    await figures.show("slack_429_total{}")


async def test_a_call_without_an_answer_is_counted_as_such_and_not_made_again(
    deliver: Delivery, slack: Workspace, figures: Figures
) -> None:
    slack.lost_replies = [True]
    await deliver.event(mention("aster 2 or briar"))
    await figures.show(f"slack_api_total{{no_answer,{POST}}}")
    await figures.show("answers_total{answered}")
    assert len(slack.posted) == 1


@pytest.mark.usefixtures("deliver")
async def test_the_edition_is_the_one_that_answers_just_now(
    answers: Answers, figures: Figures
) -> None:
    for edition in ("2026-11-01.aa", "2026-11-28.bb"):
        answers.catalog = replace(EMPTY, edition=edition, updated=edition[:10])
        found = await figures.now()
        assert [name for name in found if "info" in name] == [f"catalog_info{{{edition}}}"]
