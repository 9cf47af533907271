"""A catalog swapped again and again while some threads answer from it and others open it."""

import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from bot.editions import Editions
from knowledge import storage
from tests.faults.reads import PAUSE, Latest, Said, Seen, asking, opening
from tests.faults.twins import EDITIONS, twin

ANSWERING, OPENING = 2, 1
# Of all reads, how many open the file; an open takes as long as many answers.
OPENS = 0.1
# Seconds that a reader pauses, and after which a thread gives way to another.
BREATH, SWITCH = 0.0002, 0.0002


@dataclass(frozen=True, slots=True)
class Swapped:
    """What came of it."""

    swaps: int
    answers: int
    opens: int
    turns: int
    seconds: float
    slowest: float
    torn: tuple[str, ...]
    errors: tuple[str, ...]

    @property
    def line(self) -> str:
        """The report in a line."""
        return (
            f"{self.swaps:,} swaps under {self.answers:,} answers and {self.opens:,} opens in "
            f"{self.seconds:.0f} s, answers turned {self.turns:,} times, at most "
            f"{self.slowest:.1f} s after a swap: {len(self.errors)} errors, {len(self.torn)} torn"
        )


def swapped(swaps: int, reads: int) -> Swapped:
    """Put two editions in place in turn, `swaps` times, while at least `reads` reads are made."""
    start = perf_counter()
    opens = int(reads * OPENS)
    with TemporaryDirectory() as folder, ThreadPoolExecutor(ANSWERING + OPENING) as pool:
        path = Path(folder, "catalog.db")
        names, latest, done = _names(path), Latest(), threading.Event()

        def started(read: Callable[[], Said], least: int) -> Future[Seen]:
            return pool.submit(_reading, read, names, done, least)

        with _eager_threads(), _followed(path) as editions:
            asked = [asking(editions, latest, place) for place in range(ANSWERING)]
            answering = [started(each, -(-(reads - opens) // ANSWERING)) for each in asked]
            opened = [started(opening(path), -(-opens // OPENING)) for _ in range(OPENING)]
            try:
                slowest = _swap(path, swaps, names, latest)
            finally:
                done.set()
            answers, openings = ([each.result() for each in some] for some in (answering, opened))
        return _summed(swaps, answers, openings, perf_counter() - start, slowest)


def _names(path: Path) -> dict[str, int]:
    """Which edition is which; the first is left in place."""
    found = {}
    for edition in reversed(EDITIONS):
        storage.write(path, twin(edition))
        found[storage.read(path).edition] = edition
    return found


@contextmanager
def _eager_threads() -> Iterator[None]:
    """Threads give way often: the builder is one of them here, and not a process of its own."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


@contextmanager
def _followed(path: Path) -> Iterator[Editions]:
    editions = Editions(path, PAUSE)
    ended = editions.follow()
    try:
        yield editions
    finally:
        ended.set()


def _swap(path: Path, swaps: int, names: dict[str, int], latest: Latest) -> float:
    """Swap, after every third one wait for an answer of the edition in place; the longest wait."""
    rows = {edition: (name, twin(edition)) for name, edition in names.items()}
    slowest = 0.0
    for number in range(swaps):
        name, found = rows[EDITIONS[(number + 1) % 2]]
        storage.write(path, found)
        if number % 3 == 2:
            slowest = max(slowest, latest.seconds_until(name))
    return slowest


def _reading(
    read: Callable[[], Said], names: dict[str, int], done: threading.Event, least: int
) -> Seen:
    """Read until all swaps are done, and `least` times at least."""
    seen = Seen()
    count = 0
    while count < least or not done.is_set():
        seen.note(read, names)
        count += 1
        sleep(BREATH)
    return seen


def _summed(
    swaps: int, answers: list[Seen], opens: list[Seen], seconds: float, slowest: float
) -> Swapped:
    every = (*answers, *opens)
    turns = sum(one != other for each in answers for one, other in pairwise(each.editions))
    return Swapped(
        swaps,
        sum(len(each.editions) for each in answers),
        sum(len(each.editions) for each in opens),
        turns // ANSWERING,
        seconds,
        slowest,
        tuple(text for each in every for text in each.torn),
        tuple(fault for each in every for fault in each.errors),
    )
