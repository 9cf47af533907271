"""Who may change a channel's settings: its members, if they are no guests and no outsiders.

Slack is asked each time: somebody may have left since. Where it does not say, nobody may.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.surfaces.slack.posting import refusal
from bot.surfaces.slack.wording import (
    GUEST,
    NOT_A_MEMBER,
    NOT_TOLD,
    OUTSIDER,
    SHARED_CHANNEL,
    UNSEEN,
)

logger = logging.getLogger(__name__)

# Members are given by the thousand; who is not among the first fifty thousand is not looked for.
PAGE, MOST_PAGES = 1000, 50
_UNSEEN = frozenset({"channel_not_found", "not_in_channel", "missing_scope", "access_denied"})


@dataclass(frozen=True, slots=True)
class Rights:
    """Whether somebody may change a channel's settings; `refused` says why not, in one line."""

    refused: str = ""
    name: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody of a workspace, and the channel whose settings they want to change."""

    team: str
    user: str
    channel: str


def asking_of(body: Mapping[str, Any], channel: str) -> Asking:
    """Whoever clicked or sent a form, and the channel that it is about."""
    return Asking(body["team"]["id"], body["user"]["id"], channel)


async def rights(client: AsyncWebClient, asking: Asking) -> Rights:
    """Ask Slack who somebody is and whether they are in a channel."""
    try:
        return await _looked_up(client, asking)
    except SlackApiError as error:
        logger.warning("Slack did not say who may change settings: %s", refusal(error))
        return Rights(UNSEEN if refusal(error) in _UNSEEN else NOT_TOLD)
    except (ClientError, TimeoutError) as error:
        logger.warning("Slack did not say who may change settings: %s", type(error).__name__)
        return Rights(NOT_TOLD)


async def _looked_up(client: AsyncWebClient, asking: Asking) -> Rights:
    if asking.channel.startswith("D"):
        # Nobody but the two of it can act in a direct message.
        user = (await client.users_info(user=asking.user))["user"]
        return Rights(_not_by(user, asking.team), name_of(user))
    found, info = await asyncio.gather(
        client.users_info(user=asking.user), client.conversations_info(channel=asking.channel)
    )
    user, channel = found["user"], info["channel"]
    why = _not_by(user, asking.team) or (SHARED_CHANNEL if _is_shared(channel) else "")
    if not why and not await _is_member(client, asking):
        why = NOT_A_MEMBER
    return Rights(why, name_of(user), str(channel.get("name") or ""))


def name_of(user: Mapping[str, Any]) -> str:
    """How somebody is called, as plain text."""
    profile = user.get("profile") or {}
    names = (profile.get("display_name"), profile.get("real_name"), user.get("name"))
    return str(next((name for name in names if name), "Somebody"))


def _not_by(user: Mapping[str, Any], team: str) -> str:
    """Why it is not for this person, whatever the channel; what Slack leaves out is no right."""
    teams = {user.get("team_id"), *(user.get("enterprise_user") or {}).get("teams", ())}
    if user.get("is_stranger") or team not in teams or user.get("is_bot") or user.get("deleted"):
        return OUTSIDER
    return GUEST if user.get("is_restricted") or user.get("is_ultra_restricted") else ""


def _is_shared(channel: Mapping[str, Any]) -> bool:
    return bool(channel.get("is_ext_shared") or channel.get("is_pending_ext_shared"))


async def _is_member(client: AsyncWebClient, asking: Asking) -> bool:
    async for members in _pages(client, asking.channel):
        if asking.user in members:
            return True
    return False


async def _pages(client: AsyncWebClient, channel: str) -> AsyncIterator[list[str]]:
    cursor = ""
    for _ in range(MOST_PAGES):
        page = await client.conversations_members(channel=channel, limit=PAGE, cursor=cursor)
        yield page["members"]
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return
