"""What reads a catalog while it is swapped, and what of that is torn or fails."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from time import perf_counter, sleep

from bot.editions import Editions
from bot.surfaces.answer_object import answer_object
from knowledge import storage
from tests.faults.twins import MODELS, QUESTIONS, told

# How often an answer of an edition is looked for, in seconds.
PAUSE = 0.002
# A running bot answers from a new edition within this many seconds.
SOON = 5.0

# What is said, and the edition it claims to be of.
Said = tuple[str, str]


class Latest:
    """The edition of the newest answer."""

    edition = ""

    def seconds_until(self, edition: str) -> float:
        """How long it takes until an answer is of an edition; 5 seconds at most are waited."""
        start = perf_counter()
        while self.edition != edition and perf_counter() - start < SOON:
            sleep(PAUSE)
        return perf_counter() - start


@dataclass(slots=True)
class Seen:
    """What one thread saw: the editions in their order, and in words what was wrong."""

    editions: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def note(self, read: Callable[[], Said], names: dict[str, int]) -> None:
        """Read once; figures of another edition than the one named make it torn."""
        try:
            text, edition = read()
        except Exception as fault:
            self.errors.append(repr(fault))
            return
        self.editions.append(edition)
        if told(text) != {names.get(edition)}:
            self.torn.append(text)


def asking(editions: Editions, latest: Latest, place: int) -> Callable[[], Said]:
    """Ask one question after the other, each in a thread that goes on over the swaps."""
    questions = cycle(QUESTIONS)

    def ask() -> Said:
        question = next(questions)
        reply = editions.conversations.ask(question, f"thread {place}")
        latest.edition = reply.receipt.edition
        return json.dumps(answer_object(question, reply)), reply.receipt.edition

    return ask


def opening(path: Path) -> Callable[[], Said]:
    """Open the file anew and look at all that is in it."""

    def open_it() -> Said:
        catalog = storage.read(path)
        cards = [(card.facts, card.routes) for card in catalog.cards.values()]
        assert len(cards) == len(MODELS)
        return json.dumps(cards, default=_plain), catalog.edition

    return open_it


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else str(value)
