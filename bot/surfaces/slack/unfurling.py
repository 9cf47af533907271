"""Links to an installation's own pages are shown with the answer; all other links are let be.

Fields as in docs.slack.dev/reference/events/link_shared and /reference/methods/chat.unfurl.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from aiohttp import ClientError
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.surfaces.slack.blocks import draw
from bot.surfaces.slack.comparing import OVERVIEW, Comparison, answered
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.measure import Block
from bot.surfaces.slack.page_links import models_of
from bot.surfaces.slack.posting import refusal
from bot.surfaces.slack.tasks import where

logger = logging.getLogger(__name__)

LINK_SHARED = "link_shared"
MOST_LINKS = 5


@dataclass(frozen=True, slots=True)
class Unfurling:
    """The listener for links; `base` is the address that the pages are below."""

    desk: Desk
    base: str

    def register(self, app: AsyncApp) -> None:
        """Listen; before whatever listens to every event."""
        app.event(LINK_SHARED)(self.shared)

    async def shared(
        self, event: dict[str, Any], body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        """Show what the links to our pages are about, once per event."""
        catalog = self.desk.answerer.catalog
        urls = dict.fromkeys(str(link["url"]) for link in event["links"])
        ours = ((url, models_of(url, self.base, catalog)) for url in urls)
        found = dict(islice((each for each in ours if each[1]), MOST_LINKS))
        if found and await self.desk.state.seen.claim(f"unfurl/{body['event_id']}"):
            self.desk.tasks.start(self._unfurl(event, found, client))

    async def _unfurl(
        self, event: Mapping[str, Any], found: Mapping[str, tuple[str, ...]], client: AsyncWebClient
    ) -> None:
        drawn = ((url, self._blocks(ids)) for url, ids in found.items())
        shown = {url: {"blocks": list(blocks)} for url, blocks in drawn if blocks}
        if not shown:
            return
        try:
            await client.chat_unfurl(unfurls=shown, **_of(event))
        except SlackApiError as error:
            logger.warning("Slack showed no links: %s", refusal(error))
        except (ClientError, TimeoutError) as error:
            logger.warning("Slack showed no links: %s", where(error))

    def _blocks(self, ids: tuple[str, ...]) -> tuple[Block, ...]:
        """The answer without its table and buttons: what a link is about is read in passing."""
        comparison = Comparison(ids, OVERVIEW, {}, {})
        _, reply = answered(self.desk.answerer.ask, self.desk.answerer.catalog, comparison)
        if reply.receipt.models != ids:
            return ()
        return draw(replace(reply, table=None, steps=())).blocks


def _of(event: Mapping[str, Any]) -> dict[str, Any]:
    """Which message the links are in; one still being written has no channel to name it by."""
    if event.get("unfurl_id") and event.get("source"):
        return {"unfurl_id": event["unfurl_id"], "source": event["source"]}
    return {"channel": event["channel"], "ts": event["message_ts"]}
