"""Questions on their way to an answer: stored before Slack hears of it, answered once.

A row says `sending` before its answer is posted. Where it is not known whether that worked (a
lost reply, a killed process), the answer is looked for in the conversation before it is posted
again; where that may not be read, it is given up and said to be late.
"""

import asyncio
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bot.metrics import Outcome
from bot.preferences import Where
from bot.reply import Status
from bot.state.inbox import Received, Stage, Waiting
from bot.surfaces.slack.alone import asked_alone
from bot.surfaces.slack.blocks import Drawn, draw, sentence
from bot.surfaces.slack.desk import Desk, Given
from bot.surfaces.slack.incoming import question
from bot.surfaces.slack.keeping import keep
from bot.surfaces.slack.places import Place
from bot.surfaces.slack.posting import LimitedError, is_closed, is_definite, refusal
from bot.surfaces.slack.tasks import where
from bot.surfaces.slack.under import with_feedback
from bot.surfaces.slack.wording import SORRY

logger = logging.getLogger(__name__)

# Older questions are not answered any more; seconds.
TOO_OLD = 600.0


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers what is in the inbox; `pause` is how often others' rows are looked for, seconds."""

    desk: Desk
    pause: float = 1.0

    async def take(self, received: Received) -> None:
        """Store a question, then answer it behind the caller; one stored before is let be."""
        began = time.perf_counter()
        taken = await self.desk.state.inbox.take(received)
        if taken:
            self.desk.tasks.start(self._answer(received, time.time()))
        took = time.perf_counter() - began
        self.desk.metrics.requested("event", "taken" if taken else "repeated", took)

    async def resume_forever(self) -> None:
        """Take up what other processes, or one before, left; until cancelled."""
        await self.desk.currency.looked.wait()
        first = self.desk.state.database.alone
        while True:
            try:
                if not self.desk.is_behind:
                    for each in await self.desk.state.inbox.due(all_of_before=first):
                        if each.received.key not in self.desk.under_way:
                            self.desk.tasks.start(self._again(each))
                    first = False
            except Exception as error:
                logger.error("The inbox could not be read: %s", where(error))  # noqa: TRY400
            await asyncio.sleep(self.pause)

    async def _again(self, waiting: Waiting) -> None:
        received, inbox = waiting.received, self.desk.state.inbox
        if time.time() - waiting.since > TOO_OLD:
            await self._give_up(received, "it is too old")
        elif not waiting.sending:
            await self._answer(received, waiting.since)
        else:
            try:
                found = await self.desk.poster.find(_place(received), received.key, waiting.since)
            except (SlackApiError, ClientError, TimeoutError) as error:
                await self._unreadable(received, error)
            else:
                if found:
                    self.desk.metrics.answered(Status.ANSWERED, time.time() - waiting.since)
                    await inbox.close(received.key, Stage.ANSWERED, found[0])
                else:
                    await self._answer(received, waiting.since)

    async def _unreadable(self, received: Received, error: Exception) -> None:
        """The conversation cannot be read: for good, or only now."""
        if isinstance(error, SlackApiError) and is_closed(error):
            await self._give_up(received, f"its thread may not be read ({refusal(error)})")
        else:
            await self.desk.state.inbox.leave(received.key, self.desk.settle)

    async def _give_up(self, received: Received, why: str) -> None:
        logger.warning("A question is late: %s", why)
        await self.desk.state.inbox.close(received.key, Stage.LATE)
        self.desk.metrics.answered("late")

    async def _answer(self, received: Received, since: float) -> None:
        self.desk.under_way.add(received.key)
        try:
            # Few at a time, and later: what comes in is stored before what goes out.
            await self.desk.arrivals.over()
            async with self.desk.turns:
                if self.desk.is_behind:
                    # Others may have it at once, and so may we with a newer catalog.
                    await self.desk.state.inbox.postpone(received.key, 0)
                    return
                with self.desk.metrics.under_way():
                    await self._posted(received, since)
        finally:
            self.desk.under_way.discard(received.key)

    async def _posted(self, received: Received, since: float) -> None:
        inbox, place = self.desk.state.inbox, _place(received)
        preferences = await self.desk.state.preferences.of(received.team, received.channel)
        hidden = preferences.where is Where.EPHEMERAL and not received.channel.startswith("D")
        drawn, given = await self._drawn(received, place, hidden=hidden)
        if not await inbox.sending(received.key):
            return
        if hidden:
            # In a thread that has not begun, Slack does not show what one person alone may see.
            place = replace(place, thread_ts=received.thread_ts)
        try:
            ts = await self.desk.poster.post(
                place, drawn, mark=received.key, only_for=received.user if hidden else None
            )
        except LimitedError as limited:
            await inbox.postpone(received.key, limited.seconds)
        except (SlackApiError, ClientError, TimeoutError) as error:
            await self._failed(received, error)
        else:
            outcome: Outcome = given.reply.receipt.status if given else "failed"
            self.desk.metrics.answered(outcome, time.time() - since)
            if given and not hidden:
                await keep(self.desk, place, ts, given)
            await inbox.close(received.key, Stage.ANSWERED, ts)

    async def _drawn(
        self, received: Received, place: Place, *, hidden: bool
    ) -> tuple[Drawn, Given | None]:
        """The answer, drawn, and to be shared if it is hidden; an apology where answering fails."""
        asked, team = question(received.text), received.team
        try:
            began = received.thread_ts or received.channel.startswith("D")
            given = await self.desk.answered(asked, team, place.talk, continues=bool(began))
            reply, share = given.reply, ""
            if hidden:
                share = await asked_alone(self.desk, reply, asked, team, received.channel)
        except Exception as error:
            # Without a trace: it may quote what a person wrote.
            logger.error("A question could not be answered: %s", where(error))  # noqa: TRY400
            return sentence(SORRY), None
        return with_feedback(draw(reply, share), reply), given

    async def _failed(self, received: Received, error: Exception) -> None:
        """A post failed: certainly, or perhaps only its reply was lost."""
        logger.error("An answer was not posted: %s", where(error))
        if isinstance(error, SlackApiError) and is_definite(error):
            self.desk.metrics.answered("failed")
            await self.desk.state.inbox.close(received.key, Stage.REFUSED)
        else:
            await self.desk.state.inbox.leave(received.key, self.desk.settle)


def received_of(event: Mapping[str, str], event_id: str, team: str) -> Received:
    """What an event brings: a mention or a direct message that a person wrote."""
    return Received(
        key=event_id,
        team=team,
        channel=event["channel"],
        ts=event["ts"],
        user=event["user"],
        text=event.get("text") or "",
        thread_ts=event.get("thread_ts"),
        client=event.get("client_msg_id"),
    )


def _place(received: Received) -> Place:
    message = {"ts": received.ts, "thread_ts": received.thread_ts}
    return Place.of_message(received.channel, message, received.team)
