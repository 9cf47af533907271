"""A channel's settings, opened and changed by its members; who changed them is said there."""

import json
import logging
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientError
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.preferences import Preferences
from bot.surfaces.slack.blocks import sentence
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.escaping import clean
from bot.surfaces.slack.forms import View
from bot.surfaces.slack.places import Place
from bot.surfaces.slack.posting import LimitedError
from bot.surfaces.slack.rights import Asking, asking_of, rights
from bot.surfaces.slack.settings_form import message, settings_form, settings_in
from bot.surfaces.slack.settings_said import said_of
from bot.surfaces.slack.tasks import where
from bot.surfaces.slack.views import changed, opened
from bot.surfaces.slack.wording import (
    LOOKING,
    SAVED,
    SAVED_HERE,
    SAVED_UNSAID,
    SORRY,
    UNCHANGED,
    changed_by,
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """The listeners for the settings; rights are looked up when they open and when they close."""

    desk: Desk

    async def open(self, client: AsyncWebClient, trigger: str, asking: Asking) -> None:
        """Open the settings at once, since a trigger is soon stale, and fill them in after."""
        view_id = await opened(client, trigger, message(LOOKING))
        if view_id is None:
            return
        try:
            view = await self._seen(client, asking)
        except Exception as error:
            view = _failed(error)
        await changed(client, view_id, view)

    async def _seen(self, client: AsyncWebClient, asking: Asking) -> View:
        found = await rights(client, asking)
        if found.refused:
            return message(found.refused)
        now = await self.desk.state.preferences.of(asking.team, asking.channel)
        return settings_form(asking.channel, found.channel, now, self.desk.answerer.catalog)

    async def sent(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Say what is wrong under its input, or save behind a line that says so."""
        view = body["view"]
        found = settings_in(view, self.desk.answerer.catalog)
        if found.errors:
            await ack(response_action="errors", errors=dict(found.errors))
            return
        await ack(response_action="update", view=message(LOOKING))
        if await self.desk.state.seen.claim(f"{view['id']}/{view['hash']}"):
            asking = asking_of(body, json.loads(view["private_metadata"])["channel"])
            self.desk.tasks.start(self._save(client, view["id"], asking, found.preferences))

    async def _save(
        self, client: AsyncWebClient, view_id: str, asking: Asking, wanted: Preferences
    ) -> None:
        try:
            view = message(await self._saved(client, asking, wanted))
        except Exception as error:
            view = _failed(error)
        await changed(client, view_id, view)

    async def _saved(self, client: AsyncWebClient, asking: Asking, wanted: Preferences) -> str:
        """Save what is wanted, if that is allowed; the line to end with."""
        found = await rights(client, asking)
        if found.refused:
            return found.refused
        store = self.desk.state.preferences
        if wanted == await store.of(asking.team, asking.channel):
            return UNCHANGED
        await store.change(asking.team, asking.channel, wanted, asking.user)
        return await self._tell(asking, found.name, wanted)

    async def _tell(self, asking: Asking, name: str, wanted: Preferences) -> str:
        """Say in the channel who changed what, and give the last line of whoever changed it."""
        if asking.channel.startswith("D"):
            return SAVED_HERE
        said = changed_by(clean(name), said_of(wanted, self.desk.answerer.catalog))
        try:
            await self.desk.poster.post(Place(asking.channel, team=asking.team), sentence(said))
        except (SlackApiError, ClientError, TimeoutError, LimitedError) as error:
            logger.warning("A change of settings was not said: %s", where(error))
            return SAVED_UNSAID
        return SAVED


def _failed(error: Exception) -> View:
    """Log what failed behind an open form, which then says so instead of waiting for ever."""
    logger.error("Settings failed: %s", where(error))
    return message(SORRY)
