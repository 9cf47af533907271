"""Reads what an operator names: an address, a file, a folder, a zip."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from knowledge.harvest import BrokenSource
from knowledge.sources.intake.archives import is_archive, unpacked
from knowledge.sources.intake.fetching import fetch, is_address
from knowledge.sources.intake.limits import LIMITS, Limits, size
from knowledge.sources.intake.received import Received, digest

# No file of these forms is older.
EARLIEST = "2020-01-01"


def receive(place: str, suffix: str, many: bool, limits: Limits = LIMITS) -> Received:
    """What is at a place: one file, or where `many` may be, the `suffix` files of a zip or folder.

    BrokenSource, in one line, for anything that cannot be read or is too much.
    """
    if is_address(place):
        return _opened(_one(*fetch(place, limits), today()), suffix, many, limits)
    path = Path(place)
    try:
        if path.is_dir():
            return _folder(path, suffix, many, limits)
        day = _day(path.stat().st_mtime)
        return _opened(_one(path.name, _bytes(path, limits), day), suffix, many, limits)
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "no file can have this name"
        raise BrokenSource(f"{place}: cannot be read: {reason}; check the path") from None


def today() -> str:
    """The day it is, as an ISO date in UTC."""
    return datetime.now(UTC).date().isoformat()


def _one(where: str, data: bytes, day: str) -> Received:
    return Received(where, day, digest({where: data}), {where: data})


def _opened(one: Received, suffix: str, many: bool, limits: Limits) -> Received:
    (data,) = one.members.values()
    if not data:
        raise one.fault("is empty; download it again")
    if not is_archive(data):
        return one
    if not many:
        raise one.fault("is a zip; unpack it and give the file in it")
    return replace(one, members=unpacked(one, data, suffix, limits), many=True)


def _bytes(path: Path, limits: Limits) -> bytes:
    if not path.is_file():
        raise BrokenSource(f"{path.name}: is no file that can be read")
    with path.open("rb") as file:
        data = file.read(limits.file + 1)
    if len(data) > limits.file:
        raise BrokenSource(f"{path.name}: larger than {size(limits.file)}, the most taken")
    return data


def _folder(path: Path, suffix: str, many: bool, limits: Limits) -> Received:
    where = path.resolve().name
    if not many:
        raise BrokenSource(f"{where}: is a folder; give the file in it")
    members: dict[str, bytes] = {}
    room, day = limits.unpacked, ""
    for file in _files(path, suffix):
        data = _bytes(file, limits)
        room -= len(data)
        if room < 0 or len(members) == limits.members:
            most = f"{limits.members:,} files or {size(limits.unpacked)}"
            raise BrokenSource(f"{where}: more than {most}, the most taken")
        members[file.relative_to(path).as_posix()] = data
        day = max(day, _day(file.stat().st_mtime))
    if not members:
        raise BrokenSource(f"{where}: no {suffix} file is in this folder")
    return Received(where, day, digest(members), members, many=True)


def _files(path: Path, suffix: str) -> Iterator[Path]:
    """The files of a folder in a fixed order; links are not followed."""

    def fail(fault: OSError) -> None:
        raise fault

    for folder, folders, names in os.walk(path, onerror=fail):
        folders.sort()
        for name in sorted(names):
            file = Path(folder, name)
            if name.lower().endswith(suffix) and not file.is_symlink():
                yield file


def _day(seconds: float) -> str:
    """The day of a file's last change; today where that is lost, as by some ways of unpacking."""
    try:
        day = datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (OverflowError, OSError, ValueError):
        return today()
    return day if EARLIEST <= day <= today() else today()
