"""Carries what is announced to Slack's channels, and says what came of it."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bot.announcements.outcomes import (
    Failed,
    Found,
    Limited,
    Looking,
    Posting,
    Refused,
    Sent,
    Uncertain,
    Unreadable,
)
from bot.state.posts import Post
from bot.surfaces.slack.blocks import Drawn
from bot.surfaces.slack.places import Place
from bot.surfaces.slack.posting import (
    LimitedError,
    Poster,
    is_closed,
    is_definite,
    refusal,
    seconds_to_wait,
)
from bot.surfaces.slack.tasks import where

logger = logging.getLogger(__name__)

NOTHING_TO_SAY, GONE = "nothing_to_say", "message_not_found"
# After these the bot is not, or no more, where it should post.
AWAY = frozenset(
    {
        "account_inactive",
        "channel_not_found",
        "invalid_auth",
        "is_archived",
        "not_in_channel",
        "not_installed",
        "token_revoked",
    }
)
RESTRICTED = "restricted_action"
# After these it is the token that is no good, whatever the channel: until there is another, what is
# to be posted in the workspace waits, and is tried every so many seconds.
LOCKED_OUT = frozenset({"account_inactive", "invalid_auth", "token_expired", "token_revoked"})
LOCKED_OUT_FOR = 600.0


async def carried(poster: Poster, place: Place, drawn: Drawn, mark: str = "") -> Posting:
    """Post a message, and say what came of it."""
    try:
        return Sent(await poster.post(place, drawn, mark))
    except LimitedError as limited:
        return Limited(limited.seconds)
    except SlackApiError as error:
        why = refusal(error)
        away = why in AWAY or why.startswith(RESTRICTED)
        return Refused(why, away) if is_definite(error) else Uncertain(why)
    except (ClientError, TimeoutError) as error:
        return Uncertain(type(error).__name__)


@dataclass(frozen=True, slots=True)
class SlackCarrier:
    """Posts with the tokens of each workspace; `draw` says what a post says, None if nothing.

    `before` is done right before each try, and says whether there is anything to post for still. It
    may raise LimitedError.
    """

    poster: Poster
    draw: Callable[[Post], Drawn | None]
    before: Callable[[Post], Awaitable[bool]] | None = field(default=None, kw_only=True)

    async def send(self, post: Post) -> Posting | Failed:
        """Post a message, which can be found again by its id."""
        try:
            drawn = self.draw(post)
            if drawn is None:
                return Refused(NOTHING_TO_SAY)
            if self.before is not None and not await self.before(post):
                return Refused(GONE)
            posting = await carried(self.poster, _place(post), drawn, post.id)
        except LimitedError as limited:
            return Limited(limited.seconds)
        except Exception as error:
            return _failed(error)
        locked_out = isinstance(posting, Refused) and posting.error in LOCKED_OUT
        return Limited(LOCKED_OUT_FOR) if locked_out else posting

    async def find(self, post: Post) -> Looking | Failed:
        """Look for a post since it was first tried."""
        try:
            return Found(await self.poster.find(_place(post), post.id, post.first_at))
        except SlackApiError as error:
            why = refusal(error)
            if is_closed(error) and why not in LOCKED_OUT:
                return Unreadable(why)
            return Uncertain(why, seconds_to_wait(error) or 0.0)
        except (ClientError, TimeoutError) as error:
            return Uncertain(type(error).__name__)
        except Exception as error:
            return _failed(error)

    async def delete(self, post: Post, ts: str) -> bool:
        """Take one of the bot's messages away."""
        try:
            return await self.poster.take_away(_place(post), ts)
        except Exception as error:
            _failed(error)
            return False


def _failed(error: Exception) -> Failed:
    """Log where it went wrong; a post that fails stops no other."""
    logger.error("A post failed: %s", where(error))
    return Failed(type(error).__name__)


def _place(post: Post) -> Place:
    return Place(post.channel, post.thread_ts, post.team)
