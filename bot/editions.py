"""Follows the catalog's file: when a new edition is put in place, answers come from it."""

import logging
import threading
from datetime import date
from pathlib import Path

from bot.conversation import Conversations
from bot.responder import Responder
from knowledge.storage import UnusableCatalog, read

SECONDS_BETWEEN_LOOKS = 1.0

# What tells one file put in place from the next: its inode, and its last change and size.
Stamp = tuple[int, tuple[int, int]]

logger = logging.getLogger(__name__)


class Editions:
    """Turns conversations to each new edition, and to each new day; a bad edition is left out.

    A message is answered from one edition from beginning to end. Raises UnusableCatalog where
    there is no catalog to start with. `pause` is in seconds.
    """

    def __init__(self, path: Path, pause: float = SECONDS_BETWEEN_LOOKS) -> None:
        self._path = path
        self._pause = pause
        self._stamp = _stamp(path)
        self._catalog = read(path)
        self._day = _today()
        self.conversations = Conversations(Responder(self._catalog, self._day))

    def follow(self) -> threading.Event:
        """Look for new editions from now on, behind the caller, until the event is set."""
        ended = threading.Event()
        threading.Thread(
            target=self._look_until, args=(ended,), name="editions", daemon=True
        ).start()
        return ended

    def look(self) -> bool:
        """Turn to the edition in place if it is another than the last one seen."""
        stamp = _stamp(self._path)
        if stamp is None or stamp == self._stamp:
            if self._day != _today():
                self._turn()
            return False
        try:
            catalog = read(self._path)
        except UnusableCatalog as fault:
            self._stamp = stamp
            logger.error("The old catalog stays: %s", fault)  # noqa: TRY400 - the line says it all
            return False
        if self._is_being_written(stamp):
            return False
        self._stamp, self._catalog = stamp, catalog
        self._turn()
        logger.info("Answering from catalog edition %s", catalog.edition)
        return True

    def _turn(self) -> None:
        self._day = _today()
        self.conversations.turn_to(Responder(self._catalog, self._day))

    def _is_being_written(self, stamp: Stamp) -> bool:
        """Whether a file was changed in place while it was read, which `versus` never does."""
        now = _stamp(self._path)
        return now is not None and now[0] == stamp[0] and now != stamp

    def _look_until(self, ended: threading.Event) -> None:
        while not ended.wait(self._pause):
            try:
                self.look()
            except Exception:
                logger.exception("The old catalog stays")


def _stamp(path: Path) -> Stamp | None:
    """None while there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, (found.st_mtime_ns, found.st_size)


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the reader's day
