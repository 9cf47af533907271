"""Answers that one person sees: of no thread, but with what the channel has settled on."""

from collections.abc import Callable

from bot.reply import Reply
from bot.surfaces.slack.desk import Desk


async def asking_in(desk: Desk, team: str, channel: str) -> Callable[[str], Reply]:
    """Give what answers a message in a channel, outside its threads."""
    preferences = await desk.state.preferences.of(team, channel)
    return lambda message: desk.answerer.ask(message, None, preferences)


async def private_reply(desk: Desk, message: str, team: str, channel: str) -> Reply:
    """Answer a message that one person sees."""
    return (await asking_in(desk, team, channel))(message)
