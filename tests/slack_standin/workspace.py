"""The stand-in itself: Web API methods, response URLs, a WebSocket, and a record of it all."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from aiohttp import WSMsgType, web

from tests.slack_standin.block_kit import refusal
from tests.slack_standin.history import page_of
from tests.slack_standin.methods import Methods
from tests.slack_standin.payloads import APP, BOT_ID, BOT_USER, CHANNEL, DM, TEAM, new_ts

Payload = dict[str, Any]
# No answer: the connection is cut instead.
LOST = "lost"
Kept = TypeVar("Kept")
BOT_TOKEN, APP_TOKEN, SECRET = "xoxb-invented", "xapp-invented", "invented-secret"


async def _arguments(request: web.Request) -> Payload:
    """Read a method's arguments, which may come as JSON, as a form, or in the query."""
    said = await (request.json() if request.content_type == "application/json" else request.post())
    return {**request.query, **said}


class Workspace:
    """One workspace; the bot is in one channel and one direct message.

    `posted` holds what is visible in channels, `responded` what came through response URLs.
    `failures` are errors to answer the next posts with, `edit_failures` the next edits, `pause`
    seconds to take over each post;
    `lost_replies` tells of the next posts whether their reply is lost, `broken_replies` whether it
    is an error though the post was made. What was posted is read back after `lag` seconds, where
    it is `readable`. `channels` are those the bot is in; a 429 asks for `retry_after` seconds.
    """

    def __init__(self) -> None:
        self.posted: list[Payload] = []
        self.ephemeral: list[Payload] = []
        self.responded: list[Payload] = []
        self.refused: list[tuple[str, Payload]] = []
        self.calls: list[str] = []
        self.failures: list[str] = []
        self.edit_failures: list[str] = []
        self.pause = 0.0
        self.lost_replies: list[bool] = []
        self.broken_replies: list[bool] = []
        self.channels = {CHANNEL, DM}
        self.retry_after = 0
        self.readable, self.lag = True, 0.0
        self.url = ""
        self.more = Methods()
        self.sockets: list[web.WebSocketResponse] = []
        self.acks: dict[str, asyncio.Future[Payload]] = {}
        self._changed = asyncio.Condition()
        self._runner: web.AppRunner | None = None

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    @property
    def response_url(self) -> str:
        return f"{self.url}/respond/{TEAM}"

    async def start(self) -> None:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_post("/respond/{team}", self._respond)
        app.router.add_get("/socket", self._connect)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"

    async def stop(self) -> None:
        for socket in self.sockets:
            await socket.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def post(self, number: int = 1) -> Payload:
        """Wait until that many messages have been posted, and give the last of them."""
        return await self._wait_for(self.posted, number)

    async def response(self, number: int = 1) -> Payload:
        """Wait until that many messages came through response URLs, and give the last of them."""
        return await self._wait_for(self.responded, number)

    async def hidden(self, number: int = 1) -> Payload:
        """Wait until that many messages were shown to one person, and give the last of them."""
        return await self._wait_for(self.ephemeral, number)

    async def connection(self, number: int = 1) -> web.WebSocketResponse:
        """Wait until the bot has connected that many times, and give the last connection."""
        return await self._wait_for(self.sockets, number)

    async def send(self, envelope: Payload) -> Payload:
        """Send an envelope down the WebSocket and wait for its acknowledgement."""
        ack = asyncio.get_running_loop().create_future()
        self.acks[envelope["envelope_id"]] = ack
        await self.sockets[-1].send_str(json.dumps(envelope))
        return await asyncio.wait_for(ack, 3)

    async def _wait_for(self, kept: list[Kept], number: int) -> Kept:
        async with asyncio.timeout(3), self._changed:
            await self._changed.wait_for(lambda: len(kept) >= number)
        return kept[number - 1]

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.calls.append(method)
        token = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
        if request.headers.get("Authorization") != f"Bearer {token}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        methods: dict[str, Callable[[Payload], Awaitable[Payload]]] = {
            "auth.test": self._auth_test,
            "apps.connections.open": self._connections_open,
            "chat.postMessage": self._post_message,
            "chat.postEphemeral": self._post_ephemeral,
            "chat.update": self._update,
            "chat.delete": self._delete,
            **self.more.known,
            "conversations.history": self._read_back,
            "conversations.replies": self._read_back,
        }
        if method not in methods:
            return web.json_response({"ok": False, "error": "unknown_method"})
        answer = await methods[method](await _arguments(request))
        if answer.get("error") == LOST and request.transport is not None:
            request.transport.abort()
        limited = answer.get("error") == "ratelimited"
        headers = {"Retry-After": str(self.retry_after)} if limited else {}
        return web.json_response(answer, status=429 if limited else 200, headers=headers)

    async def _auth_test(self, _: Payload) -> Payload:
        who = {"user_id": BOT_USER, "bot_id": BOT_ID, "team_id": TEAM, "team": "Example"}
        return {"ok": True, "url": self.url, "user": "versus"} | who

    async def _connections_open(self, _: Payload) -> Payload:
        return {"ok": True, "url": f"ws{self.url.removeprefix('http')}/socket"}

    async def _post_message(self, message: Payload) -> Payload:
        await asyncio.sleep(self.pause)
        error = self.failures.pop(0) if self.failures else refusal(message)
        if message["channel"] not in self.channels:
            error = "not_in_channel"
        if error:
            self.refused.append((error, message))
            return {"ok": False, "error": error}
        ts = new_ts()
        await self._keep(self.posted, message | {"ts": ts, "posted_at": time.time()})
        if self.lost_replies and self.lost_replies.pop(0):
            return {"ok": False, "error": LOST}
        if self.broken_replies and self.broken_replies.pop(0):
            return {"ok": False, "error": "internal_error"}
        return {"ok": True, "channel": message["channel"], "ts": ts}

    async def _read_back(self, asked: Payload) -> Payload:
        if not self.readable:
            return {"ok": False, "error": "missing_scope"}
        return page_of(self.posted, asked, self.lag)

    async def _post_ephemeral(self, message: Payload) -> Payload:
        if "user" not in message or (error := refusal(message)):
            return {"ok": False, "error": error or "user_not_in_channel"}
        await self._keep(self.ephemeral, message)
        return {"ok": True, "message_ts": new_ts()}

    async def _update(self, message: Payload) -> Payload:
        if self.edit_failures:
            return {"ok": False, "error": self.edit_failures.pop(0)}
        found = [kept for kept in self.posted if kept["ts"] == message["ts"]]
        if not found or (error := refusal(message)):
            return {"ok": False, "error": error if found else "message_not_found"}
        found[0].update(message)
        return {"ok": True, "channel": message["channel"], "ts": message["ts"]}

    async def _delete(self, message: Payload) -> Payload:
        left = [kept for kept in self.posted if kept["ts"] != message["ts"]]
        if len(left) == len(self.posted):
            return {"ok": False, "error": "message_not_found"}
        self.posted[:] = left
        return {"ok": True, "channel": message["channel"], "ts": message["ts"]}

    async def _respond(self, request: web.Request) -> web.Response:
        message = await request.json()
        error = None if message.get("delete_original") else refusal(message)
        error = self.failures.pop(0) if self.failures else error
        if error:
            self.refused.append((error, message))
            return web.Response(status=400, text=error)
        await self._keep(self.responded, message)
        return web.Response(text="ok")

    async def _keep(self, kept: list[Kept], message: Kept) -> None:
        async with self._changed:
            kept.append(message)
            self._changed.notify_all()

    async def _connect(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        info = {"type": "hello", "num_connections": 1, "connection_info": {"app_id": APP}}
        await socket.send_json(info)
        await self._keep(self.sockets, socket)
        async for received in socket:
            if received.type == WSMsgType.TEXT:
                ack = json.loads(received.data)
                self.acks.pop(ack["envelope_id"]).set_result(ack)
        return socket
