"""A bot with an invented answerer, started as the command line starts it.

`ADDRESS MODE STATE [TIMEOUT LEASE SETTLE]`; the last three in seconds.
"""

import logging
import sys

from bot.surfaces.slack.settings import SlackSettings
from bot.surfaces.slack.start import run
from tests.bot.surfaces.slack.replies import Answers
from tests.slack_standin.workspace import APP_TOKEN, BOT_TOKEN, SECRET

if __name__ == "__main__":
    address, mode, state, *seconds = sys.argv[1:]
    logging.basicConfig(level=logging.INFO)
    app_token = APP_TOKEN if mode == "socket" else None
    timeout, lease, settle = map(float, seconds or ("10", "45", "30"))
    settings = SlackSettings(
        BOT_TOKEN,
        SECRET,
        app_token,
        address,
        port=0,
        state=state,
        timeout=timeout,
        lease=lease,
        settle=settle,
    )
    run(settings, Answers())
    logging.info("stopped in order")
