"""The methods beside those that carry messages: people, channels, views, agents, links, steps."""

import asyncio
import itertools
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from tests.slack_standin.block_kit import refusal, view_refusal
from tests.slack_standin.payloads import ADA, BOT_USER, CHANNEL, DM, OTHER_CHANNEL, TEAM

Payload = dict[str, Any]
Method = Callable[[Payload], Awaitable[Payload]]
PAGE = 2
_ids = itertools.count(1)


class Methods:
    """What the workspace knows of people and channels, and what the bot asked of it.

    `slow` is how many seconds a question of rights takes.
    """

    def __init__(self) -> None:
        self.people: dict[str, Payload] = {ADA: person(ADA, "Ada"), BOT_USER: person(BOT_USER)}
        self.channels: dict[str, Payload] = {CHANNEL: {}, DM: {"is_im": True}, OTHER_CHANNEL: {}}
        self.members = {CHANNEL: ["U0ONE", "U0TWO", ADA, BOT_USER], DM: [ADA, BOT_USER]}
        self.accepted: dict[str, list[Payload]] = defaultdict(list)
        self.slow = 0.0
        self._views: dict[str, Payload] = {}
        self._triggers: set[str] = set()
        self.failing: list[str] = []
        self._ended: set[str] = set()
        self._changed = asyncio.Condition()

    @property
    def known(self) -> Mapping[str, Method]:
        """Each method by name; what it accepts is kept."""
        methods: dict[str, Callable[[Payload], Payload]] = {
            "users.info": self._user,
            "conversations.info": self._channel,
            "conversations.members": self._members,
            "views.open": self._open,
            "views.update": self._update,
            "views.publish": self._publish,
            "assistant.threads.setSuggestedPrompts": self._prompts,
            "assistant.threads.setStatus": lambda _: {},
            "chat.unfurl": self._unfurl,
            "functions.completeSuccess": self._complete,
            "functions.completeError": self._complete,
        }
        return {name: self._keeping(name, method) for name, method in methods.items()}

    async def call(self, name: str, number: int = 1) -> Payload:
        """Wait until a method was accepted so many times, and give what it last was given."""
        calls = self.accepted[name]
        async with asyncio.timeout(3), self._changed:
            await self._changed.wait_for(lambda: len(calls) >= number)
        return calls[number - 1]

    async def view(self, name: str, number: int = 1) -> Payload:
        """Wait for a view that was opened, updated or published, and give it with its id."""
        asked = await self.call(f"views.{name}", number)
        view: Payload = asked["view"]
        return view | {"id": asked.get("view_id", "V0HOME")}

    def _keeping(self, name: str, method: Callable[[Payload], Payload]) -> Method:
        async def called(asked: Payload) -> Payload:
            if name.startswith(("users.", "conversations.")):
                await asyncio.sleep(self.slow)
            answer = method(asked)
            if "error" in answer:
                return {"ok": False} | answer
            async with self._changed:
                self.accepted[name].append(asked)
                self._changed.notify_all()
            return {"ok": True} | answer

        return called

    def _user(self, asked: Payload) -> Payload:
        found = self.people.get(asked["user"])
        return {"user": found} if found else {"error": "user_not_found"}

    def _channel(self, asked: Payload) -> Payload:
        channel = asked["channel"]
        if channel not in self.members:
            return {"error": "channel_not_found"}
        known = {"id": channel, "name": "models", "is_member": True, "is_ext_shared": False}
        return {"channel": known | self.channels[channel]}

    def _members(self, asked: Payload) -> Payload:
        if asked["channel"] not in self.members:
            return {"error": "channel_not_found"}
        start, members = int(asked.get("cursor") or 0), self.members[asked["channel"]]
        following = str(start + PAGE) if start + PAGE < len(members) else ""
        page = members[start : start + PAGE]
        return {"members": page, "response_metadata": {"next_cursor": following}}

    def _open(self, asked: Payload) -> Payload:
        if not asked.get("trigger_id") or asked["trigger_id"] in self._triggers:
            return {"error": "expired_trigger_id"}
        self._triggers.add(asked["trigger_id"])
        if error := _refused(asked, "modal"):
            return {"error": error}
        asked["view_id"] = f"V{next(_ids):08d}"
        self._views[asked["view_id"]] = asked["view"]
        return {"view": asked["view"] | {"id": asked["view_id"], "hash": "1.1"}}

    def _update(self, asked: Payload) -> Payload:
        if asked.get("view_id") not in self._views:
            return {"error": "not_found"}
        if error := _refused(asked, "modal"):
            return {"error": error}
        return {"view": asked["view"] | {"id": asked["view_id"], "hash": "1.2"}}

    def _publish(self, asked: Payload) -> Payload:
        error = _refused(asked, "home")
        return {"error": error} if error else {"view": asked["view"] | {"id": "V0HOME"}}

    def _prompts(self, asked: Payload) -> Payload:
        prompts = asked["prompts"]
        fits = 0 < len(prompts) <= 4 and all(each["title"] and each["message"] for each in prompts)
        direct = asked["channel_id"].startswith("D")
        return {} if fits and direct else {"error": "invalid_arguments"}

    def _unfurl(self, asked: Payload) -> Payload:
        shown = asked["unfurls"].values()
        if not all(asked.get(key) for key in ("unfurl_id", "source")) and not (
            asked.get("channel") and asked.get("ts")
        ):
            return {"error": "missing_unfurl_id"}
        wrong = [each for each in shown if refusal({"text": "unfurled", **each})]
        return {"error": "cannot_unfurl_url"} if wrong or not shown else {}

    def _complete(self, asked: Payload) -> Payload:
        """An execution ends once; `failing` are errors to answer the next ends with."""
        if self.failing:
            return {"error": self.failing.pop(0)}
        execution = asked.get("function_execution_id")
        if not execution:
            return {"error": "invalid_arguments"}
        if execution in self._ended:
            return {"error": "execution_not_in_running_state"}
        self._ended.add(execution)
        if isinstance(asked.get("outputs"), str):
            asked["outputs"] = json.loads(asked["outputs"])
        return {}


def person(user: str, name: str = "versus", **fields: object) -> Payload:
    """A full member of the workspace, unless fields say otherwise."""
    known = {"id": user, "team_id": TEAM, "deleted": False, "is_bot": False}
    guest = {"is_restricted": False, "is_ultra_restricted": False, "is_stranger": False}
    return known | guest | {"profile": {"display_name": name, "real_name": name}} | fields


def _refused(asked: Payload, kind: str) -> str | None:
    view = asked.get("view") or {}
    return "invalid_arguments" if view.get("type") != kind else view_refusal(view)
