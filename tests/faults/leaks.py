"""Whether a secret or a word of a question gets into the log, at DEBUG, whatever happens."""

import asyncio
import io
import itertools
import logging
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import structlog

from bot.logs import about, set_up
from tests.bot.logs.kept import logging_kept
from tests.bot.logs.spelled import SPELLED
from tests.bot.surfaces.slack.conftest import Bot
from tests.bot.surfaces.slack.replies import Answers
from tests.slack_standin.delivery import OverHttp
from tests.slack_standin.payloads import ADA, command, direct, mention
from tests.slack_standin.workspace import APP_TOKEN, BOT_TOKEN, SECRET, Workspace

QUESTION = "would zanzibar cost us more than Kimi K2"
SECRETS = (BOT_TOKEN, APP_TOKEN, SECRET)
CANARIES = frozenset(
    {*SECRETS, "zanzibar", "/respond/", *(secret for _, secret in SPELLED.values())}
)
LOGGERS = ("bot.storm", "knowledge.x", "slack_sdk.web", "slack_bolt.App", "aiohttp")
PER_VISIT = 500


@dataclass
class Searched(io.StringIO):
    """Takes lines of a log, counts them, and keeps those with a canary in them."""

    lines: int = 0
    of_visits: int = 0
    leaks: list[str] = field(default_factory=list)

    def write(self, text: str) -> int:
        """Look at what is written; nothing is kept of it."""
        self.lines += text.count("\n")
        self.of_visits += "bot.surfaces" in text
        self.leaks += [text for canary in CANARIES if canary in text]
        return len(text)


@dataclass(frozen=True)
class Leaks:
    """How many lines were searched, and those that had what they may not have."""

    lines: int
    of_visits: int
    found: tuple[str, ...]

    @property
    def line(self) -> str:
        """The report."""
        return (
            f"log: {self.lines:,} lines at DEBUG, {self.of_visits:,} of them of a bot in trouble, "
            f"{len(self.found)} with a secret or a word of a question"
        )


def leaked(lines: int) -> Leaks:
    """Write at least so many lines, as JSON and as text, and search them."""
    of_visits, found, written = 0, [], 0
    with logging_kept():
        for form in ("json", "text"):
            searched = Searched()
            set_up("debug", form, SECRETS, cast("io.TextIOBase", searched))  # type: ignore[arg-type]
            # Whoever asks for the libraries' own lines does not get them.
            for name in (*LOGGERS, "aiosqlite", "sqlalchemy.engine"):
                logging.getLogger(name).setLevel(logging.DEBUG)
            while searched.lines < lines / 2:
                asyncio.run(_visited())
                _storm(min(PER_VISIT, lines // 20))
            found += searched.leaks
            written += searched.lines
            of_visits += searched.of_visits
    return Leaks(written, of_visits, tuple(found))


async def _visited() -> None:
    """A bot in whose way everything gets, asked over HTTP and over a socket."""
    slack, answers = Workspace(), Answers()
    await slack.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            for transport in ("http", "socket"):
                bot = Bot(slack, answers, f"sqlite:///{Path(folder) / transport}.db")
                deliver = await bot.start(transport)
                for broken in (False, True):
                    answers.broken = broken
                    slack.failures = ["invalid_blocks", "internal_error", "not_in_channel"]
                    with about(event_id=BOT_TOKEN):
                        await deliver.event(mention(QUESTION))
                        await deliver.event(direct(QUESTION, user=ADA))
                        await deliver.command(command(QUESTION, slack.response_url))
                if isinstance(deliver, OverHttp):
                    for body in (b"{", b"payload=%7Bzanzibar", QUESTION.encode()):
                        await deliver.send(body)
                        await deliver.send(body, headers={})
                answers.broken = False
                await bot.stop()
    finally:
        await slack.stop()


def _storm(lines: int) -> None:
    """Every spelling of a secret, and errors that quote a question, at every level."""
    places = itertools.cycle(LOGGERS)
    for number, (line, error) in zip(range(lines), _said(), strict=False):
        log = logging.getLogger(next(places))
        level = (logging.DEBUG, logging.INFO, logging.ERROR)[number % 3]
        log.log(level, "%s", line, exc_info=error)
        structlog.get_logger("bot.storm").info("said", said=line, exc_info=error)


def _said() -> Iterator[tuple[str, BaseException]]:
    spelled = itertools.cycle(line for line, _ in SPELLED.values())
    for line in spelled:
        try:
            SPELLED[QUESTION]
        except KeyError as cause:
            error = RuntimeError(QUESTION, line)
            error.__cause__ = cause
            yield line, error
