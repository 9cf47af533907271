"""Structured logs: one line per event, and no secret and no word of a message in any of them.

Every record goes through here, those of the standard library and of other people's code too. An
error is named by its kind and the lines that raised it: what it says may quote a person.
"""

import logging
import sys
import threading
from collections.abc import Iterable
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TextIO

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.logs.redaction import Redaction

# Ours alone may speak below INFO: at DEBUG the SDK logs tokens, and database drivers what is
# written. SQLAlchemy logs the values of its statements at INFO, so it starts at WARNING.
OURS = frozenset({"bot", "knowledge", "__main__"})
RESERVED = {"sqlalchemy": logging.WARNING, "alembic": logging.WARNING}
LOUD = ("slack_sdk", "slack_bolt", "sqlalchemy.engine", "aiohttp", "aiosqlite", "uvicorn")
_MOST_FRAMES = 20

logger = logging.getLogger(__name__)


def set_up(level: str, form: str, secrets: Iterable[str] = (), to: TextIO | None = None) -> None:
    """Log to `to`, or standard error, from now on: `form` is "json", "text" or "auto".

    "auto" is text on a terminal and JSON anywhere else; `secrets` never appear, in any spelling.
    """
    stream = sys.stderr if to is None else to
    as_text = form == "text" or (form == "auto" and stream.isatty())
    lowest = logging.getLevelNamesMapping()[level.upper()]
    handler = _Handler(stream)
    handler.setFormatter(_formatter(as_text=as_text, redaction=Redaction(secrets)))
    handler.addFilter(_Floor())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(lowest, logging.INFO))
    for name in OURS:
        logging.getLogger(name).setLevel(lowest)
    for name in (*LOUD, *RESERVED):
        logging.getLogger(name).setLevel(max(lowest, RESERVED.get(_first(name), logging.INFO)))
    structlog.configure(
        processors=[*_shared(), ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(lowest),
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    sys.excepthook, threading.excepthook = _ended, _thread_ended


def about(**known: str) -> AbstractContextManager[None]:
    """Put what is known, such as an event's id and the catalog's edition, on every line inside.

    Ids only, never what a person wrote; tasks that are started inside keep it.
    """
    return structlog.contextvars.bound_contextvars(**known)


def raised(error: BaseException) -> str:
    """Name an error, where it came from and what caused it; never what it says."""
    named: list[str] = []
    told: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in told:
        told.add(id(cause))
        named.append(" < ".join([type(cause).__name__, *_frames(cause.__traceback__)]))
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "; from ".join(named)


class _Handler(logging.StreamHandler[TextIO]):
    """A handler that says of a record it cannot write only that there was one."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Name the logger and the error; the default prints what was to be logged."""
        _, error, _ = sys.exc_info()
        kind = type(error).__name__
        sys.stderr.write(f"A line of {record.name} could not be logged: {kind}\n")


class _Floor(logging.Filter):
    """Lets nobody else's records through below their level, whoever set their loggers lower."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Decide by the first part of the logger's name."""
        first = _first(record.name)
        return first in OURS or record.levelno >= RESERVED.get(first, logging.INFO)


def _formatter(*, as_text: bool, redaction: Redaction) -> ProcessorFormatter:
    render: Processor = structlog.processors.JSONRenderer(ensure_ascii=False)
    if as_text:
        render = structlog.dev.ConsoleRenderer(colors=False)

    def redacted(_: WrappedLogger, __: str, line: str | bytes | EventDict) -> str:
        return redaction.of(str(line))

    return ProcessorFormatter(
        foreign_pre_chain=_shared(),
        # The last one works on the line as it is written, whatever it was put together from.
        processors=[ProcessorFormatter.remove_processors_meta, render, redacted],
    )


def _shared() -> list[Processor]:
    """What structlog's records and those of the standard library go through alike."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper("iso", utc=True),
        _without_words,
    ]


def _without_words(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Put names in place of errors, and keep of asyncio's own lines what quotes no error."""
    event.pop("stack_info", None)
    error = _error(event.pop("exc_info", None))
    if error is not None:
        event["raised"] = raised(error)
    if event.get("logger") == "asyncio":
        event["event"] = str(event["event"]).partition("\n")[0]
    return event


def _error(told: object) -> BaseException | None:
    """Find the error in what stands for one: itself, the three of `sys.exc_info`, or True."""
    if isinstance(told, tuple):
        told = told[1]
    if told is True:
        told = sys.exc_info()[1]
    return told if isinstance(told, BaseException) else None


def _frames(trace: TracebackType | None) -> list[str]:
    """Name the lines on the way to an error, the one that raised it first."""
    found: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        file = code.co_filename.replace("\\", "/").rpartition("/")[2]
        found.append(f"{file}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return found[::-1][:_MOST_FRAMES]


def _first(name: str) -> str:
    return name.partition(".")[0]


def _ended(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logger.critical("The program ended by an error", exc_info=(kind, error, trace))


def _thread_ended(told: threading.ExceptHookArgs) -> None:
    if told.exc_value is not None:
        logger.critical("A thread ended by an error: %s", raised(told.exc_value))
