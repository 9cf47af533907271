"""Threads: a message may leave out what the last one in its thread said."""

from collections import OrderedDict
from dataclasses import replace
from typing import Any

from bot.questions.rates import is_of_prices
from bot.reading import Asked, Reading
from bot.reply import Reply
from bot.responder import Responder

MOST_THREADS = 10_000


class Conversations:
    """Answers messages, and remembers each thread's last reading without its words.

    Only the newest 10,000 threads are remembered, in memory.
    """

    def __init__(self, responder: Responder) -> None:
        self._responder = responder
        self._last: OrderedDict[str, Reading] = OrderedDict()

    def turn_to(self, responder: Responder) -> None:
        """Answer from another edition of the catalog from the next message on."""
        self._responder = responder

    def ask(self, message: str, thread: str | None = None) -> Reply:
        """The reply to a message; any text at all gets one."""
        responder = self._responder  # one edition for the whole message
        reading = responder.read(message)
        if thread is not None and (previous := self._last.get(thread)):
            reading = continued(reading, responder.up_to_date(previous))
        turn = responder.respond(reading)
        if thread is not None and (reading.cards or reading.sought):
            self._last[thread] = reading.remembered()
            self._last.move_to_end(thread)
            if len(self._last) > MOST_THREADS:
                self._last.popitem(last=False)
        return turn.reply


def continued(reading: Reading, previous: Reading) -> Reading:
    """A reading with what it leaves out taken from the one before: its models, or its topic.

    "and for vision?" keeps the models, "same for Llama 2 13B Chat?" the topic, "is it cheaper
    than Haiku?" adds the model before. A message with words that nothing explains takes nothing.
    """
    if reading.unexplained or (reading.has("explain") and not reading.has("them")):
        return reading
    named = reading.sought or reading.traffic or reading.stated or reading.priced
    topic = bool(named or reading.workloads or reading.openness) or reading.has(
        "where", "cost", "switch", "alternatives", "profile", "compare", "share"
    )
    if reading.mentions:
        return _with_topic(reading, previous, topic=topic)
    if not topic or "self" in reading.head:
        return reading
    if not previous.cards:
        return _with_limits(reading, previous)
    searches = reading.has("search") or (reading.has("model") and not reading.has("them"))
    return reading if searches else _with_models(reading, previous)


def _with_topic(reading: Reading, previous: Reading, *, topic: bool) -> Reading:
    if reading.has("them") and reading.has("than", "compare", "or") and previous.cards:
        first = previous.mentions[: 2 - len(reading.cards)]
        priced = reading.priced or previous.priced
        return _new(reading, mentions=(*first, *reading.mentions), priced=priced)
    if topic or len(reading.cards) != 1:
        return reading
    return _new(
        reading,
        sought=previous.sought,
        traffic=previous.traffic,
        priced=previous.priced,
        stated=previous.stated,
        cues=reading.cues | (previous.cues - {"claim", "same", "asserts", "than", "them"}),
    )


def _with_models(reading: Reading, previous: Reading) -> Reading:
    keeps_cost = bool(reading.traffic) or not (reading.sought or reading.stated)
    # A tier is of prices: "is it free?" after a question of context asks nothing of the context.
    fits = not reading.priced or is_of_prices(previous.sought)
    keeps = keeps_cost and fits and not reading.has("where")
    completes = reading.traffic or (reading.priced and keeps)
    return _new(
        reading,
        mentions=previous.mentions,
        sought=reading.sought or (previous.sought if keeps else ()),
        traffic=_completed(reading.traffic, previous.traffic) if completes else reading.traffic,
        priced=reading.priced or (previous.priced if keeps else reading.priced),
    )


def _with_limits(reading: Reading, previous: Reading) -> Reading:
    """A search narrowed: "and over 200k?" keeps the limits named before."""
    kept = previous.cues & {"model", "search", "best"}
    if not kept or reading.has("model", "search"):
        return reading
    return _new(
        reading,
        sought=(*previous.sought, *reading.sought),
        stated=(*previous.stated, *reading.stated),
        priced=reading.priced or previous.priced,
        openness=reading.openness or previous.openness,
        maker=reading.maker or previous.maker,
        provider=reading.provider or previous.provider,
        cues=reading.cues | kept,
    )


def _completed(traffic: Asked, before: Asked) -> Asked:
    """Traffic with the tokens of each request, or the requests, as they were before."""
    return Asked(
        traffic.requests or before.requests,
        before.input_tokens if traffic.input_tokens is None else traffic.input_tokens,
        before.output_tokens if traffic.output_tokens is None else traffic.output_tokens,
        traffic.per or before.per,
    )


def _new(reading: Reading, **changes: Any) -> Reading:
    """A reading with changes is no longer one that may be kept."""
    return replace(reading, kept=False, base=None, **changes)
