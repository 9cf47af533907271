"""Sharing an ephemeral answer: asked again, posted to the channel, taken away where it was."""

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bot.surfaces.slack.blocks import draw, sentence
from bot.surfaces.slack.click import Click
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.keeping import given_alone, keep
from bot.surfaces.slack.places import Place
from bot.surfaces.slack.posting import LimitedError, refusal
from bot.surfaces.slack.under import with_feedback
from bot.surfaces.slack.wording import CANNOT_SHARE, NOT_SHARED, UNCONFIRMED

_NOT_A_MEMBER = frozenset(
    {"not_in_channel", "channel_not_found", "is_archived", "restricted_action"}
)


async def share(desk: Desk, click: Click) -> None:
    """Post the answer behind a click for the whole channel, once, with the sharer's name.

    Where Slack refuses, whoever clicked is told why and keeps the answer and its button. Where no
    reply came it may have been posted: that is said, and sharing again is not offered.
    """
    once = "/".join(("shared", click.channel, click.message_ts, click.user))
    if not await desk.state.seen.claim(once):
        return
    try:
        await _post(desk, click)
    except LimitedError:
        await desk.state.seen.release(once)
        await _tell(desk, click, NOT_SHARED)
    except SlackApiError as error:
        await desk.state.seen.release(once)
        outside = refusal(error) in _NOT_A_MEMBER
        await _tell(desk, click, CANNOT_SHARE if outside else NOT_SHARED)
    except (ClientError, TimeoutError):
        await _tell(desk, click, UNCONFIRMED)
    else:
        await desk.poster.delete(click.response_url)


async def _post(desk: Desk, click: Click) -> None:
    place = Place(click.channel, team=click.team)
    given = await given_alone(desk, click.asked, click.team, click.channel)
    drawn = with_feedback(draw(given.reply, sharer=click.name), given.reply)
    await keep(desk, place, await desk.poster.post(place, drawn), given)


async def _tell(desk: Desk, click: Click, said: str) -> None:
    await desk.poster.respond(
        click.response_url, sentence(said), ephemeral=True, thread_ts=click.thread_ts
    )
