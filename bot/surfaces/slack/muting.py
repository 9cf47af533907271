"""The button under an announcement that ends the news of a pair in that channel."""

from dataclasses import dataclass
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.announcements.outcomes import Sent
from bot.surfaces.slack.blocks import sentence
from bot.surfaces.slack.carrier import carried
from bot.surfaces.slack.click import Click
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.escaping import clean
from bot.surfaces.slack.named import PAIRED, pair_words
from bot.surfaces.slack.places import Place
from bot.surfaces.slack.rights import Asking, rights
from bot.surfaces.slack.subscribing import failed
from bot.surfaces.slack.subscription_wording import here, muted_before, muted_by, muted_now


@dataclass(frozen=True, slots=True)
class Muting:
    """The listener for the button; who muted what is said in the thread."""

    desk: Desk

    async def muted(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        """Mute the pair behind a button, once, if whoever clicked may."""
        await ack()
        click = Click.read(body)
        if PAIRED in click.asked and await self.desk.state.seen.claim(click.key):
            self.desk.tasks.start(self._mute(client, click))

    async def _mute(self, client: AsyncWebClient, click: Click) -> None:
        try:
            said = await self._done(client, click)
        except Exception as error:
            said = failed(error)
        if said:
            await self.desk.poster.respond(
                click.response_url, sentence(said), ephemeral=True, thread_ts=click.thread_ts
            )

    async def _done(self, client: AsyncWebClient, click: Click) -> str:
        """Mute a pair; what to tell whoever clicked, beyond what is said in the thread."""
        found = await rights(client, Asking(click.team, click.user, click.channel))
        if found.refused:
            return found.refused
        pair = pair_words(click.asked, self.desk.answerer.catalog)
        if not await self.desk.state.muted.mute(click.team, click.channel, click.asked, click.user):
            return muted_before(pair)
        place = click.place or Place(click.channel, click.thread_ts, click.team)
        said = sentence(muted_by(clean(found.name), here(click.channel), pair))
        told = await carried(self.desk.poster, place, said)
        return "" if isinstance(told, Sent) else muted_now(here(click.channel), pair)
