"""The answer alone: microseconds per question, read and answered, first and again."""

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter_ns

from bot.conversation import Conversations
from bot.responder import Responder
from knowledge.catalog import Catalog
from tests.bench.figures import line
from tests.bench.questions import exact, mistyped

ROUNDS = 20


def report(catalog: Catalog) -> Iterator[str]:
    """A line per sort of question: p50 and p99 in microseconds."""
    responder = Responder(catalog)
    conversations = Conversations(responder)
    clean, slips = exact(), mistyped(exact())
    yield line("first time, exact", _times([conversations.ask], clean))
    yield line("again, exact", _times([conversations.ask] * ROUNDS, clean))
    yield line("again, mistyped", _times([conversations.ask] * ROUNDS, slips))
    yield line("reading alone, exact", _times([responder.read] * ROUNDS, clean))
    yield line("reading alone, mistyped", _times([responder.read] * ROUNDS, slips))


def _times(calls: Sequence[Callable[[str], object]], questions: Sequence[str]) -> list[float]:
    found = []
    for call in calls:
        for question in questions:
            start = perf_counter_ns()
            call(question)
            found.append((perf_counter_ns() - start) / 1_000)
    return found
