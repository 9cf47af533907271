"""What arrived -> the document of a form: the value of its one file, or of its files by path."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from knowledge.sources.imported.form import Shape
from knowledge.sources.intake.documents import Unreadable, json_of, table_of, weight
from knowledge.sources.intake.limits import Limits
from knowledge.sources.intake.received import Received, quoted
from knowledge.sources.intake.yaml_documents import yaml_of

READERS: dict[Shape, Callable[[bytes, Limits], Any]] = {
    Shape.JSON: json_of,
    Shape.YAML: yaml_of,
    Shape.JSON_FILES: json_of,
    Shape.TABLES: table_of,
}
BROKEN = "files that cannot be read"


def document_of(shape: Shape, received: Received, limits: Limits) -> tuple[Any, Counter[str]]:
    """The document, and how many of several files are no part of it; BrokenSource if it is none."""
    if shape.many:
        return _files(READERS[shape], received, limits)
    (data,) = received.members.values()
    try:
        return READERS[shape](data, limits), Counter()
    except Unreadable as fault:
        raise received.fault(str(fault)) from None


def _files(
    read: Callable[[bytes, Limits], Any], received: Received, limits: Limits
) -> tuple[dict[str, Any], Counter[str]]:
    """The files that can be read; a folder may hold others, but one of them must be fine."""
    found: dict[str, Any] = {}
    broken: list[str] = []
    room = limits.values
    for path, data in received.members.items():
        try:
            found[path] = read(data, limits)
        except Unreadable as fault:
            broken.append(f"{quoted(path)}: {fault}" if received.many else str(fault))
        else:
            room -= weight(data)
        if room < 0:
            raise received.fault(f"holds more than {limits.values:,} values, the most taken")
    if not found:
        raise received.fault(broken[0])
    return found, Counter({BROKEN: len(broken)} if broken else {})
