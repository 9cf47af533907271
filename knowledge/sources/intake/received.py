"""What arrived: bytes and where they came from, before anything is made of them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.harvest import BrokenSource

LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Received:
    """One file, or the files of an archive or folder by their paths in it.

    `where` is a file's name or an address, fit to be shown; `day` is an ISO date in UTC, of the
    download or of the file's last change; `sha256` is of what arrived.
    """

    where: str
    day: str
    sha256: str
    members: Mapping[str, bytes]
    many: bool = False

    def fault(self, what: str) -> BrokenSource:
        """The fault of what arrived: "models.json: not JSON ..."."""
        return BrokenSource(f"{self.where}: {what}")


def digest(members: Mapping[str, bytes]) -> str:
    """The sha256 of one file, or of several with their names."""
    if len(members) == 1:
        return hashlib.sha256(next(iter(members.values()))).hexdigest()
    whole = hashlib.sha256()
    for name in sorted(members):
        whole.update(f"{name}\0{len(members[name])}\0".encode(errors="replace"))
        whole.update(members[name])
    return whole.hexdigest()


def quoted(text: str) -> str:
    """A foreign text in quotes, short and without signs a terminal would act on."""
    short = text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
    return ascii(short) if not short.isprintable() else repr(short)
