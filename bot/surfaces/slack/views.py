"""Opening and changing views; a view that Slack does not take is logged, and said to be missing."""

import logging

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.surfaces.slack.forms import View
from bot.surfaces.slack.posting import refusal

logger = logging.getLogger(__name__)


async def opened(client: AsyncWebClient, trigger: str, view: View) -> str | None:
    """Open a modal, which has to happen within three seconds of a click; its id, if it opened."""
    try:
        answer = await client.views_open(trigger_id=trigger, view=view)
    except SlackApiError as error:
        logger.warning("Slack opened no view: %s", refusal(error))
        return None
    except (ClientError, TimeoutError) as error:
        logger.warning("Slack opened no view: %s", type(error).__name__)
        return None
    return str(answer["view"]["id"])


async def changed(client: AsyncWebClient, view_id: str, view: View) -> None:
    """Put a modal in the place of one that is open; somebody may have closed it meanwhile."""
    try:
        await client.views_update(view_id=view_id, view=view)
    except SlackApiError as error:
        logger.warning("Slack changed no view: %s", refusal(error))
    except (ClientError, TimeoutError) as error:
        logger.warning("Slack changed no view: %s", type(error).__name__)
