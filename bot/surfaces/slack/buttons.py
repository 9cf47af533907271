"""The buttons under an answer: finish a question, ask the next one, share."""

from dataclasses import dataclass
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck

from bot.reply import Reply
from bot.surfaces.slack.blocks import Drawn, draw
from bot.surfaces.slack.click import Click
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.escaping import clean
from bot.surfaces.slack.private import private_reply
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
            reply = await self._reply(click)
            drawn = with_feedback(draw(reply), reply)
            self.desk.tasks.start(self.desk.poster.post(click.place, drawn))

    async def share(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        """Show the channel what only one person saw."""
        await ack()
        click = await self._taken(body)
        if click is not None:
            self.desk.tasks.start(share(self.desk, click))

    async def _taken(self, body: dict[str, Any]) -> Click | None:
        """Read a click, unless that very click was taken on before."""
        click = Click.read(body)
        key = "/".join((click.channel, click.message_ts, click.user, click.button, click.at))
        return click if await self.desk.state.seen.claim(key) else None

    async def _reply(self, click: Click) -> Reply:
        if click.place is None:
            return await private_reply(self.desk, click.asked, click.team, click.channel)
        return await self.desk.answered(click.asked, click.team, click.place.talk)

    async def _respond(self, click: Click, *, replace: bool) -> None:
        reply = await self._reply(click)
        private = click.place is None
        drawn = with_feedback(_for_one(reply, click) if private else draw(reply), reply)
        work = self.desk.poster.respond(
            click.response_url, drawn, ephemeral=private, replace=replace
        )
        self.desk.tasks.start(work)


def _for_one(reply: Reply, click: Click) -> Drawn:
    return draw(reply, clean(click.asked))
