"""What the app is registered with at Slack; the files under deploy/ are written from here."""

from typing import Any, Literal, TypeAlias
from urllib.parse import urlsplit

from bot.questions.help import STARTERS
from bot.surfaces.slack.commands import COMMAND
from bot.surfaces.slack.settings import EVENTS_PATH, REDIRECT_PATH
from bot.surfaces.slack.shortcuts import CHECK_CLAIM, COMPARE_MENTIONED
from bot.surfaces.slack.unfurling import LINK_SHARED
from bot.surfaces.slack.uninstalling import UNINSTALLED
from bot.surfaces.slack.workflow_step import ANSWER, ATTRIBUTE, COMPARE_TWO, FIRST, LEADER, SECOND

Manifest = dict[str, Any]
Mode: TypeAlias = Literal["http", "socket"]

EXAMPLE_URL = f"https://versus.example.com{EVENTS_PATH}"
# Each scope is used: mentions are read, answers written, the command and shortcuts offered,
# messages to the bot itself read, and questions offered beside them. Of channels and people only
# who is in which is looked up, for who may change settings.
SCOPES = [
    "app_mentions:read",
    "assistant:write",
    "channels:read",
    "chat:write",
    "commands",
    "groups:read",
    "im:history",
    "users:read",
]
# Whoever installs the app may leave these out. A channel's history is only read to see whether a
# post of which nothing is known is there, before it is made once more.
OPTIONAL_SCOPES = ["channels:history", "groups:history"]
# With an address of pages: links to them are seen, and shown with the answer.
LINK_SCOPES = ["links:read", "links:write"]
# That the App Home opens, and that Versus was taken out of a workspace, is told without a scope.
EVENTS = [
    "app_home_opened",
    "app_mention",
    "member_joined_channel",
    "message.im",
    *UNINSTALLED,
]
_AGENT = "Compares language models from a catalog, with the source and date of every figure."
_ABOUT = (
    "Ask about context windows, prices, benchmarks, licences and capabilities of language models, "
    "and get one line, the figures, and the source and date of each. Mention Versus in a channel, "
    "write to it directly, or use /compare for an answer that only you see and can then share; "
    "a message's menu has shortcuts that compare the models it names and check what it claims. "
    "A channel can subscribe to news: /compare subscribe, and what it wants to hear of. "
    "Answers are looked up in a catalog and written from templates; no language model is used."
)


def scopes(pages: str | None = None) -> list[str]:
    """What the bot has to be allowed; more where links below `pages` are shown with the answer."""
    return sorted([*SCOPES, *LINK_SCOPES]) if pages else SCOPES


def asked_scopes(pages: str | None = None) -> list[str]:
    """What is asked for: what the bot has to be allowed, and what it need not be."""
    return sorted([*scopes(pages), *OPTIONAL_SCOPES])


def manifest(
    mode: Mode, url: str = EXAMPLE_URL, pages: str | None = None, *, step: bool = False
) -> Manifest:
    """Build the app manifest for one transport; `url` is where Slack calls in HTTP mode.

    With the address of `pages` links to them are unfurled, with `step` workflows have a step of
    ours. Fields as in docs.slack.dev/reference/app-manifest.
    """
    called = {"request_url": url} if mode == "http" else {}
    back = f"{url.removesuffix(EVENTS_PATH)}{REDIRECT_PATH}"
    installed = {"redirect_urls": [back]} if mode == "http" else {}
    written: Manifest = {
        "display_information": _displayed(),
        "features": _features({"url": url} if mode == "http" else {}),
        "oauth_config": {
            **installed,
            # The optional ones are among the others too; the second list marks them.
            "scopes": {"bot": asked_scopes(pages), "bot_optional": OPTIONAL_SCOPES},
        },
        "settings": _settings(mode, called),
    }
    if pages:
        written["features"]["unfurl_domains"] = [urlsplit(pages).hostname]
        written["settings"]["event_subscriptions"]["bot_events"] = sorted([*EVENTS, LINK_SHARED])
    return _with_step(written) if step else written


def _displayed() -> Manifest:
    return {
        "name": "Versus",
        "description": "Compares language models, with the source and date of every figure",
        "long_description": _ABOUT,
        "background_color": "#1f2937",
    }


def _settings(mode: Mode, called: dict[str, str]) -> Manifest:
    return {
        "event_subscriptions": {**called, "bot_events": EVENTS},
        "interactivity": {"is_enabled": True, **called},
        "org_deploy_enabled": False,
        "socket_mode_enabled": mode == "socket",
        "token_rotation_enabled": False,
    }


def _with_step(written: Manifest) -> Manifest:
    """Add the step; Slack allows steps to apps alone that an organisation can install."""
    settings = written["settings"]
    events = settings["event_subscriptions"]
    told = events | {"bot_events": sorted([*events["bot_events"], "function_executed"])}
    needed = {"org_deploy_enabled": True, "function_runtime": "remote"}
    return {
        "_metadata": {"major_version": 2},
        **written,
        "settings": settings | {"event_subscriptions": told} | needed,
        "functions": {COMPARE_TWO: _step()},
    }


def _step() -> Manifest:
    return {
        "title": "Compare two models",
        "description": "Compares two language models, with the source and date of every figure",
        "input_parameters": _parameters(
            (FIRST, "First model", "Its name or id, such as Kimi K2"),
            (SECOND, "Second model", "Its name or id, such as GPT-4 Turbo"),
            (ATTRIBUTE, "Compared on", "Such as context window or price; if empty, on everything"),
            required=[FIRST, SECOND],
        ),
        "output_parameters": _parameters(
            (ANSWER, "Answer", "The answer, its figures, and their sources and dates"),
            (LEADER, "Leader", "The name of the model that leads, or else tie or none"),
            required=[ANSWER, LEADER],
        ),
    }


def _parameters(*each: tuple[str, str, str], required: list[str]) -> Manifest:
    properties = {
        name: {"type": "string", "title": title, "description": description}
        for name, title, description in each
    }
    return {"properties": properties, "required": required}


def _features(called: dict[str, str]) -> Manifest:
    command = {
        "command": COMMAND,
        **called,
        "description": "Compare language models",
        "usage_hint": "a question | subscribe [to what] | unsubscribe | settings | help",
        "should_escape": False,
    }
    return {
        "agent_view": {"agent_description": _AGENT, "suggested_prompts": _prompts()},
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Versus", "always_online": True},
        "shortcuts": _shortcuts(),
        "slash_commands": [command],
    }


def _prompts() -> list[Manifest]:
    return [{"title": label, "message": question} for label, question in STARTERS]


def _shortcuts() -> list[Manifest]:
    offered = (
        (COMPARE_MENTIONED, "Compare models", "Compare the models mentioned here"),
        (CHECK_CLAIM, "Check this claim", "Check what is said of models here against the figures"),
    )
    return [
        {"type": "message", "callback_id": callback, "name": name, "description": description}
        for callback, name, description in offered
    ]
