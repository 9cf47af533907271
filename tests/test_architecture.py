"""The map of the house, held by a test: who imports whom, what is where, how long it gets."""

import ast

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
each_module = pytest.mark.parametrize("module", MODULES.values(), ids=list(MODULES))


def layer_of(name: str) -> int | None:
    """The line of a module, from the ground up."""
    lines = (line for line, rooms in enumerate(LAYERS) if any(within(name, room) for room in rooms))
    return next(lines, None)


@each_module
def test_imports_point_down(module: Module) -> None:
    own = next((room for room in ROOMS if within(module.name, room)), module.name)
    line = layer_of(module.name)
    for name in sorted(module.imports & NAMES):
        if within(name, own):
            continue
        below = layer_of(name)
        assert line is not None, f"{module.name} imports, so it needs a line in LAYERS"
        assert below is not None, f"{name} is imported, so it needs a line in LAYERS"
        assert below < line, f"{module.name} may not import {name}"


def test_every_long_function_on_the_list_is_in_a_module_that_is_there() -> None:
    assert {name.rpartition(".")[0] for name in LONG_FUNCTIONS} <= NAMES


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_of_the_map_is_there(room: str) -> None:
    assert any(within(name, room) for name in NAMES)


@pytest.mark.parametrize(
    "module", [each for each in MODULES.values() if within(each.name, "knowledge")]
)
def test_what_is_known_knows_no_chat(module: Module) -> None:
    assert not [name for name in module.imports if within(name, "bot")]


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


@each_module
def test_no_import_hides_in_a_function(module: Module) -> None:
    hidden = [name for function in module.functions for name in imported(function)]
    assert not hidden


@each_module
def test_a_modules_name_says_what_it_is_for(module: Module) -> None:
    assert not NAMES_THAT_SAY_NOTHING & set(module.name.split("."))
    assert ast.get_docstring(module.tree)


@each_module
def test_a_module_is_a_room_a_reader_can_hold_in_mind(module: Module) -> None:
    assert len(module.text.splitlines()) <= MOST_LINES


@each_module
def test_a_function_does_one_thing(module: Module) -> None:
    long = {
        f"{module.name}.{function.name}"
        for function in module.functions
        if (function.end_lineno or 0) - function.lineno + 1 > MOST_LINES_OF_FUNCTION
    }
    assert long == {name for name in LONG_FUNCTIONS if name.rpartition(".")[0] == module.name}
