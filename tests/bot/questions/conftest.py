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
    return by(Responder(catalog, today))


def by(responder: Responder) -> Ask:
    """Answers messages that stand alone."""
    return lambda message: responder.respond(responder.read(message)).reply


@pytest.fixture(scope="session")
def ask(invented_responder: Responder) -> Ask:
    return by(invented_responder)


@pytest.fixture(scope="session")
def ask_reviewed(reviewed_responder: Responder) -> Ask:
    return by(reviewed_responder)
