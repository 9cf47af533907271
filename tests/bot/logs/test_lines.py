"""What a line of the log has, and what it never has."""

import asyncio
import io
import json
import logging
import sys
import threading

import pytest
import structlog
from sqlalchemy import create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from bot.logs import about, raised, set_up
from tests.bot.logs.conftest import Lines

QUESTION = "what would Kimi K2 cost our secret project"
ours = logging.getLogger("bot.somewhere")


def failing() -> None:
    try:
        dict[str, str]()[QUESTION]
    except KeyError as error:
        raise ValueError(f"cannot read: {QUESTION}") from error


def test_a_line_is_one_object_with_time_level_and_place(lines: Lines) -> None:
    ours.info("Answering from %s", "edition 1")
    structlog.get_logger("bot.elsewhere").warning("Late", seconds=3)
    first, second = lines()
    assert (first["event"], first["level"]) == ("Answering from edition 1", "info")
    assert first["logger"] == "bot.somewhere"
    assert first["timestamp"].endswith("Z")
    assert (second["event"], second["level"], second["seconds"]) == ("Late", "warning", 3)


async def test_what_is_known_is_on_every_line_inside_and_in_tasks_begun_there(lines: Lines) -> None:
    async def later() -> None:
        await asyncio.sleep(0)
        ours.info("later")

    with about(event_id="Ev1", edition="1"):
        task = asyncio.create_task(later())
        ours.info("inside")
    ours.info("outside")
    await task
    known = {line["event"]: line.get("event_id") for line in lines() if "bot" in line["logger"]}
    assert known == {"inside": "Ev1", "later": "Ev1", "outside": None}


def test_an_error_is_named_with_its_lines_and_its_cause_and_without_its_words(lines: Lines) -> None:
    try:
        failing()
    except ValueError:
        ours.exception("It failed")
        structlog.get_logger("bot.elsewhere").exception("It failed again")
    for line in lines():
        assert line["raised"].startswith("ValueError < test_lines.py:")
        assert "; from KeyError < test_lines.py:" in line["raised"]
        assert "Kimi" not in json.dumps(line)


def test_errors_that_cause_each_other_are_named_once() -> None:
    first, second = ValueError("one"), KeyError("two")
    first.__cause__, second.__cause__ = second, first
    assert raised(first) == "ValueError; from KeyError"


@pytest.mark.parametrize(
    "name", ["slack_sdk.web", "slack_bolt.AsyncApp", "aiohttp.client", "aiosqlite", "uvicorn.error"]
)
def test_nobody_elses_debug_lines_are_written_whoever_asks_for_them(
    lines: Lines, name: str
) -> None:
    theirs = logging.getLogger(name)
    theirs.setLevel(logging.DEBUG)
    theirs.debug("token %s", "xoxb-1-canary")
    theirs.info("connected")
    theirs.setLevel(logging.NOTSET)
    assert [line["event"] for line in lines()] == ["connected"]


def test_the_values_of_statements_are_not_logged_even_where_they_fail(lines: Lines) -> None:
    with create_engine("sqlite://").connect() as database:
        database.execute(text("select :said"), {"said": QUESTION})
        try:
            database.execute(text("select :said from nowhere"), {"said": QUESTION})
        except SQLAlchemyError:
            ours.exception("The state failed")
    (line,) = lines()
    assert line["raised"].startswith("OperationalError < ")
    assert "Kimi" not in json.dumps(line)


async def test_a_task_nobody_waited_for_is_told_of_without_its_words(lines: Lines) -> None:
    async def fails() -> None:
        raise RuntimeError(QUESTION)

    task = asyncio.create_task(fails())
    await asyncio.wait([task])
    told = {"message": "Task exception was never retrieved", "exception": task.exception()}
    asyncio.get_running_loop().call_exception_handler({**told, "task": task})
    found = [line for line in lines() if line["level"] == "error"]
    assert [line["event"] for line in found] == ["Task exception was never retrieved"]
    assert "Kimi" not in json.dumps(found)


def test_an_error_that_ends_a_thread_or_the_program_is_named(lines: Lines) -> None:
    try:
        failing()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    thread = threading.Thread(target=failing)
    thread.start()
    thread.join()
    ended, thread_ended = lines()
    assert (ended["level"], thread_ended["level"]) == ("critical", "critical")
    assert "ValueError" in ended["raised"]
    assert "ValueError" in thread_ended["event"]


def test_a_line_that_cannot_be_written_is_told_of_without_its_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    # Here and not in a fixture: pytest's own handlers, which raise, are out of the way then.
    written = io.StringIO()
    set_up("debug", "json", to=written)
    ours.info("%d %d", QUESTION)
    assert written.getvalue() == ""
    said = capsys.readouterr().err
    assert said == "A line of bot.somewhere could not be logged: TypeError\n"


def test_secrets_are_hidden_wherever_in_a_line_they_are(lines: Lines) -> None:
    with about(event_id="xoxb-1-canary"):
        ours.info("the secret is an-invented-secret", extra={"more": "v0=c0ffee"})
        structlog.get_logger("bot").info("x", **{"xapp-1-canary": {"deep": ["xoxp-1-canary"]}})
    said = json.dumps(lines())
    assert said.count("[hidden]") == 5
    assert "canary" not in said


@pytest.mark.parametrize(("level", "said"), [("debug", 4), ("info", 3), ("error", 1)])
def test_the_level_is_the_one_that_is_set(level: str, said: int) -> None:
    written = io.StringIO()
    set_up(level, "json", to=written)
    for write in (ours.debug, ours.info, ours.warning, ours.error):
        write("said")
    assert len(written.getvalue().splitlines()) == said


def test_a_terminal_gets_text_and_anything_else_json() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for form, to, is_json in (
        ("auto", Terminal(), False),
        ("auto", io.StringIO(), True),
        ("json", Terminal(), True),
        ("text", io.StringIO(), False),
    ):
        set_up("info", form, to=to)
        ours.warning("said")
        assert to.getvalue().startswith("{") is is_json, form
        assert "said" in to.getvalue()


def test_setting_it_up_again_writes_each_line_once(lines: Lines) -> None:
    again = io.StringIO()
    set_up("info", "json", to=again)
    ours.info("said")
    assert (len(lines()), len(again.getvalue().splitlines())) == (0, 1)
