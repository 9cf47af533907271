"""Files made to do harm, imported as every form: refused in one line, and nothing changed."""

import gzip
import io
import json
import resource
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from knowledge.harvest import BrokenSource
from knowledge.sources.imported import FORMS
from knowledge.sources.imported.taking import Importer

MB = 1024 * 1024
ZEROS = bytes(MB)
SOUND = {"acme": {"id": "acme", "models": {}}}


@dataclass(frozen=True, slots=True)
class Refused:
    """What came of it: the longest refusal in seconds, and in words what was wrong."""

    files: int
    imports: int
    slowest: float
    memory: float
    faults: tuple[str, ...]

    @property
    def line(self) -> str:
        """The report in a line."""
        return (
            f"{self.files} hostile files, {self.imports} imports: the longest refusal took "
            f"{self.slowest:.1f} s, {self.memory:.0f} MB more memory at most: "
            f"{len(self.faults)} faults"
        )


def refused() -> Refused:
    """Import every hostile file as every form, beside a kept import that must stay as it is."""
    faults: list[str] = []
    slowest, imports = 0.0, 0
    before = _memory()
    with TemporaryDirectory() as folder:
        kept, given = Path(folder, "imports"), Path(folder, "given")
        kept.mkdir()
        given.mkdir()
        for form in FORMS:
            (kept / f"{form}.json").write_bytes(b"kept before")
        untouched = _contents(kept)
        files = list(_written(given))
        for file in files:
            for form in FORMS:
                start = perf_counter()
                faults += _faults(Importer(kept, ()), form, file)
                slowest = max(slowest, perf_counter() - start)
                imports += 1
            if _contents(kept) != untouched:
                faults.append(f"{file.name}: something was kept")
            _removed(file)
    return Refused(len(files), imports, slowest, _memory() - before, tuple(faults))


def _faults(importer: Importer, form: str, file: Path) -> Iterator[str]:
    try:
        importer.take(form, str(file))
    except BrokenSource as fault:
        line = str(fault)
        if not line.isprintable() or len(line) > 500:
            yield f"{file.name} as {form}: not one plain line: {line[:80]!r}"
    except Exception as fault:
        yield f"{file.name} as {form}: {fault!r}"
    else:
        yield f"{file.name} as {form}: taken"


def _contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def _memory() -> float:
    """The most memory this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _removed(path: Path) -> None:
    if path.is_dir():
        for each in path.iterdir():
            each.unlink()
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


def _written(folder: Path) -> Iterator[Path]:
    for name, write in FILES.items():
        path = folder / name
        write(path)
        yield path
    yield folder / "nothing is here.json"


def _bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def _repeated(piece: bytes, times: int, end: bytes = b"") -> Callable[[Path], object]:
    def write(path: Path) -> None:
        with path.open("wb") as file:
            for _ in range(times):
                file.write(piece)
            file.write(end)

    return write


def _zip(name: str, piece: bytes, times: int = 1, mode: int = 0) -> Callable[[Path], object]:
    def write(path: Path) -> None:
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = mode << 16
        with zipfile.ZipFile(path, "w") as archive, archive.open(info, "w") as member:
            for _ in range(times):
                member.write(piece)

    return write


def _many_members(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(21_000):
            archive.writestr(f"{number}.json", "{}")


def _zip_in_zip(path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.json", ZEROS * 10)
    _zip("inner.zip", inner.getvalue())(path)


FILES: dict[str, Callable[[Path], object]] = {
    "empty.json": _bytes(b""),
    "blank.json": _bytes(b" \n\t"),
    "half.json": _bytes(json.dumps(SOUND).encode()[:20]),
    "words.json": _bytes(b"these are only words"),
    "a number.json": _bytes(b"1" * 5_000),
    "a long number.json": _bytes(b"[" + b"9" * 5_000_000 + b"]"),
    "not a number.json": _bytes(b'{"acme": {"models": {"a": {"cost": NaN}}}}'),
    "infinite.json": _bytes(b'{"acme": {"models": {"a": {"cost": 1e999}}}}'),
    "another thing.json": _bytes(b'{"weather": ["rain", "sun"]}'),
    "a list.json": _bytes(b"[1, 2, 3]"),
    "a web page.json": _bytes(b"<!DOCTYPE html><html><body>Not found</body></html>"),
    "a picture.json": _bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9),
    "not utf-8.json": _bytes('{"é": 1}'.encode("latin-1")),
    "half a sign.json": _bytes(b'{"\\ud800": {"models": {"\\udfff": 1}}}'),
    "signs for terminals.json": _bytes(b'{"\x1b[2J\\u202e": 1}'),
    "deep.json": _bytes(b"[" * 500_000 + b"]" * 500_000),
    "deep and open.json": _bytes(b'{"a":' * 200_000),
    "wide.json": _repeated(b"[],", 3_000_000, b"[]"),
    "quotes.json": _repeated(b'"",' * 1_000, 9_000),
    "huge.json": _repeated(ZEROS, 65),
    "packed.json": _bytes(gzip.compress(ZEROS * 50)),
    "aliases.yaml": _bytes(
        b"a: &a [x, x, x, x, x, x, x, x, x]\n"
        + b"".join(
            b"%c: &%c [%s]\n" % (here, here, b", ".join([b"*%c" % (here - 1)] * 9))
            for here in range(ord("b"), ord("j"))
        )
    ),
    "python.yaml": _bytes(b"!!python/object/apply:os.system ['true']\n"),
    "deep.yaml": _bytes(b"[" * 100_000),
    "one column.csv": _bytes(b"name\nacme\n"),
    "open quote.csv": _bytes(b'name,score\n"acme,1\n' * 1_000),
    "wide.csv": _bytes(b"," * 5_000_000),
    "bomb.zip": _zip("bomb.json", ZEROS, 1_000),
    "bomb of a table.zip": _zip("bomb.csv", ZEROS, 1_000),
    "zip in a zip.zip": _zip_in_zip,
    "a way out.zip": _zip("../../etc/out.json", b"{}"),
    "a whole way.zip": _zip("/etc/out.json", b"{}"),
    "a link.zip": _zip("link.json", b"/etc/passwd", mode=stat.S_IFLNK | 0o777),
    "many members.zip": _many_members,
    "cut.zip": _bytes(b"PK\x03\x04" + b"\x00" * 60),
    "a folder": Path.mkdir,
}
