"""The buttons under an answer: finish a question, ask the next one, share."""

import time
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck

from bot.reply import Reply
from bot.surfaces.slack.alone import asked_alone
from bot.surfaces.slack.blocks import draw
from bot.surfaces.slack.click import Click
from bot.surfaces.slack.counted import counted
from bot.surfaces.slack.desk import Desk, Given
from bot.surfaces.slack.escaping import clean
from bot.surfaces.slack.keeping import given_alone, keep
from bot.surfaces.slack.places import Place
from bot.surfaces.slack.sharing import share
from bot.surfaces.slack.under import with_feedback


@dataclass(frozen=True, slots=True)
class Buttons:
    """The listeners for clicks; each acknowledges at once and posts behind the answer."""

    desk: Desk

    async def finish(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Put the answer in the place of the message that asked back."""
        await ack()
        click = await self._taken(body)
        if click is not None:
            await self._respond(click, replace=True)

    async def ask(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Answer the next question below: in the thread, or again for one person's eyes."""
        await ack()
        click = await self._taken(body)
        if click is None:
            return
        if click.place is None:
            await self._respond(click, replace=False)
        else:
            began, given = time.perf_counter(), await self._given(click)
            self._start(given.reply, began, self._posted(click.place, given))

    async def share(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Show the channel what only one person saw."""
        await ack()
        click = await self._taken(body)
        if click is not None:
            self.desk.tasks.start(share(self.desk, click))

    async def _taken(self, body: dict[str, Any]) -> Click | None:
        """Read a click, unless that very click was taken on before."""
        click = Click.read(body)
        return click if await self.desk.state.seen.claim(click.key) else None

    async def _given(self, click: Click) -> Given:
        if click.talk is None:
            return await given_alone(self.desk, click.asked, click.team, click.channel)
        return await self.desk.answered(click.asked, click.team, click.talk)

    async def _posted(self, place: Place, given: Given) -> None:
        drawn = with_feedback(draw(given.reply), given.reply)
        await keep(self.desk, place, await self.desk.poster.post(place, drawn), given)

    async def _respond(self, click: Click, *, replace: bool) -> None:
        began, given = time.perf_counter(), await self._given(click)
        share = await self._to_share(click, given.reply) if click.place is None else ""
        self._start(given.reply, began, self._responded(click, given, share, replace=replace))

    async def _responded(self, click: Click, given: Given, share: str, *, replace: bool) -> None:
        await self.desk.poster.respond(
            click.response_url,
            with_feedback(draw(given.reply, share), given.reply),
            ephemeral=click.place is None,
            replace=replace,
            thread_ts=click.thread_ts,
        )
        if click.place is not None:
            await keep(self.desk, click.place, click.message_ts, given)

    def _start(self, reply: Reply, began: float, posting: Awaitable[object]) -> None:
        """Post behind the listener, and count what becomes of it."""
        self.desk.tasks.start(counted(self.desk.metrics, reply.receipt.status, began, posting))

    async def _to_share(self, click: Click, reply: Reply) -> str:
        if click.talk is None:
            return clean(click.asked)
        return await asked_alone(self.desk, reply, click.asked, click.team, click.channel)
