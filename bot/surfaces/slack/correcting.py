"""Corrections in Slack: the old answer is edited, then its thread is told old and new figures."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bot.announcements.answers import asked_again
from bot.announcements.content import Correcting, Said, read
from bot.announcements.corrections import correction
from bot.library import Library
from bot.state.posts import Post
from bot.state.receipts import Answered
from bot.surfaces.slack.blocks import Drawn, draw
from bot.surfaces.slack.carrier import GONE
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.posting import LimitedError, refusal, seconds_to_wait
from bot.surfaces.slack.under import with_feedback
from bot.surfaces.slack.wording import corrected_on

logger = logging.getLogger(__name__)


def correction_drawn(library: Library, said: Sequence[Said]) -> Drawn | None:
    """What is otherwise in the answers of a thread, drawn; None where nothing is.

    A figure that several of them showed is told once, as the last of them had it.
    """
    found = [each for each in said if isinstance(each, Correcting)]
    then = {key: shown for each in found for key, shown in each.then.items()}
    now = {key: shown for each in found for key, shown in each.now.items()}
    reply = correction(library, then, now)
    return draw(reply) if reply else None


@dataclass(frozen=True, slots=True)
class Editing:
    """Edits answers before their threads are told; all of a post within `most` seconds."""

    desk: Desk
    most: float

    async def edit(self, post: Post) -> bool:
        """Show the figures of now in the answers that a post corrects; it may be done again.

        False where there are such and all of them are gone. Raises LimitedError.
        """
        stamps = [each.ts for each in read(post.content) if isinstance(each, Correcting)]
        if not stamps:
            return True
        there = False
        try:
            async with asyncio.timeout(self.most):
                for ts in stamps:
                    there |= await self._edited(post, ts)
        except (SlackApiError, ClientError, TimeoutError) as error:
            # The thread is told all the same.
            why = refusal(error) if isinstance(error, SlackApiError) else type(error).__name__
            logger.warning("An answer was not edited: %s", why)
            return True
        return there

    async def _edited(self, post: Post, ts: str) -> bool:
        """Edit one answer, if it can be asked again; whether it is there still."""
        answered = await self.desk.state.receipts.of(post.team, post.channel, ts)
        if answered is None:
            return False
        drawn = self._drawn(answered)
        if drawn is None or await self._replaced(post, ts, drawn):
            return True
        await self.desk.state.receipts.forget(post.team, post.channel, ts)
        return False

    def _drawn(self, answered: Answered) -> Drawn | None:
        responder = self.desk.answerer.responder
        reply = asked_again(responder, answered.memory, answered.preferences)
        if reply is None:
            return None
        noted = corrected_on(responder.library.today.isoformat())
        corrected = replace(reply, notes=(*reply.notes, noted))
        return with_feedback(draw(corrected), corrected)

    async def _replaced(self, post: Post, ts: str, drawn: Drawn) -> bool:
        """Put an answer in the place of a message; False where there is none any more."""
        client = await self.desk.poster.clients.of(post.team)
        try:
            await client.chat_update(
                channel=post.channel, ts=ts, text=drawn.text, blocks=[*drawn.blocks]
            )
        except SlackApiError as error:
            seconds = seconds_to_wait(error)
            if seconds is not None:
                raise LimitedError(seconds) from None
            if refusal(error) != GONE:
                raise
            return False
        return True
