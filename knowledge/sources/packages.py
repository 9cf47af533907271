"""Reaches the data of a package: an installed one's files, or a wheel that is never installed."""

import subprocess
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from types import ModuleType
from zipfile import BadZipFile, ZipFile

from knowledge.harvest import BrokenSource

WHEELS = Path(".wheels")
INSTALL = 'run `make setup`, or pip install "versus[catalog]"'
DOWNLOAD = "run `make wheels`"
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Package:
    """One package of one version, as sources.toml names it.

    `source` is the id of its entry there, `as_of` the entry's ISO date, `wheels` the folder that
    `make wheels` fills. Whatever is missing, damaged or of another version is a BrokenSource.
    """

    source: str
    name: str
    version: str
    as_of: str
    wheels: Path = WHEELS

    def file(self, path: str) -> Path:
        """A file of the installed package; `path` is from the root of the installation."""
        file = Path(str(self._installed().locate_file(path)))
        if not file.is_file():
            raise self._broken(f"has no {path}", INSTALL)
        return file

    def module(self, name: str) -> ModuleType:
        """A module of the installed package, imported now and not with Versus."""
        self._installed()
        try:
            return import_module(name)
        except ImportError as fault:
            raise self._broken(f"cannot be imported ({fault})", INSTALL) from fault

    def printed(self, program: str, *arguments: str) -> bytes:
        """What a program of the installed package prints; what it warns of is left out."""
        files = self._installed().files or ()
        found = next((file for file in files if file.stem == program and not file.suffix), None)
        if found is None:
            raise self._broken(f"has no program {program}", INSTALL)
        command = [str(found.locate()), *arguments]
        try:
            ended = subprocess.run(  # noqa: S603 - a program of a package pinned by its hash
                command, capture_output=True, check=True, timeout=SECONDS
            )
        except (OSError, subprocess.SubprocessError) as fault:
            raise self._broken(f"does not run ({type(fault).__name__})", INSTALL) from fault
        return ended.stdout

    def member(self, path: str) -> bytes:
        """A file inside the package's wheel in the folder of wheels."""
        stem = self.name.replace("-", "_")
        wheels = sorted(self.wheels.glob(f"{stem}-{self.version}-*.whl"))
        if not wheels:
            raise self._broken(f"is not in {self.wheels.name}", DOWNLOAD)
        try:
            with ZipFile(wheels[0]) as wheel:
                return wheel.read(path)
        except (KeyError, BadZipFile, OSError) as fault:
            raise self._broken(f"is damaged in {self.wheels.name}", DOWNLOAD) from fault

    def _installed(self) -> Distribution:
        try:
            found = distribution(self.name)
        except PackageNotFoundError:
            raise self._broken("is not installed", INSTALL) from None
        if found.version != self.version:
            raise self._broken(f"is expected, {found.version} is installed", INSTALL)
        return found

    def _broken(self, what: str, remedy: str) -> BrokenSource:
        return BrokenSource(f"{self.name} {self.version} {what}: {remedy}")
