"""Undoes the packing of a download as it arrives, within a bound."""

import zlib
from typing import Protocol

# How zlib is told what to expect; HTTP's "deflate" is zlib's own form.
WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
PLAIN = "identity"


class Unpacking(Protocol):
    """Turns what is on the wire into what was sent."""

    @property
    def ended(self) -> bool:
        """Whether nothing is missing."""

    def take(self, chunk: bytes) -> bytes:
        """What a chunk comes to; zlib.error where it is damaged."""


def unpacking(coding: str, most: int) -> Unpacking | None:
    """How to undo a Content-Encoding, to one byte over `most` at most; None if it is not known."""
    if coding == PLAIN:
        return _Plain()
    return _Packed(WINDOWS[coding], most) if coding in WINDOWS else None


class _Plain:
    ended = True

    def take(self, chunk: bytes) -> bytes:
        return chunk


class _Packed:
    def __init__(self, window: int, most: int) -> None:
        self._stream = zlib.decompressobj(window)
        self._room = most + 1

    @property
    def ended(self) -> bool:
        return self._stream.eof

    def take(self, chunk: bytes) -> bytes:
        # Without room zlib would take a bound of 0 for none at all.
        if self._stream.eof or self._room == 0:
            raise zlib.error("more than was to come")
        found = self._stream.decompress(chunk, self._room)
        if self._stream.unused_data:
            raise zlib.error("more than was to come")
        self._room -= len(found)
        return found
