"""`make pictures`: draws the answers of docs/answers.md again. Needs npm and Chromium."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.conversation import Conversations
from bot.responder import Responder
from bot.surfaces.slack.blocks import draw
from bot.surfaces.slack.under import with_feedback
from knowledge.storage import read
from tests.days import TODAY
from tests.pictures.announced import announcements
from tests.pictures.answers import HOUSE, PAGE, PICTURES, SHOWN, names, page

PACKAGES = ("slack-blocks-to-jsx@1.1.1", "react@19.3.1", "react-dom@19.3.1", "upng-js@2.1.0")
HERE = Path(__file__).parent
WIDTH = 700
TITLE = re.compile(r"<title>(\d+)</title>")


def main() -> None:
    """Draw every answer, and write the page."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("make pictures needs Chromium (Debian's package chromium)")
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", folder)
        _run("npm", "install", *quiet, *PACKAGES)
        Path(folder, "messages.json").write_text(json.dumps(messages()), encoding="utf-8")
        _run("node", str(HERE / "render.mjs"), folder)
        pictures = [PICTURES / f"{each}.png" for each in names()]
        for each in pictures:
            _photograph(chromium, Path(folder, f"{each.stem}.html"), each)
        _run("node", str(HERE / "shrink.mjs"), folder, *map(str, pictures))
    PAGE.write_text(page(), encoding="utf-8")


def messages() -> dict[str, list[object]]:
    """The blocks of every answer and announcement, as they are posted."""
    conversations = Conversations(Responder(read(HOUSE / "catalog.db"), TODAY))
    replies = {each.name: conversations.ask(each.question) for each in SHOWN}
    answers = {name: with_feedback(draw(reply), reply) for name, reply in replies.items()}
    return {name: list(each.blocks) for name, each in (answers | {**announcements()}).items()}


def _photograph(chromium: str, html: Path, png: Path) -> None:
    # A container's root has no sandbox to run Chromium in; the page is our own, and loads nothing.
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    common = (chromium, "--headless", "--disable-gpu", "--hide-scrollbars", *sandbox)
    height = TITLE.search(_run(*common, "--dump-dom", f"--window-size={WIDTH},800", html.as_uri()))
    assert height, f"{html.name} does not say how high it is"
    size = f"--window-size={WIDTH},{height.group(1)}"
    _run(*common, f"--screenshot={png}", size, html.as_uri())


def _run(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own words
    return done.stdout


if __name__ == "__main__":
    main()
