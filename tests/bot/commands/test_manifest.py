"""`versus manifest`: what to paste at Slack for one's own installation."""

import json

import pytest

from tests.house import HOUSE
from tests.program import Run

PAGES = {"VERSUS_PAGES_URL": "https://pages.example.com/llm/"}


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_without_options_it_is_the_one_under_deploy(versus: Run, mode: str) -> None:
    ended = versus("manifest", mode)
    assert ended.code == 0
    assert ended.out.strip() == (HOUSE / "deploy" / f"manifest.{mode}.json").read_text().strip()


def test_an_address_is_put_wherever_slack_calls(versus: Run) -> None:
    ended = versus("manifest", "http", "--url", "https://versus.example.org/")
    assert ended.out.count("https://versus.example.org/slack/") == 4
    assert "example.com" not in ended.out


def test_with_pages_links_to_them_are_asked_for(versus: Run) -> None:
    written = json.loads(versus("manifest", "socket", settings=PAGES).out)
    assert written["features"]["unfurl_domains"] == ["pages.example.com"]
    assert "link_shared" in written["settings"]["event_subscriptions"]["bot_events"]
    assert {"links:read", "links:write"} <= set(written["oauth_config"]["scopes"]["bot"])


def test_the_step_for_workflows_is_there_where_it_is_asked_for(versus: Run) -> None:
    written = json.loads(versus("manifest", "socket", "--workflow-step").out)
    assert set(written["functions"]) == {"compare_two_models"}


@pytest.mark.parametrize(
    ("words", "settings"),
    [
        (("manifest",), {}),
        (("manifest", "carrier pigeon"), {}),
        (("manifest", "http", "--url", "http://versus.example.org"), {}),
        (("manifest", "http", "--url", "https://versus.example.org/slack/events"), {}),
        (("manifest", "socket"), {"VERSUS_PAGES_URL": "pages.example.com"}),
    ],
    ids=["no mode", "another mode", "no TLS", "a path", "pages that are no address"],
)
def test_wrong_usage_is_said_in_one_line(
    versus: Run, words: tuple[str, ...], settings: dict[str, str]
) -> None:
    assert versus(*words, settings=settings).fault
