"""The manifests under deploy/, and what the app really uses."""

import json
from pathlib import Path
from typing import Literal

import pytest

from bot.surfaces.slack.manifest import EVENTS, EXAMPLE_URL, OPTIONAL_SCOPES, asked_scopes, manifest
from bot.surfaces.slack.unfurling import LINK_SHARED

DEPLOY = Path(__file__).parents[4] / "deploy"
MODES: list[Literal["http", "socket"]] = ["http", "socket"]


@pytest.mark.parametrize("mode", MODES)
def test_the_manifest_file_is_the_one_the_code_writes(mode: Literal["http", "socket"]) -> None:
    written = json.loads((DEPLOY / f"manifest.{mode}.json").read_text("utf-8"))
    assert written == manifest(mode), (
        f"write deploy/manifest.{mode}.json again from bot.surfaces.slack.manifest"
    )


@pytest.mark.parametrize("mode", MODES)
def test_the_manifest_is_within_slacks_limits(mode: Literal["http", "socket"]) -> None:
    shown = manifest(mode)["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 174 <= len(shown["long_description"]) <= 4000


def test_over_http_everything_arrives_at_one_address() -> None:
    settings, features = manifest("http")["settings"], manifest("http")["features"]
    assert settings["event_subscriptions"]["request_url"] == EXAMPLE_URL
    assert settings["interactivity"]["request_url"] == EXAMPLE_URL
    (back,) = manifest("http")["oauth_config"]["redirect_urls"]
    assert back == "https://versus.example.com/slack/oauth_redirect"
    assert features["slash_commands"][0]["url"] == EXAMPLE_URL
    assert not settings["socket_mode_enabled"]


def test_over_a_socket_there_is_no_address() -> None:
    assert "url" not in json.dumps(manifest("socket"))
    assert manifest("socket")["settings"]["socket_mode_enabled"]


def test_people_can_write_to_the_bot_and_have_a_home() -> None:
    home = manifest("http")["features"]["app_home"]
    assert home["home_tab_enabled"]
    assert home["messages_tab_enabled"]
    assert not home["messages_tab_read_only_enabled"]


def test_agent_and_shortcuts_are_within_slacks_limits() -> None:
    features = manifest("http")["features"]
    assert len(features["agent_view"]["agent_description"]) <= 300
    assert len(features["agent_view"]["suggested_prompts"]) <= 4
    assert "assistant_view" not in features
    for shortcut in features["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150


def test_every_event_has_the_scope_it_needs_and_no_more() -> None:
    needed = {
        "app_mention": {"app_mentions:read"},
        "message.im": {"im:history"},
        "member_joined_channel": {"channels:read", "groups:read"},
    }
    called = {"chat:write", "commands", "assistant:write", "users:read"}
    asked = manifest("http")
    free = {"app_uninstalled", "tokens_revoked", "app_home_opened"}
    events = set(asked["settings"]["event_subscriptions"]["bot_events"])
    assert events == {*needed, *free}
    scopes = asked["oauth_config"]["scopes"]
    assert set(scopes["bot"]) - set(OPTIONAL_SCOPES) == called.union(*needed.values())


@pytest.mark.parametrize("mode", MODES)
def test_reading_the_history_of_channels_is_left_to_whoever_installs(
    mode: Literal["http", "socket"],
) -> None:
    scopes = manifest(mode)["oauth_config"]["scopes"]
    assert scopes["bot_optional"] == ["channels:history", "groups:history"]
    assert set(scopes["bot_optional"]) < set(scopes["bot"])


@pytest.mark.parametrize("mode", MODES)
def test_links_are_asked_for_only_where_there_are_pages(mode: Literal["http", "socket"]) -> None:
    with_pages = manifest(mode, pages="https://pages.example.com:8443/llm")
    assert with_pages["features"]["unfurl_domains"] == ["pages.example.com"]
    events = with_pages["settings"]["event_subscriptions"]["bot_events"]
    assert sorted(events) == sorted([*EVENTS, LINK_SHARED])
    scopes = with_pages["oauth_config"]["scopes"]["bot"]
    assert set(scopes) - set(asked_scopes()) == {"links:read", "links:write"}
    assert "link" not in json.dumps(manifest(mode))
    assert "unfurl" not in json.dumps(manifest(mode))


@pytest.mark.parametrize("mode", MODES)
def test_the_step_has_what_slack_needs_of_one(mode: Literal["http", "socket"]) -> None:
    with_step = manifest(mode, step=True)
    (step,) = with_step["functions"].values()
    assert step["title"] == "Compare two models"
    assert step["input_parameters"]["required"] == ["first", "second"]
    assert set(step["input_parameters"]["properties"]) == {"first", "second", "attribute"}
    assert set(step["output_parameters"]["properties"]) == {"answer", "leader"}
    settings = with_step["settings"]
    assert "function_executed" in settings["event_subscriptions"]["bot_events"]
    assert (settings["org_deploy_enabled"], settings["function_runtime"]) == (True, "remote")
    assert with_step["_metadata"]["major_version"] == 2
    assert with_step["oauth_config"] == manifest(mode)["oauth_config"]


@pytest.mark.parametrize("mode", MODES)
def test_without_the_step_no_organisation_can_install_it(mode: Literal["http", "socket"]) -> None:
    assert "functions" not in manifest(mode)
    assert not manifest(mode)["settings"]["org_deploy_enabled"]
