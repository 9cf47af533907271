"""What the app is registered with at Slack; the files under deploy/ are written from here."""

from typing import Any, Literal

from bot.questions.help import STARTERS
from bot.surfaces.slack.commands import COMMAND
from bot.surfaces.slack.settings import EVENTS_PATH, REDIRECT_PATH
from bot.surfaces.slack.shortcuts import CHECK_CLAIM, COMPARE_MENTIONED
from bot.surfaces.slack.uninstalling import UNINSTALLED

Manifest = dict[str, Any]

EXAMPLE_URL = f"https://versus.example.com{EVENTS_PATH}"
# Each scope is used: mentions are read, answers written, the command and shortcuts offered,
# messages to the bot itself read, and questions offered beside them. Of channels and people only
# who is in which is looked up, for who may change settings. Nothing reads a channel's history.
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
    "Answers are looked up in a catalog and written from templates; no language model is used."
)


def manifest(mode: Literal["http", "socket"], url: str = EXAMPLE_URL) -> Manifest:
    """Build the app manifest for one transport; `url` is where Slack calls in HTTP mode.

    Fields as in docs.slack.dev/reference/app-manifest.
    """
    called = {"request_url": url} if mode == "http" else {}
    back = f"{url.removesuffix(EVENTS_PATH)}{REDIRECT_PATH}"
    installed = {"redirect_urls": [back]} if mode == "http" else {}
    return {
        "display_information": {
            "name": "Versus",
            "description": "Compares language models, with the source and date of every figure",
            "long_description": _ABOUT,
            "background_color": "#1f2937",
        },
        "features": _features({"url": url} if mode == "http" else {}),
        "oauth_config": {**installed, "scopes": {"bot": SCOPES}},
        "settings": {
            "event_subscriptions": {**called, "bot_events": EVENTS},
            "interactivity": {"is_enabled": True, **called},
            "org_deploy_enabled": False,
            "socket_mode_enabled": mode == "socket",
            "token_rotation_enabled": False,
        },
    }


def _features(called: dict[str, str]) -> Manifest:
    command = {
        "command": COMMAND,
        **called,
        "description": "Compare language models",
        "usage_hint": "which has the larger context, Kimi K2 or GPT-4 Turbo?",
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
