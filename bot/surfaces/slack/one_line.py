"""One line in place of an answer, said where somebody is who sent a request."""

import logging
from typing import Any

from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.surfaces.slack.blocks import sentence
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.forms import View, line, modal
from bot.surfaces.slack.messages import for_us
from bot.surfaces.slack.places import Place, at_home, team_of
from bot.surfaces.slack.views import changed

logger = logging.getLogger(__name__)


def say(desk: Desk, body: dict[str, Any], client: AsyncWebClient, said: str) -> BoltResponse:
    """Say a line to whoever sent a request of any kind, and give the reply to Slack: a 200."""
    if "command" in body:
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": said})
    if body.get("type") == "view_submission":
        return BoltResponse(status=200, body={"response_action": "update", "view": _view(said)})
    try:
        _post(desk, body, client, said)
    except (KeyError, IndexError, TypeError, AttributeError):
        # The request is not shaped as Slack documents it; there is nobody to say it to.
        logger.warning("A request from Slack had an unknown shape")
    return BoltResponse(status=200)


def _post(desk: Desk, body: dict[str, Any], client: AsyncWebClient, said: str) -> None:
    poster, tasks = desk.poster, desk.tasks
    if "response_url" in body:
        url, thread_ts = body["response_url"], body.get("container", {}).get("thread_ts")
        tasks.start(poster.respond(url, sentence(said), ephemeral=True, thread_ts=thread_ts))
    elif body.get("type") == "block_actions":
        _post_in(desk, body["view"], body, client, said)
    elif for_us(body.get("event", {})):
        place = Place.of_message(body["event"]["channel"], body["event"], team_of(body))
        tasks.start(poster.post(place, sentence(said)))


def _post_in(
    desk: Desk, view: dict[str, Any], body: dict[str, Any], client: AsyncWebClient, said: str
) -> None:
    """In the modal itself; an App Home stays as it is, and the direct message has the line."""
    if view["type"] == "modal":
        desk.tasks.start(changed(client, view["id"], _view(said)))
    else:
        desk.tasks.start(desk.poster.post(at_home(body), sentence(said)))


def _view(said: str) -> View:
    return modal("said", "Versus", [line("said", said)])
