"""How much of a foreign file is too much."""

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is taken: bytes, counts, seconds.

    `file` bounds what arrives, `kept` what is put away, `unpacked` what comes out of an archive or
    folder, `ratio` how much larger than packed a member may be. `values` counts everything in a
    document, `rows` what its form calls a row. `yaml` is a bound of its own, as it is slow to read.
    """

    file: int = 64 * MB
    kept: int = 64 * MB
    yaml: int = 4 * MB
    members: int = 20_000
    unpacked: int = 256 * MB
    ratio: int = 100
    depth: int = 64
    values: int = 2_000_000
    rows: int = 100_000
    redirects: int = 3
    seconds: float = 120


LIMITS = Limits()


def size(count: int) -> str:
    """Write a number of bytes: 64 MB, 900 bytes."""
    return f"{count // MB} MB" if count >= MB else f"{count:,} bytes"
