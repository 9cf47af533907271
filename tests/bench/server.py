"""A bot that listens for the benchmark: the real one, or one whose /compare does nothing."""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from slack_bolt.async_app import AsyncAck, AsyncApp
from uvicorn.loops.auto import auto_loop_factory

from bot.conversation import Conversations
from bot.responder import Responder
from bot.surfaces.slack import http
from bot.surfaces.slack.commands import COMMAND
from bot.surfaces.slack.desk import Desk
from bot.surfaces.slack.listeners import register
from bot.surfaces.slack.settings import SlackSettings
from knowledge.storage import read
from tests.slack_standin.workspace import BOT_TOKEN, SECRET


async def nothing(ack: AsyncAck) -> None:
    """Acknowledge a command and do no more."""
    await ack()


def idle(app: AsyncApp, desk: Desk) -> None:
    """The bot's listeners behind a /compare that does nothing."""
    app.command(COMMAND)(nothing)
    register(app, desk)


def main() -> None:
    """Serve on a free port and print the address; `real` or `idle`, Slack's address, a catalog."""
    sort, api_url, catalog = sys.argv[1:]
    conversations = Conversations(Responder(read(Path(catalog))))
    listeners = register if sort == "real" else idle
    with (
        TemporaryDirectory() as folder,
        asyncio.Runner(loop_factory=auto_loop_factory()) as runner,
    ):
        state = f"sqlite:///{folder}/state.db"
        settings = SlackSettings(BOT_TOKEN, SECRET, None, api_url, "127.0.0.1", 0, state)
        runner.run(
            http.serve(settings, conversations, lambda url: print(url, flush=True), listeners)  # noqa: T201 - how the parent learns it
        )


if __name__ == "__main__":
    main()
