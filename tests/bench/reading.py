"""Reading alone: forms met before and not, typing errors, long texts, and a larger catalog."""

import random
import string
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter_ns

from bot.reading import Reader
from bot.reading.cleaning import LONGEST
from knowledge.catalog import Catalog
from knowledge.storage import read
from tests.accuracy.corpus import SETS, cases
from tests.bench.figures import line, middle
from tests.bench.larger import TIMES, larger
from tests.bench.questions import ONE, PAIR, mistyped

SEED = 11
QUESTIONS = 500
TEXTS, LONG = 200, 40_000

Read = Callable[[str], object]


def report(path: Path) -> Iterator[str]:
    """A line per sort of text, in microseconds; then how it grows with the catalog."""
    catalog = read(path)
    named = drawn(catalog)
    for title, clean in (("names of the catalog", named), ("the corpus", asked())):
        yield f"reading questions of {title}"
        yield from _lines(catalog, clean)
    yield line("    form met, with other names", _new_models(catalog, named))
    reader = Reader(catalog)
    (once,) = _times(lambda _: reader.names.listed.with_numbers(frozenset()), [""])
    yield f"worked out once, for the first doubtful name: {once / 1_000:.1f} ms"
    for length in (LONGEST, LONG):
        slowest = max(_times(reader.read, texts(length)))
        yield f"the longest of {TEXTS} texts of {length:,} signs: {slowest / 1_000:.1f} ms"
    yield from _growth(catalog, larger(path), named)


def _lines(catalog: Catalog, clean: Sequence[str]) -> Iterator[str]:
    """Questions met for the first time and again, and the same with typing errors."""
    reader, slips = Reader(catalog), mistyped(clean)
    # The whole way is what a form costs that was never met, whatever was asked before it.
    yield line("    never met", _times(Reader(catalog).whole, clean))
    _times(reader.read, clean)
    yield line("    again", _times(reader.read, clean))
    yield line("    typing errors, never met", _times(reader.read, slips))
    yield line("    typing errors, again", _times(reader.read, slips))


def _new_models(catalog: Catalog, met: Sequence[str]) -> list[float]:
    reader = Reader(catalog)
    _times(reader.read, met)
    return _times(reader.read, drawn(catalog, SEED + 1))


def drawn(catalog: Catalog, seed: int = SEED) -> list[str]:
    """Questions of a few forms about models that were drawn from all of the catalog."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    names = sorted(card.name for card in catalog.cards.values())
    forms = (*PAIR, *ONE)
    return [_filled(chance.choice(forms), names, chance) for _ in range(QUESTIONS)]


def _filled(form: str, names: Sequence[str], chance: random.Random) -> str:
    return form.format(*chance.sample(names, form.count("{}")))


def asked() -> list[str]:
    """Clean questions of the corpus that was tuned for."""
    return [case.text for case in cases(SETS[0]) if case.slice == "clean" and not case.thread]


def texts(length: int) -> Iterator[str]:
    """Texts of signs, of words and of numbers, at random."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    words = ("context", "of", "claude", "3.5", "gpt-4", "or", "k2", "2M", "cheapest", "(", "$1")
    sorts: tuple[Callable[[], str], ...] = (
        partial(chance.choice, string.printable),
        lambda: f"{chance.choice(words)} ",
        lambda: f"{chance.random()}-",
        partial(chance.choice, string.ascii_lowercase),
    )
    for number in range(TEXTS):
        sign = sorts[number % len(sorts)]
        yield "".join(sign() for _ in range(length))[:length]


def _growth(catalog: Catalog, grown: Catalog, questions: Sequence[str]) -> Iterator[str]:
    """The same questions on the catalog, and on one with other models beside those asked for."""
    yield f"a catalog {TIMES} times as large ({len(grown.cards):,} models), target 1.5 times:"
    for title, every in (("exact", questions), ("with typing errors", mistyped(questions))):
        readers = Reader(catalog), Reader(grown)
        first, again = _ratio(readers, every), _ratio(readers, every)
        yield f"    {title}: first time {first:.2f} times, again {again:.2f} times"


def _ratio(readers: Sequence[Reader], texts: Sequence[str]) -> float:
    """How much longer the second reader takes; by turns, as a machine is now slow and now quick."""
    took: tuple[list[float], list[float]] = [], []
    for number, text in enumerate(texts):
        # Who comes first is at a disadvantage: nothing is in the processor's caches yet.
        for place in (0, 1) if number % 2 else (1, 0):
            took[place].extend(_times(readers[place].read, [text]))
    few, many = map(middle, took)
    return many / few


def _times(read: Read, texts: Iterator[str] | Sequence[str]) -> list[float]:
    """Microseconds for each text."""
    found = []
    for text in texts:
        start = perf_counter_ns()
        read(text)
        found.append((perf_counter_ns() - start) / 1_000)
    return found
