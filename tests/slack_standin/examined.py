"""A workspace that also answers what `versus doctor` asks: scopes, blocks, messages sent twice."""

import json
from typing import Any

from aiohttp import web

from tests.slack_standin.block_kit import faults
from tests.slack_standin.workspace import BOT_TOKEN, Workspace, _arguments

Payload = dict[str, Any]


class Examined(Workspace):
    """One workspace whose app was granted `scopes`; None where Slack does not say which.

    `twice` is what comes of a `client_msg_id` that was there before: "doubled", "same" (the first
    message again) or "refused". `validates` is whether it knows `blocks.validate`.
    """

    def __init__(self, scopes: tuple[str, ...] | None, twice: str = "doubled") -> None:
        super().__init__()
        self.scopes = scopes
        self.twice = twice
        self.validates = True
        self.keeps_metadata = True
        self.validated: list[Payload] = []

    async def _call(self, request: web.Request) -> web.Response:
        answer = await self._examined(request)
        if answer is None:
            answer = await super()._call(request)
        if self.scopes is not None:
            answer.headers["x-oauth-scopes"] = ",".join(self.scopes)
        return answer

    async def _examined(self, request: web.Request) -> web.Response | None:
        if request.headers.get("Authorization") != f"Bearer {BOT_TOKEN}":
            return None
        method = request.match_info["method"]
        if method == "blocks.validate" and self.validates:
            return web.json_response(self._validate(await _arguments(request)))
        if method == "chat.postMessage":
            return self._again(await _arguments(request))
        return None

    def _validate(self, asked: Payload) -> Payload:
        message = json.loads(asked["message"])
        self.validated.append(message)
        wrong = [{"pointer": "/blocks", "message": each} for each in faults(message["blocks"])]
        return {"ok": False, "error": "invalid_blocks", "errors": wrong} if wrong else {"ok": True}

    def _again(self, message: Payload) -> web.Response | None:
        if not self.keeps_metadata:
            for each in self.posted:
                each.pop("metadata", None)
        sent = message.get("client_msg_id")
        before = [each for each in self.posted if sent and each.get("client_msg_id") == sent]
        if not before or self.twice == "doubled":
            return None
        if self.twice == "refused":
            return web.json_response({"ok": False, "error": "duplicate_message"})
        first = before[0]
        return web.json_response({"ok": True, "channel": first["channel"], "ts": first["ts"]})
