"""The modules of the house as parsed, for tests that look at the code itself."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

HOUSE = Path(__file__).parent.parent

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


def within(name: str, room: str) -> bool:
    """Whether a module is a room, or in it."""
    return name == room or name.startswith(f"{room}.")


def name_of(file: Path) -> str:
    parts = file.relative_to(HOUSE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = sorted(file for root in ("knowledge", "bot") for file in (HOUSE / root).rglob("*.py"))
NAMES = {name_of(file) for file in FILES}
MODULES = {name_of(file): Module(name_of(file), file.read_text(encoding="utf-8")) for file in FILES}
