"""Threads: a message may leave out what the last one in its thread said."""

from collections import OrderedDict

from bot.conversation.following import continued
from bot.conversation.memory import remembered, written
from bot.explaining import Explained, explained
from bot.preferences import Preferences
from bot.reading import Reading
from bot.reply import Reply, Status
from bot.responder import NO_PREFERENCES, Responder, Turn
from knowledge.catalog import Catalog
from knowledge.names import Resolved

MOST_THREADS = 10_000


class Conversations:
    """Answers messages, and remembers each thread's last reading without its words.

    Only the newest 10,000 threads are remembered, in memory.
    """

    def __init__(self, responder: Responder) -> None:
        self._responder = responder
        self._last: OrderedDict[str, Reading] = OrderedDict()

    @property
    def catalog(self) -> Catalog:
        """The edition that the next message is answered from."""
        return self._responder.catalog

    @property
    def responder(self) -> Responder:
        """What the next message is answered by: one edition, on one day."""
        return self._responder

    def turn_to(self, responder: Responder) -> None:
        """Answer from another edition of the catalog from the next message on."""
        self._responder = responder

    def ask(
        self,
        message: str,
        thread: str | None = None,
        preferences: Preferences = NO_PREFERENCES,
    ) -> Reply:
        """The reply to a message; any text at all gets one.

        `preferences` are those of the channel that it was asked in.
        """
        return self._turned(self._responder, message, thread, preferences).reply

    def named(self, text: str) -> tuple[str, ...]:
        """The models that a text names, by id, in their order; it need be no question."""
        return tuple(
            mention.match.card.id
            for mention in self._responder.read(text).mentions
            if isinstance(mention.match, Resolved) and not mention.weak
        )

    def explained(self, message: str, thread: str | None = None) -> tuple[Reply, Explained]:
        """The reply to a message, and how it came about."""
        responder = self._responder
        previous = self._last.get(thread) if thread is not None else None
        turn = self._turned(responder, message, thread)
        return turn.reply, explained(responder, message, previous, turn)

    def recall(self, thread: str, memory: str) -> None:
        """Take up a thread where another process, or one before, left it."""
        reading = remembered(memory, self.catalog.cards)
        if reading is not None:
            self._remember(thread, reading)

    def memory_of(self, thread: str) -> str | None:
        """What is remembered of a thread, as text without its words; None where nothing is."""
        reading = self._last.get(thread)
        return written(reading) if reading else None

    def _turned(
        self,
        responder: Responder,
        message: str,
        thread: str | None,
        preferences: Preferences = NO_PREFERENCES,
    ) -> Turn:
        """A message dealt with by one edition from beginning to end."""
        reading = responder.read(message)
        if thread is not None and (previous := self._last.get(thread)):
            previous = responder.up_to_date(previous)
            reading = continued(responder.read_near(message, reading, previous), previous)
        turn = responder.respond(reading, preferences)
        if thread is not None and (reading.mentions or reading.sought or reading.has("model")):
            self._keep(thread, reading, turn.reply)
        return turn

    def _keep(self, thread: str, reading: Reading, reply: Reply) -> None:
        """Remember what was asked; of a remark that was no question only the models it named."""
        if reply.receipt.status is not Status.DECLINED:
            self._remember(thread, reading.remembered(reply.receipt.kind))
        elif reading.cards:
            self._remember(thread, Reading(mentions=reading.remembered().mentions))

    def _remember(self, thread: str, reading: Reading) -> None:
        self._last[thread] = reading
        self._last.move_to_end(thread)
        if len(self._last) > MOST_THREADS:
            self._last.popitem(last=False)
