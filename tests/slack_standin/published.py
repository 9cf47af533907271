"""What Slack's published types say of blocks, views and manifests; lengths are in `limits.py`."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator, ValidationError, validators
from jsonschema.protocols import Validator

from tests.slack_standin.generated import BLOCKS, MANIFEST

Schema = dict[str, Any]
_REF = "#/definitions/"
# A scope that Slack's documentation asks for (docs.slack.dev/reference/scopes/assistant.write) and
# that its types leave out.
UNLISTED = ("assistant:write",)


def blocks_faults(blocks: list[Schema]) -> list[str]:
    """Say what in a message's blocks the types do not allow."""
    return list(_faults({"items": {"$ref": f"{_REF}KnownBlock"}, "type": "array"}, blocks, BLOCKS))


def view_faults(view: Schema) -> list[str]:
    """Say what in a modal or an App Home the types do not allow."""
    either = {
        "byType": {"modal": {"$ref": f"{_REF}ModalView"}, "home": {"$ref": f"{_REF}HomeView"}}
    }
    return list(_faults(either, view, BLOCKS))


def manifest_faults(manifest: Schema) -> list[str]:
    """Say what in an app's manifest the types do not allow."""
    faults = _faults({"$ref": f"{_REF}Manifest"}, manifest, MANIFEST)
    return [each for each in faults if not any(f"'{scope}' is not" in each for scope in UNLISTED)]


def _faults(schema: Schema, instance: Any, path: Path) -> Iterator[str]:
    for error in _validator(path).evolve(schema=_definitions(path) | schema).iter_errors(instance):
        yield f"{error.json_path}: {error.message[:200]}"


def _by_type(
    validator: Any, kinds: Schema, instance: object, _schema: Schema
) -> Iterable[ValidationError]:
    """Check an object against what is known of its own `type`, not against every other too."""
    kind = instance.get("type") if isinstance(instance, dict) else None
    if not isinstance(kind, str) or kind not in kinds:
        yield ValidationError(f"of type {kind!r}, which is none of {', '.join(sorted(kinds))}")
    else:
        yield from validator.descend(instance, kinds[kind])


@cache
def _validator(path: Path) -> Validator:
    dispatching: type[Validator] = validators.extend(Draft7Validator, {"byType": _by_type})  # type: ignore[no-untyped-call]
    return dispatching(_definitions(path))


@cache
def _definitions(path: Path) -> Schema:
    known: Schema = json.loads(path.read_text(encoding="utf-8"))["definitions"]
    return {"definitions": {name: _dispatching(part, known) for name, part in known.items()}}


def _dispatching(part: Any, known: Schema) -> Any:
    """Replace a choice between objects of different types by a look at the type."""
    if isinstance(part, list):
        return [_dispatching(each, known) for each in part]
    if not isinstance(part, dict):
        return part
    kinds: dict[str, list[Schema]] = {}
    for leaf in _leaves(part, known) if "anyOf" in part else ():
        kinds.setdefault(_kind(leaf, known), []).append(leaf)
    if not kinds or "" in kinds:
        return {key: _dispatching(value, known) for key, value in part.items()}
    return {"byType": {kind: _one(_dispatching(of_it, known)) for kind, of_it in kinds.items()}}


def _one(choices: list[Schema]) -> Schema:
    return choices[0] if len(choices) == 1 else {"anyOf": choices}


def _leaves(part: Schema, known: Schema) -> Iterator[Schema]:
    """Yield what a choice of choices comes down to."""
    target = known[part["$ref"].removeprefix(_REF)] if "$ref" in part else part
    if "anyOf" in target:
        for choice in target["anyOf"]:
            yield from _leaves(choice, known)
    else:
        yield part


def _kind(leaf: Schema, known: Schema) -> str:
    """Name the one `type` that an object may have; nothing where it is no such object."""
    target = known[leaf["$ref"].removeprefix(_REF)] if "$ref" in leaf else leaf
    return str(target.get("properties", {}).get("type", {}).get("const", ""))
