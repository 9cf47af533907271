"""The map of the house, held by a test: who may import whom, what is where, and how long it gets."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent

# From the ground up: a module imports only from lines below its own, or from its own package.
LAYERS = (
    # What is known, and how it compares.
    ("knowledge.units",),
    ("knowledge.facts",),
    ("knowledge.cards",),
    ("knowledge.cost",),
    ("knowledge.attribute",),
    ("knowledge.prices", "knowledge.capabilities"),
    ("knowledge.attributes",),
    ("knowledge.catalog",),
    ("knowledge.comparison", "knowledge.search", "knowledge.names"),
    ("knowledge.harvest",),
    ("knowledge.rows",),
    ("knowledge.loading",),
    ("knowledge.storage",),
    ("knowledge.sources",),
    ("knowledge.build",),
    # What is asked, and said.
    ("bot.reply", "bot.reading", "bot.wording"),
    ("bot.library", "bot.verdict", "bot.evidence"),
    ("bot.questions",),
    ("bot.responder",),
    ("bot.conversation",),
    ("bot.surfaces",),
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
    "tomllib": "knowledge.sources",
    "jinja2": "bot.wording",
    "pydantic_settings": "bot.settings",
    "rich": "bot.surfaces.terminal",
    "prompt_toolkit": "bot.surfaces.terminal",
}
ENVIRONMENT = "bot.settings"

NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "common", "manager", "service", "misc"}

# Too long, and known to be: each is taken off the list once it is not.
MOST_LINES = 200
LONG_MODULES = {"bot.questions.compare_overview", "bot.questions.cost", "bot.reading.quantities"}
MOST_LINES_OF_FUNCTION = 25
LONG_FUNCTIONS: set[str] = set()

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One module of the house, as parsed."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text)

    @cached_property
    def functions(self) -> list[Function]:
        """Its functions and methods."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]

    @cached_property
    def imports(self) -> set[str]:
        """What it imports, by full name; modules of the house down to the module."""
        return set(imported(self.tree))


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name the whole path"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in NAMES else str(node.module)


def name_of(file: Path) -> str:
    parts = file.relative_to(HOUSE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = sorted(file for root in ("knowledge", "bot") for file in (HOUSE / root).rglob("*.py"))
NAMES = {name_of(file) for file in FILES}
MODULES = {name_of(file): Module(name_of(file), file.read_text(encoding="utf-8")) for file in FILES}
ROOMS = [room for layer in LAYERS for room in layer]
each_module = pytest.mark.parametrize("module", MODULES.values(), ids=list(MODULES))


def within(name: str, room: str) -> bool:
    """Whether a module is a room, or in it."""
    return name == room or name.startswith(f"{room}.")


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


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_on_the_map_is_there(room: str) -> None:
    assert any(within(name, room) for name in NAMES)


@pytest.mark.parametrize("module", [each for each in MODULES.values() if within(each.name, "knowledge")])
def test_what_is_known_knows_no_chat(module: Module) -> None:
    assert not [name for name in module.imports if within(name, "bot")]


@pytest.mark.parametrize(("library", "room"), ONLY_IN.items())
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
    is_long = len(module.text.splitlines()) > MOST_LINES
    assert is_long is (module.name in LONG_MODULES)


@each_module
def test_a_function_does_one_thing(module: Module) -> None:
    long = {
        f"{module.name}.{function.name}"
        for function in module.functions
        if (function.end_lineno or 0) - function.lineno + 1 > MOST_LINES_OF_FUNCTION
    }
    assert long == {name for name in LONG_FUNCTIONS if name.rpartition(".")[0] == module.name}
