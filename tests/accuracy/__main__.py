"""`make accuracy`: how well names and questions are read, beside what is aimed at.

With -v it also prints what did not come right, of the questions those that were tuned for; with
-v --held-back those that were held back instead, which are for measuring, not for tuning. Parts
may be named: frames, chatter, names, absent, slips, peers.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from bot.responder import Responder
from knowledge import storage
from knowledge.names import NameIndex
from tests.accuracy import absent, chatter, frames, names, peers, slips
from tests.accuracy.corpus import SETS
from tests.accuracy.judging import judge_of
from tests.days import TODAY

CATALOG = Path(__file__).parent.parent.parent / "catalog.db"

Part = Callable[[], Iterator[str]]


def report(words: Sequence[str]) -> Iterator[str]:
    """The parts that were named, or all, with an empty line between them."""
    parts = _parts(words)
    named = [word for word in words if not word.startswith("-")] or list(parts)
    for name in named:
        yield from parts[name]()
        yield ""


def _parts(words: Sequence[str]) -> Mapping[str, Part]:
    catalog = storage.read(CATALOG)
    index, judge = NameIndex(catalog), judge_of(catalog)
    verbose = "-v" in words
    told = SETS[1 if "--held-back" in words else 0] if verbose else ""
    # Each part asks a responder of its own, which was asked nothing before.
    new = partial(Responder, catalog, TODAY)
    return {
        "frames": lambda: _each(lambda it: frames.report(new(), judge, it, verbose=it == told)),
        "chatter": lambda: _each(lambda it: chatter.report(new(), it, verbose=it == told)),
        "names": lambda: names.report(index, verbose=verbose),
        "absent": lambda: absent.report(catalog, index, new(), verbose=verbose),
        "slips": lambda: slips.report(catalog, index, new(), verbose=verbose),
        "peers": lambda: peers.report(catalog, index, new()),
    }


def _each(of_set: Callable[[str], Iterator[str]]) -> Iterator[str]:
    for name in SETS:
        yield from of_set(name)


if __name__ == "__main__":
    for line in report(sys.argv[1:]):
        print(line)  # noqa: T201 - a report
