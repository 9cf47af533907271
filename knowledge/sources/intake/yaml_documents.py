"""Bytes -> values: YAML of texts, lists and mappings, without anchors, tags or types."""

from importlib import import_module
from types import ModuleType
from typing import Any

from knowledge.sources.intake.documents import Unreadable, text_of
from knowledge.sources.intake.limits import Limits, size

LIBRARY = "yaml"
MISSING = "reading YAML needs PyYAML; install the `catalog` extra: pip install 'versus[catalog]'"


def yaml_of(data: bytes, limits: Limits) -> Any:
    """The value of a YAML text, every scalar as text; Unreadable where it is none or unsafe."""
    if len(data) > limits.yaml:
        raise Unreadable(f"larger than {size(limits.yaml)}, the most taken of YAML")
    text = text_of(data)
    try:
        yaml = import_module(LIBRARY)
    except ImportError:
        raise Unreadable(MISSING) from None
    # It makes texts of all scalars and minds no tags, so nothing foreign is ever constructed.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        _check(yaml, text, loader, limits)
        return yaml.load(text, Loader=loader)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark else ""
        what = getattr(fault, "problem", None) or "it cannot be read"
        raise Unreadable(f"is not YAML{where}: {what}; download it again") from None


def _check(yaml: ModuleType, text: str, loader: Any, limits: Limits) -> None:
    """Refuse, before anything is built, what refers to itself, is too deep or too much."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=loader)):
        if getattr(event, "anchor", None):
            raise Unreadable("uses anchors (& or *), which are not taken; write the values out")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > limits.depth:
            raise Unreadable(f"is nested more than {limits.depth} deep, the most taken")
        if count > limits.values:
            raise Unreadable(f"holds more than {limits.values:,} values, the most taken")
