"""Slack over HTTP: Slack calls us at `/slack/events`, whatever the kind of its request."""

import asyncio
import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import uvicorn
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler

from bot.surfaces.slack.app import Listeners, SlackApp, opened
from bot.surfaces.slack.connecting import SlackUnavailableError
from bot.surfaces.slack.desk import Answerer
from bot.surfaces.slack.guard import Guard, Receive, Scope, Send
from bot.surfaces.slack.health import Health
from bot.surfaces.slack.listeners import register
from bot.surfaces.slack.oauth import routes
from bot.surfaces.slack.settings import EVENTS_PATH, SlackSettings
from bot.surfaces.slack.watch import watched

logger = logging.getLogger(__name__)


class _Server(uvicorn.Server):
    """A server that leaves signals to whoever started it, so that posts under way can finish."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


def _log(address: str) -> None:
    logger.info("Listening for Slack at %s%s", address, EVENTS_PATH)


async def serve(
    settings: SlackSettings,
    answerer: Answerer,
    ready: Callable[[str], None] = _log,
    listeners: Listeners = register,
) -> None:
    """Serve until cancelled, then finish the requests and posts under way.

    `ready` is told the address once connections are accepted (port 0 takes any free one). Raises
    SlackUnavailableError where there is no signing secret, no such address, or no Slack.
    """
    if not settings.signing_secret:
        raise SlackUnavailableError("SLACK_SIGNING_SECRET is needed to receive Slack over HTTP")
    async with (
        opened(settings, answerer, listeners) as slack,
        watched(slack, settings, _signed) as health,
    ):
        listening = _listening(settings.host, settings.port)
        server = _Server(_config(slack, settings.signing_secret))
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        ready("http://{}:{}".format(*listening.getsockname()[:2]))
        await _until_cancelled(server, serving, health, settings.linger)


async def _until_cancelled(
    server: _Server, serving: asyncio.Task[None], health: Health, linger: float
) -> None:
    try:
        await asyncio.shield(serving)
    except asyncio.CancelledError:
        health.drain()
        # Who is told a second time to stop does so at once.
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(linger)
        server.should_exit = True
        await serving
        raise


async def _signed() -> str:
    return "listening, with a signing secret"


def _config(slack: SlackApp, signing_secret: str) -> uvicorn.Config:
    handler = AsyncSlackRequestHandler(slack.bolt, path=EVENTS_PATH)
    guard = Guard(handler, signing_secret, slack.desk.metrics.rejected)

    async def counted(scope: Scope, receive: Receive, send: Send) -> None:
        with slack.desk.arrivals.one():
            await guard(scope, receive, send)

    return uvicorn.Config(
        routes(slack.installing, counted),
        http="httptools",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, so that every event loop turns Nagle's delay off on what it accepts.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(2048)
    except OSError as error:
        listening.close()
        raise SlackUnavailableError(f"Cannot listen on {host}:{port}: {error.strerror}") from None
    return listening
