"""The catalogs tests ask: invented models, the reviewed ones alone, and the one that ships."""

from pathlib import Path

import pytest
from hypothesis import settings

from bot.responder import Responder
from knowledge import storage
from knowledge.build import Inputs, build
from knowledge.catalog import Catalog
from tests.days import TODAY
from tests.thorough import HOUSE, THOROUGH

pytest_plugins = ["tests.program", "tests.rewriting"]

INVENTED = Path(__file__).parent / "invented"
CATALOG = Path(__file__).parent.parent / "catalog.db"

# No deadline: how fast a test machine is says nothing of what is promised.
settings.register_profile("house", deadline=None, max_examples=HOUSE)
settings.register_profile("thorough", settings.get_profile("house"), max_examples=THOROUGH)
settings.load_profile("house")


@pytest.fixture(scope="session")
def invented_catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Five invented models in which every shape of a comparison occurs."""
    path = tmp_path_factory.mktemp("invented") / "catalog.db"
    build(path, Inputs(INVENTED))
    return storage.read(path)


@pytest.fixture(scope="session")
def reviewed_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The authored facts alone, as a file: it takes far less to be read than the one that ships."""
    path = tmp_path_factory.mktemp("reviewed") / "catalog.db"
    build(path, Inputs())
    return path


@pytest.fixture(scope="session")
def reviewed_catalog(reviewed_path: Path) -> Catalog:
    """The authored facts alone: the six models of the reviewed pairs."""
    return storage.read(reviewed_path)


# What answers takes longer to make than to ask, and is changed by no question.
@pytest.fixture(scope="session")
def invented_responder(invented_catalog: Catalog) -> Responder:
    """Answers from the invented models."""
    return Responder(invented_catalog, TODAY)


@pytest.fixture(scope="session")
def reviewed_responder(reviewed_catalog: Catalog) -> Responder:
    """Answers from the reviewed models."""
    return Responder(reviewed_catalog, TODAY)


@pytest.fixture(scope="session")
def whole_catalog() -> Catalog:
    """The committed catalog, as the bot reads it."""
    return storage.read(CATALOG)
