"""What the app is registered with at Slack; the files under deploy/ are written from here."""

from typing import Any, Literal

from bot.surfaces.slack.commands import COMMAND
from bot.surfaces.slack.settings import EVENTS_PATH, REDIRECT_PATH
from bot.surfaces.slack.uninstalling import UNINSTALLED

Manifest = dict[str, Any]

EXAMPLE_URL = f"https://versus.example.com{EVENTS_PATH}"
# Each scope is used: mentions are read, answers written, the command offered, and messages to the
# bot itself read. Nothing reads a channel's history.
SCOPES = ["app_mentions:read", "chat:write", "commands", "im:history"]
# That Versus was taken out of a workspace is told without a scope.
EVENTS = ["app_mention", "message.im", *UNINSTALLED]
_ABOUT = (
    "Ask about context windows, prices, benchmarks, licences and capabilities of language models, "
    "and get one line, the figures, and the source and date of each. Mention Versus in a channel, "
    "write to it directly, or use /compare for an answer that only you see and can then share. "
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
        "app_home": {
            "home_tab_enabled": False,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Versus", "always_online": True},
        "slash_commands": [command],
    }
