"""Reads the files of a zip in memory, within bounds; nothing is ever unpacked to disk."""

import io
import re
import stat
import zlib
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from knowledge.sources.intake.limits import Limits, size
from knowledge.sources.intake.received import Received, quoted

STARTS = (b"PK\x03\x04", b"PK\x05\x06")
# What every entry of a zip's table of contents starts with.
ENTRY = b"PK\x01\x02"
# From the root, from a drive, or as another system writes it.
OUTSIDE = re.compile(r"\A/|\A[A-Za-z]:|\\|\0")
ENCRYPTED = 1
# Short texts may pack to next to nothing; the ratio is asked of what is longer.
SHORT = 64 * 1024
FAULTS = (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


def is_archive(data: bytes) -> bool:
    """Whether bytes are a zip."""
    return data.startswith(STARTS)


def unpacked(one: Received, data: bytes, suffix: str, limits: Limits) -> dict[str, bytes]:
    """The files of a zip that end in `suffix`, by path; BrokenSource for one that is not safe.

    Other files, packed ones among them, are never opened.
    """
    if data.count(ENTRY) > limits.members:
        raise one.fault(f"holds more than {limits.members:,} files, the most taken")
    members: dict[str, bytes] = {}
    room = limits.unpacked
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                _check_name(one, info.orig_filename)
                if info.is_dir() or not info.filename.lower().endswith(suffix):
                    continue
                _check(one, info)
                members[info.filename] = _member(one, archive, info, min(room, limits.file), limits)
                room -= len(members[info.filename])
    except FAULTS:
        raise one.fault("is a damaged zip; download it again") from None
    if not members:
        raise one.fault(f"no {suffix} file is in this zip")
    return members


def _check_name(one: Received, name: str) -> None:
    """Refuse a zip that was made to write outside of a folder, though nothing is written here."""
    if ".." in PurePosixPath(name).parts or OUTSIDE.search(name):
        raise one.fault(f"{quoted(name)} points out of the zip; do not use this file")


def _check(one: Received, info: ZipInfo) -> None:
    name = quoted(info.filename)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise one.fault(f"{name} is a link; pack the files themselves")
    if info.flag_bits & ENCRYPTED:
        raise one.fault(f"{name} is encrypted; pack it without a password")
    # The other methods unpack without a bound.
    if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        raise one.fault(f"{name} is packed in a rare way; pack it as a usual zip")


def _member(one: Received, archive: ZipFile, info: ZipInfo, room: int, limits: Limits) -> bytes:
    name = quoted(info.filename)
    most = min(room, SHORT + limits.ratio * info.compress_size)
    with archive.open(info) as file:
        data = file.read(most + 1)
    if len(data) > room:
        raise one.fault(f"{name} unpacks to more than {size(limits.unpacked)}, the most taken")
    if len(data) > most:
        raise one.fault(f"{name} unpacks to over {limits.ratio} times its size; do not use it")
    return data
