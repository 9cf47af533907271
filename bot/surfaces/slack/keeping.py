"""Receipts of answers that a whole channel sees, kept once they stand there."""

import logging

from bot.announcements.answers import answer_of
from bot.announcements.corrections import written as text_of
from bot.conversation.memory import written
from bot.state.receipts import Answered
from bot.surfaces.slack.desk import Desk, Given
from bot.surfaces.slack.places import Place
from bot.surfaces.slack.private import private_reply
from bot.surfaces.slack.tasks import where

logger = logging.getLogger(__name__)


async def keep(desk: Desk, place: Place, ts: str, given: Given) -> None:
    """Keep what the answer at a timestamp was made of, if it may be corrected one day.

    What fails here costs no answer: that is posted already.
    """
    if place.channel.startswith("D") or not given.preferences.corrections:
        return
    try:
        await _keep(desk, place, ts, given)
    except Exception as error:
        logger.error("A receipt was not kept: %s", where(error))  # noqa: TRY400


async def given_alone(desk: Desk, message: str, team: str, channel: str) -> Given:
    """The reply to a message of no thread, with what a thread would remember of it."""
    reply = await private_reply(desk, message, team, channel)
    reading = desk.answerer.responder.read(message).remembered(reply.receipt.kind)
    return Given(reply, written(reading), await desk.state.preferences.of(team, channel))


async def _keep(desk: Desk, place: Place, ts: str, given: Given) -> None:
    receipt, preferences = given.reply.receipt, given.preferences
    answer = answer_of(desk.answerer.responder, receipt, given.memory, preferences)
    if answer is None:
        return
    answered = Answered(
        team=place.team,
        channel=place.channel,
        ts=ts,
        thread_ts=place.thread_ts,
        memory=answer.memory,
        preferences=preferences,
        figures=text_of(answer.figures),
        edition=receipt.edition,
    )
    await desk.state.receipts.keep(answered)
