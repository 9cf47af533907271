"""Threads: a message may leave out what the last one in its thread said."""

from collections import OrderedDict
from dataclasses import replace

from bot.reading import Reading
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

    def ask(self, message: str, thread: str | None = None) -> Reply:
        """The reply to a message; any text at all gets one."""
        reading = self._responder.read(message)
        if thread is not None and (previous := self._last.get(thread)):
            reading = continued(reading, previous)
        turn = self._responder.respond(reading)
        if thread is not None and (reading.cards or reading.sought):
            self._last[thread] = reading.remembered()
            self._last.move_to_end(thread)
            if len(self._last) > MOST_THREADS:
                self._last.popitem(last=False)
        return turn.reply


def continued(reading: Reading, previous: Reading) -> Reading:
    """A reading with what it leaves out taken from the one before: its models, or its topic.

    "and for vision?" keeps the models, "same for Llama 2 13B Chat?" the topic.
    """
    topic = bool(
        reading.sought or reading.traffic or reading.stated or reading.workloads or reading.openness
    ) or reading.has("where", "cost", "switch", "alternatives", "profile", "compare", "share")
    if reading.has("explain") and not reading.has("them"):
        return reading
    searches = reading.has("search") or (reading.has("model") and not reading.has("them"))
    if not reading.mentions and topic and not searches:
        return _with_models(reading, previous)
    if reading.mentions and not topic and len(reading.cards) <= 1:
        return replace(
            reading,
            sought=previous.sought,
            traffic=previous.traffic,
            stated=previous.stated,
            cues=reading.cues | (previous.cues - {"claim", "same", "asserts", "than"}),
        )
    return reading


def _with_models(reading: Reading, previous: Reading) -> Reading:
    keeps_cost = bool(reading.traffic) or not (reading.sought or reading.stated)
    sought = reading.sought or (previous.sought if keeps_cost and not reading.has("where") else ())
    return replace(reading, mentions=previous.mentions, sought=sought)
