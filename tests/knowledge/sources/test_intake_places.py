"""Files, folders and zips that an operator names are read within bounds, or refused in a line."""

import hashlib
import io
import os
import stat
import struct
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.harvest import BrokenSource
from knowledge.sources.intake.archives import is_archive, unpacked
from knowledge.sources.intake.limits import LIMITS, MB, Limits
from knowledge.sources.intake.places import receive, today
from knowledge.sources.intake.received import Received, digest
from tests.knowledge.sources.imported.invented import zipped

ONE_DAY = 1_780_000_000  # in 2026
SMALL = Limits(file=2000, unpacked=3000, members=5)


def refused(place: Path | str, *, many: bool = True, limits: Limits = LIMITS) -> str:
    """The one line that a place is refused with."""
    with pytest.raises(BrokenSource) as fault:
        receive(str(place), ".json", many, limits)
    assert "\n" not in str(fault.value)
    return str(fault.value)


def at(folder: Path, data: bytes) -> Path:
    path = folder / "given.zip"
    path.write_bytes(data)
    return path


def entry(name: str, **fields: int) -> zipfile.ZipInfo:
    """An entry of a zip as no honest program writes it."""
    info = zipfile.ZipInfo(name)
    for field, value in fields.items():
        setattr(info, field, value)
    return info


def hostile(info: zipfile.ZipInfo, text: bytes = b"{}") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(info, text)
    return data.getvalue()


def test_a_file_is_dated_by_its_last_change_and_known_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "models.json"
    path.write_bytes(b"[1]")
    os.utime(path, (ONE_DAY, ONE_DAY))
    received = receive(str(path), ".json", many=False)
    assert received.where == "models.json"
    assert received.day == "2026-05-28"
    assert received.sha256 == hashlib.sha256(b"[1]").hexdigest()
    assert dict(received.members) == {"models.json": b"[1]"}


@pytest.mark.parametrize("seconds", [0, 315_532_800, 99_999_999_999])
def test_a_date_that_cannot_be_is_today(tmp_path: Path, seconds: int) -> None:
    path = tmp_path / "models.json"
    path.write_bytes(b"[1]")
    os.utime(path, (seconds, seconds))
    assert receive(str(path), ".json", many=False).day == today()


def test_places_that_hold_no_file_are_said(tmp_path: Path) -> None:
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "large").write_bytes(bytes(2001))
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert "cannot be read: No such file" in refused(tmp_path / "missing")
    assert "cannot be read: Not a directory" in refused(tmp_path / "empty" / "below")
    assert "cannot be read: Too many levels" in refused(tmp_path / "loop")
    assert "cannot be read: no file can have this name" in refused("a\0b")
    assert "cannot be read: File name too long" in refused("a" * 5000)
    assert "is no file" in refused(tmp_path / "pipe")
    assert "is empty" in refused(tmp_path / "empty")
    assert "larger than 2,000 bytes" in refused(tmp_path / "large", limits=SMALL)
    assert "is a folder" in refused(tmp_path, many=False)
    assert "no .json file is in this folder" in refused(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "models.json"
    path.write_bytes(b"[1]")
    path.chmod(0)
    assert "cannot be read: Permission denied" in refused(path)


def test_a_folder_is_its_files_of_one_kind_and_no_links(tmp_path: Path) -> None:
    inner = tmp_path / "given" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "outside.json").write_bytes(b"secret")
    (inner / "two.json").write_bytes(b"[2]")
    (inner / "notes.txt").write_bytes(b"?")
    (tmp_path / "given" / "one.JSON").write_bytes(b"[1]")
    (tmp_path / "given" / "link.json").symlink_to(tmp_path / "outside.json")
    (tmp_path / "given" / "up").symlink_to(tmp_path)
    received = receive(str(tmp_path / "given"), ".json", many=True)
    assert dict(received.members) == {"one.JSON": b"[1]", "b/two.json": b"[2]"}
    assert received.where == "given"
    assert received.many


def test_a_folder_is_read_within_bounds(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.json").write_bytes(bytes(1000))
    assert "more than 5 files or 3,000 bytes" in refused(tmp_path, limits=SMALL)
    for number in range(6):
        (tmp_path / f"{number}.json").write_bytes(b"1")
    assert "more than 5 files or 3,000 bytes" in refused(tmp_path, limits=SMALL)


def test_a_zip_is_its_files_of_one_kind(tmp_path: Path) -> None:
    path = at(tmp_path, zipped({"main/": "", "main/a.json": "[1]", "main/b.txt": "?"}))
    received = receive(str(path), ".json", many=True)
    assert dict(received.members) == {"main/a.json": b"[1]"}
    assert received.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert list(tmp_path.iterdir()) == [path]
    assert "is a zip; unpack it" in refused(path, many=False)
    assert "no .json file is in this zip" in refused(at(tmp_path, zipped({"b.txt": "?"})))
    assert "no .json file is in this zip" in refused(at(tmp_path, zipped({})))


@pytest.mark.parametrize(
    "name", ["../a.json", "a/../../b.json", "/etc/a.json", "a\\b.json", "C:/a.json", "a\0b.json"]
)
def test_a_zip_that_points_out_of_itself_is_refused(tmp_path: Path, name: str) -> None:
    # The names are put in afterwards, as the writer puts such names right.
    data = zipped({"-" * len(name): "{}"}).replace(b"-" * len(name), name.encode())
    assert "points out of the zip" in refused(at(tmp_path, data))


@pytest.mark.parametrize(
    ("info", "said"),
    [
        (entry("a.json", external_attr=(stat.S_IFLNK | 0o777) << 16), "is a link"),
        (entry("a.json", compress_type=zipfile.ZIP_BZIP2), "is packed in a rare way"),
        (entry("a.json", compress_type=zipfile.ZIP_LZMA), "is packed in a rare way"),
    ],
)
def test_a_zip_with_what_has_no_business_there_is_refused(
    tmp_path: Path, info: zipfile.ZipInfo, said: str
) -> None:
    assert said in refused(at(tmp_path, hostile(info)))


def test_what_else_is_in_a_zip_is_not_opened(tmp_path: Path) -> None:
    inner = zipped({"b.json": "[2]"})
    path = at(tmp_path, zipped({"a.json": "[1]", "inner.zip": inner, "large.bin": bytes(MB)}))
    assert dict(receive(str(path), ".json", many=True).members) == {"a.json": b"[1]"}


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.json": "{}"}))
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(start) + flags] |= 1
    assert "is encrypted" in refused(at(tmp_path, bytes(data)))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = at(tmp_path, zipped({"a.json": bytes(100 * MB)}))
    assert bomb.stat().st_size < MB
    assert "unpacks to over 100 times its size" in refused(bomb)


def test_many_small_files_do_not_add_up_to_too_much(tmp_path: Path) -> None:
    data = zipped({f"{number}.json": os.urandom(500).hex() for number in range(4)})
    assert "unpacks to more than 3,000 bytes" in refused(
        at(tmp_path, data), limits=Limits(unpacked=3000)
    )
    data = zipped({f"{number}.json": "" for number in range(6)})
    assert "holds more than 5 files" in refused(at(tmp_path, data), limits=SMALL)


def test_a_zip_that_lies_about_a_size_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.json": "[1, 2, 3]"}))
    size = data.index(b"PK\x01\x02") + 24
    data[size : size + 4] = struct.pack("<L", 3)
    assert "is a damaged zip" in refused(at(tmp_path, bytes(data)))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_half_a_zip_is_refused(tmp_path: Path, share: float) -> None:
    data = zipped({f"{number}.json": "[1]" * 99 for number in range(9)})
    assert "is a damaged zip" in refused(at(tmp_path, data[: int(len(data) * share)]))


def changed(data: bytes, changes: Mapping[int, int]) -> bytes:
    found = bytearray(data)
    for place, value in changes.items():
        found[place % len(found)] = value
    return bytes(found)


SOUND = zipped({"main/a.json": "[1]" * 50, "main/b.json": os.urandom(64).hex()})


@given(st.dictionaries(st.integers(0, 2000), st.integers(0, 255), max_size=6))
def test_a_zip_with_any_bytes_changed_is_read_or_refused(changes: dict[int, int]) -> None:
    data = changed(SOUND, changes)
    one = Received("given.zip", "2026-01-01", digest({"": data}), {"": data})
    if is_archive(data):
        with suppress(BrokenSource):
            members = unpacked(one, data, ".json", LIMITS)
            assert all(len(member) < 10_000 for member in members.values())
