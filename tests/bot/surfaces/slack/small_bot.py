"""A bot with an invented answerer, started as the command line starts it: `ADDRESS MODE STATE`."""

import logging
import sys

from bot.surfaces.slack.settings import SlackSettings
from bot.surfaces.slack.start import run
from tests.bot.surfaces.slack.replies import Answers
from tests.slack_standin.workspace import APP_TOKEN, BOT_TOKEN, SECRET

if __name__ == "__main__":
    address, mode, state = sys.argv[1:]
    logging.basicConfig(level=logging.INFO)
    app_token = APP_TOKEN if mode == "socket" else None
    run(SlackSettings(BOT_TOKEN, SECRET, app_token, address, port=0, state=state), Answers())
    logging.info("stopped in order")
