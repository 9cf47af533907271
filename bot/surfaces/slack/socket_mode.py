"""Slack over Socket Mode: we call Slack and it sends requests down a WebSocket."""

import asyncio
import logging
from collections.abc import Callable

from aiohttp import ClientError
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError

from bot.surfaces.slack.app import opened
from bot.surfaces.slack.connecting import SlackUnavailableError, library_log, refused
from bot.surfaces.slack.desk import Answerer
from bot.surfaces.slack.health import Check, Health, NotReadyError
from bot.surfaces.slack.settings import SlackSettings
from bot.surfaces.slack.watch import watched

logger = logging.getLogger(__name__)


def _log(address: str) -> None:
    logger.info("Connected to Slack at %s", address)


async def serve(
    settings: SlackSettings, answerer: Answerer, ready: Callable[[str], None] = _log
) -> None:
    """Stay connected until cancelled, then finish the posts under way.

    `ready` is told Slack's address once connected; a lost connection is made again by the SDK.
    Raises SlackUnavailableError where there is no app token, or Slack refuses it.
    """
    if not settings.app_token:
        raise SlackUnavailableError("SLACK_APP_TOKEN is needed to receive Slack over Socket Mode")
    async with opened(settings, answerer) as slack:
        handler = AsyncSocketModeHandler(
            slack.bolt, settings.app_token, library_log(logging.INFO), slack.client
        )
        try:
            async with watched(slack, settings, _connected_of(handler)) as health:
                await _stay(handler, settings, ready, health)
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call]


async def _stay(
    handler: AsyncSocketModeHandler,
    settings: SlackSettings,
    ready: Callable[[str], None],
    health: Health,
) -> None:
    # The SDK tries for ever, even with a token that Slack refuses; so ask once ourselves.
    handler.client.wss_uri = await _address(handler)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    ready(settings.api_url)
    try:
        await asyncio.Event().wait()
    finally:
        health.drain()


def _connected_of(handler: AsyncSocketModeHandler) -> Check:
    async def check() -> str:
        if not await handler.client.is_connected():
            raise NotReadyError("not connected")
        return "connected"

    return check


async def _address(handler: AsyncSocketModeHandler) -> str:
    try:
        return await handler.client.issue_new_wss_url()
    except SlackApiError as error:
        raise refused("app token", error) from None
    except (ClientError, TimeoutError):
        raise SlackUnavailableError(
            f"Slack cannot be reached at {handler.app.client.base_url}"
        ) from None
