"""Logging as it was, put back after each test that sets it up."""

import io
import json
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog

from bot.logs import set_up

Lines = Callable[[], list[dict[str, Any]]]
TOUCHED = ("bot", "knowledge", "slack_sdk", "slack_bolt", "sqlalchemy", "sqlalchemy.engine")


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    kept = root.handlers[:], root.level, sys.excepthook, threading.excepthook
    levels = {name: logging.getLogger(name).level for name in TOUCHED}
    yield
    root.handlers[:], root.level, sys.excepthook, threading.excepthook = kept
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    structlog.reset_defaults()


@pytest.fixture
def lines() -> Lines:
    """Set logging up at DEBUG; what was logged until now, each line as JSON."""
    written = io.StringIO()
    set_up("debug", "json", ["an-invented-secret"], written)
    return lambda: [json.loads(line) for line in written.getvalue().splitlines()]
