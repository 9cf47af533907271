"""The answer templates of knowledge/faq, ready to fill in; what Versus says is in them."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment

from knowledge.units import listing, plural


class Wording:
    """Templates by kind and name; values are put in as they are, surfaces do the escaping."""

    def __init__(self) -> None:
        environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
        environment.filters["listing"] = listing
        environment.globals["plural"] = plural
        folder = files("knowledge.faq")
        self._templates: dict[str, Mapping[str, Template]] = {
            file.name.removesuffix(".toml"): {
                name: environment.from_string(text)
                for name, text in tomllib.loads(file.read_text(encoding="utf-8")).items()
            }
            for file in folder.iterdir()
            if file.name.endswith(".toml")
        }

    def say(self, kind: str, shape: str, /, **values: Any) -> str:
        """Fill one template in, on one line."""
        return " ".join(self._templates[kind][shape].render(values).split())

    def names(self, kind: str) -> frozenset[str]:
        """The names of a kind's templates."""
        return frozenset(self._templates[kind])
