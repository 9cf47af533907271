"""The answer templates of knowledge/faq, ready to fill in; what Versus says is in them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment

from knowledge.units import listing, plural


class Wording:
    """Templates by kind and name; values are put in as they are, surfaces do the escaping."""

    def say(self, kind: str, shape: str, /, **values: Any) -> str:
        """Fill one template in, on one line."""
        return " ".join(_template(kind, shape).render(values).split())

    def names(self, kind: str) -> frozenset[str]:
        """The names of a kind's templates."""
        return frozenset(_texts(kind))


# Templates come with the program: each is compiled once, when it is first said, for every edition.
@cache
def _template(kind: str, shape: str) -> Template:
    return _environment().from_string(_texts(kind)[shape])


@cache
def _texts(kind: str) -> Mapping[str, str]:
    return tomllib.loads((files("knowledge.faq") / f"{kind}.toml").read_text(encoding="utf-8"))


@cache
def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
    environment.filters["listing"] = listing
    environment.globals["plural"] = plural
    return environment
