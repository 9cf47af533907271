"""The map of the house, held by a test: who imports whom, what is where, how long it gets."""

import ast
from collections.abc import Iterator

import pytest

from tests.house import MODULES, NAMES, Module, imported, within

# From the ground up: a module imports only from lines below its own, or from its own package.
LAYERS = (
    # What is known, and how it compares.
    ("knowledge.units",),
    ("knowledge.facts",),
    ("knowledge.cards", "knowledge.measuring"),
    ("knowledge.rate",),
    ("knowledge.cost", "knowledge.policy"),
    ("knowledge.attribute",),
    ("knowledge.prices", "knowledge.capabilities"),
    ("knowledge.attributes",),
    ("knowledge.catalog",),
    (
        "knowledge.comparison",
        "knowledge.search",
        "knowledge.names",
        "knowledge.lines",
        "knowledge.changes",
    ),
    ("knowledge.rivals", "knowledge.reviews"),
    ("knowledge.harvest",),
    ("knowledge.rows", "knowledge.locking"),
    ("knowledge.stored",),
    ("knowledge.loading",),
    ("knowledge.storage", "knowledge.coverage"),
    ("knowledge.sources",),
    ("knowledge.checking",),
    ("knowledge.build",),
    ("knowledge.refreshing",),
    # What is asked, and said.
    ("bot.preferences",),
    ("bot.reply", "bot.reading", "bot.wording"),
    ("bot.library", "bot.verdict", "bot.evidence"),
    ("bot.questions", "bot.releases"),
    ("bot.responder",),
    ("bot.explaining",),
    ("bot.conversation",),
    ("bot.editions",),
    ("bot.logs", "bot.metrics", "bot.state"),
    ("bot.announcements",),
    ("bot.surfaces",),
    ("bot.allowed",),
    ("bot.settings", "bot.opening"),
    ("bot.commands",),
    ("bot.cli",),
    ("bot.__main__",),
)

# Libraries that one place alone knows of.
ONLY_IN = {
    "slack_bolt": "bot.surfaces.slack",
    "slack_sdk": "bot.surfaces.slack",
    "sqlite_utils": "knowledge.storage",
    "sqlite3": "knowledge.storage",
    "rapidfuzz": "knowledge.names",
    "cryptography": "bot.state.sealing",
    "jinja2": "bot.wording",
    "pydantic_settings": "bot.settings",
    "sqlalchemy": "bot.state",
    "alembic": "bot.state",
    "apscheduler": "bot.surfaces.slack.clock",
    "structlog": "bot.logs",
    "prometheus_client": "bot.metrics",
    "rich": "bot.surfaces.terminal",
    "prompt_toolkit": "bot.surfaces.terminal",
}
LEAKS: dict[str, str] = {}
ENVIRONMENT = "bot.settings"

NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "common", "manager", "service", "misc"}

MOST_LINES = 200
MOST_LINES_OF_FUNCTION = 25
# Too long, and known to be: each is taken off the list once it is not.
LONG_FUNCTIONS = {
    "bot.questions.alternatives.answer",
    "bot.questions.claim.answer",
    "bot.questions.cost._headline",
    "bot.questions.cost.answer",
    "bot.questions.fact.answer",
    "bot.questions.listed.rows",
    "bot.questions.profile.answer",
    "bot.questions.providers.answer",
    "bot.questions.recommend.answer",
    "bot.questions.switch.answer",
    "bot.questions.trade_offs.trade_offs",
    "bot.reading.noticed.noticed",  # one call of a constructor
    "knowledge.rows.tables",  # the whole schema on one screen
}

ROOMS = [room for layer in LAYERS for room in layer]


def layer_of(name: str) -> int | None:
    """The line of a module, from the ground up."""
    lines = (line for line, rooms in enumerate(LAYERS) if any(within(name, room) for room in rooms))
    return next(lines, None)


def test_imports_point_down() -> None:
    assert not [wrong for module in MODULES.values() for wrong in upward(module)]


def upward(module: Module) -> Iterator[str]:
    """What a module imports that it may not."""
    own = next((room for room in ROOMS if within(module.name, room)), module.name)
    line = layer_of(module.name)
    for name in sorted(module.imports & NAMES):
        if within(name, own):
            continue
        below = layer_of(name)
        if line is None:
            yield f"{module.name} imports, so it needs a line in LAYERS"
        elif below is None:
            yield f"{name} is imported, so it needs a line in LAYERS"
        elif below >= line:
            yield f"{module.name} may not import {name}"


def test_every_room_of_the_map_is_there() -> None:
    assert not [room for room in ROOMS if not any(within(name, room) for name in NAMES)]


def test_what_is_known_knows_no_chat() -> None:
    known = [module for module in MODULES.values() if within(module.name, "knowledge")]
    assert not [
        f"{module.name} imports {name}"
        for module in known
        for name in module.imports
        if within(name, "bot")
    ]


@pytest.mark.parametrize(
    ("library", "room"),
    [
        pytest.param(
            library,
            room,
            marks=[pytest.mark.xfail(reason=LEAKS[library])] if library in LEAKS else [],
        )
        for library, room in ONLY_IN.items()
    ],
)
def test_a_library_is_known_in_one_place_only(library: str, room: str) -> None:
    users = {
        name
        for name, module in MODULES.items()
        if any(within(each, library) for each in module.imports)
    }
    assert users, f"{library} is used nowhere: take it off the list"
    assert not {name for name in users if not within(name, room)}


def test_the_environment_is_read_in_one_place_only() -> None:
    readers = {
        name
        for name, module in MODULES.items()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    }
    assert readers <= {ENVIRONMENT}


def test_no_import_hides_in_a_function() -> None:
    assert not [
        f"{module.name} imports {name} in {function.name}"
        for module in MODULES.values()
        for function in module.functions
        for name in imported(function)
    ]


def test_a_modules_name_says_what_it_is_for() -> None:
    assert not [name for name in MODULES if NAMES_THAT_SAY_NOTHING & set(name.split("."))]
    assert not [name for name, module in MODULES.items() if not ast.get_docstring(module.tree)]


def test_a_module_is_a_room_a_reader_can_hold_in_mind() -> None:
    lines = {name: len(module.text.splitlines()) for name, module in MODULES.items()}
    assert not {name: count for name, count in lines.items() if count > MOST_LINES}


def test_a_function_does_one_thing() -> None:
    long = {
        f"{module.name}.{function.name}"
        for module in MODULES.values()
        for function in module.functions
        if (function.end_lineno or 0) - function.lineno + 1 > MOST_LINES_OF_FUNCTION
    }
    assert long == LONG_FUNCTIONS
