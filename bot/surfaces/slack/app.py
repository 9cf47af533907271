"""The Bolt app put together: who is let in, the listeners, and what goes on beside them."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.surfaces.slack.announcing import Announcing
from bot.surfaces.slack.answering import Answering
from bot.surfaces.slack.authorising import ManyWorkspaces
from bot.surfaces.slack.clock import ticking
from bot.surfaces.slack.connecting import Connected, connected, library_log
from bot.surfaces.slack.desk import Answerer, Desk
from bot.surfaces.slack.listeners import register
from bot.surfaces.slack.oauth import Installing
from bot.surfaces.slack.settings import SlackSettings
from bot.surfaces.slack.unfurling import Unfurling
from bot.surfaces.slack.uninstalling import Uninstalling

Listeners = Callable[[AsyncApp, Desk], None]


@dataclass(frozen=True, slots=True)
class SlackApp:
    """A Bolt app with its listeners, a client without a token, and pages where it installs."""

    bolt: AsyncApp
    client: AsyncWebClient
    desk: Desk
    installing: Installing | None


@asynccontextmanager
async def opened(
    settings: SlackSettings, answerer: Answerer, listeners: Listeners = register
) -> AsyncIterator[SlackApp]:
    """Connect to Slack and build the app; on leaving, wait for the posts under way.

    `listeners` are those of the bot, unless a benchmark sets others beside them. Raises
    SlackUnavailableError and UnusableStateError, as connecting does.
    """
    async with connected(settings, answerer) as to:
        bolt, desk = _bolt(settings, to), to.desk
        workspaces = to.installing.workspaces if to.installing else None
        Uninstalling(desk.state.retention, workspaces).register(bolt)
        if settings.pages_url:
            Unfurling(desk, settings.pages_url).register(bolt)
        listeners(bolt, desk)
        announcing = Announcing.of(desk, settings)
        async with _resuming(desk), ticking(announcing, settings.announce_every):
            yield SlackApp(bolt, to.client, desk, to.installing)


@asynccontextmanager
async def _resuming(desk: Desk) -> AsyncIterator[None]:
    """Take up, while inside, the questions that were left."""
    task = asyncio.create_task(Answering(desk).resume_forever())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def _bolt(settings: SlackSettings, to: Connected) -> AsyncApp:
    many = to.authorize if isinstance(to.authorize, ManyWorkspaces) else None
    return AsyncApp(
        name="versus",
        logger=library_log(logging.ERROR),
        # The default polls for the acknowledgement every 10 ms.
        process_before_response=True,
        signing_secret=settings.signing_secret or "",
        # Bolt makes a client per request out of this one: address, session and what counts
        # calls carry over, and `authorize` brings the token.
        client=to.client,
        before_authorize=many.let_in if many else None,
        authorize=to.authorize,  # type: ignore[arg-type] # Bolt's type forgets its own None
        ssl_check_enabled=False,
        # Steps of workflows are completed with the bot's own token too.
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
