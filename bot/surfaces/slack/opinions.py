"""Presses on "Helpful" and "Not helpful": counted once per person and answer."""

from dataclasses import dataclass
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck

from bot.surfaces.slack.blocks import sentence
from bot.surfaces.slack.click import Click
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.under import opinion_in
from bot.surfaces.slack.wording import NOTED, NOTED_BEFORE


@dataclass(frozen=True, slots=True)
class Opinions:
    """The listener for the feedback buttons."""

    desk: Desk

    async def given(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Keep what somebody thinks of an answer, and thank them where only they see it."""
        await ack()
        self.desk.tasks.start(self._keep(Click.read(body)))

    async def _keep(self, click: Click) -> None:
        opinion = opinion_in(click.asked, click.team, self.desk.answerer.catalog)
        if opinion is None:
            return
        once = "/".join(("feedback", click.channel, click.message_ts, click.user))
        first = await self.desk.state.seen.claim(once)
        if first:
            await self.desk.state.feedback.keep(opinion)
        elif not await self.desk.state.seen.claim(f"{once}/{click.at}"):
            return
        said = sentence(NOTED if first else NOTED_BEFORE)
        await self.desk.poster.respond(
            click.response_url, said, ephemeral=True, thread_ts=click.thread_ts
        )
