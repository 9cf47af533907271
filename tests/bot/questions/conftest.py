"""Asking the invented catalog, and the one that ships."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.reply import Reply
from bot.responder import Responder
from knowledge.catalog import Catalog
from tests.days import TODAY

Ask = Callable[[str], Reply]


def asking(catalog: Catalog, today: date = TODAY) -> Ask:
    """Answers messages of one catalog that stand alone, on one day."""
    responder = Responder(catalog, today)
    return lambda message: responder.respond(responder.read(message)).reply


@pytest.fixture(scope="session")
def ask(invented_catalog: Catalog) -> Ask:
    return asking(invented_catalog)


@pytest.fixture(scope="session")
def ask_reviewed(reviewed_catalog: Catalog) -> Ask:
    return asking(reviewed_catalog)
