"""Logging as it was, put back."""

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

TOUCHED = (
    "bot",
    "knowledge",
    "slack_sdk",
    "slack_bolt",
    "sqlalchemy",
    "sqlalchemy.engine",
    "alembic",
    "aiohttp",
    "aiosqlite",
    "uvicorn",
)


@contextmanager
def logging_kept() -> Iterator[None]:
    """Set up what you like inside; afterwards all is as it was."""
    root = logging.getLogger()
    kept = root.handlers[:], root.level, sys.excepthook, threading.excepthook
    levels = {name: logging.getLogger(name).level for name in TOUCHED}
    try:
        yield
    finally:
        root.handlers[:], root.level, sys.excepthook, threading.excepthook = kept
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
        structlog.reset_defaults()
