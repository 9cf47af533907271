"""`versus announce`, against a stand-in for Slack."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.announcements.topics import Everything, stored
from bot.state.state import opened_state
from knowledge.catalog import Review
from knowledge.storage import write
from tests.program import Ended, Run
from tests.slack_standin.payloads import ADA, CHANNEL, TEAM
from tests.slack_standin.running import running
from tests.slack_standin.workspace import BOT_TOKEN, Workspace
from tests.small import model, rows

MODELS = [model("Tern 4"), model("Skua 1")]
REVIEW = Review("a", ("tern-4", "skua-1"), "2026-06-29", "", {"tern-4": {}, "skua-1": {}})


class Here:
    """A state, a catalog that can be exchanged, and the program run on both."""

    def __init__(self, versus: Run, folder: Path, slack: Workspace) -> None:
        self.versus, self.slack = versus, slack
        self.catalog, self.state = folder / "catalog.db", f"sqlite:///{folder}/state.db"
        self.put()

    def put(self, *reviews: Review) -> None:
        write(self.catalog, rows(MODELS, reviews=reviews))

    def announce(self, *words: str) -> Ended:
        settings = {
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_API_URL": self.slack.api_url,
            "VERSUS_CATALOG": str(self.catalog),
            "VERSUS_STATE": self.state,
        }
        return self.versus("announce", *words, settings=settings)

    def subscribe(self) -> None:
        async def subscribed() -> None:
            async with opened_state(self.state) as state:
                await state.subscriptions.add(TEAM, CHANNEL, stored(Everything()), ADA)

        asyncio.run(subscribed())


@pytest.fixture
def here(versus: Run, tmp_path: Path) -> Iterator[Here]:
    with running(Workspace()) as slack:
        yield Here(versus, tmp_path, slack)


def test_news_is_posted_once_however_often_cron_calls(here: Here) -> None:
    assert here.announce("--once").out == "News found: 0. Posts so far: none.\n"
    here.subscribe()
    here.put(REVIEW)
    assert here.announce("--once").out == "News found: 1. Posts so far: 1 posted.\n"
    assert here.announce("--once").out == "News found: 0. Posts so far: 1 posted.\n"
    assert [post["channel"] for post in here.slack.posted] == [CHANNEL]


def test_a_catalog_taken_as_told_announces_nothing(here: Here) -> None:
    here.announce("--once")
    here.subscribe()
    here.put(REVIEW)
    assert here.announce("--baseline").out.startswith("The catalog in place counts as told")
    assert here.announce("--once").out == "News found: 0. Posts so far: none.\n"
    assert here.slack.posted == []


def test_an_older_catalog_is_said(here: Here) -> None:
    here.announce("--once")
    here.put(REVIEW)
    here.announce("--once")
    here.put()
    assert "older than one that was announced of" in here.announce("--once").out
    assert here.announce("--baseline").code == 0
    assert here.announce("--once").out == "News found: 0. Posts so far: none.\n"


def test_without_slack_it_is_said_what_is_needed(versus: Run) -> None:
    assert "SLACK_BOT_TOKEN" in versus("announce", "--once").fault


def test_a_token_that_slack_refuses_is_said(here: Here, versus: Run) -> None:
    settings = {"SLACK_BOT_TOKEN": "xoxb-other", "SLACK_API_URL": here.slack.api_url}
    assert "refused the bot token" in versus("announce", "--once", settings=settings).fault
