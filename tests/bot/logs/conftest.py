"""Logging set up for one test, and put back after it."""

import io
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.logs import set_up
from tests.bot.logs.kept import logging_kept

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    with logging_kept():
        yield


@pytest.fixture
def lines() -> Lines:
    """Set logging up at DEBUG; what was logged until now, each line as JSON."""
    written = io.StringIO()
    set_up("debug", "json", ["an-invented-secret"], written)
    return lambda: [json.loads(line) for line in written.getvalue().splitlines()]
