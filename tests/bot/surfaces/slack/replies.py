"""Invented replies, and an answerer that knows them by heart."""

from bot.preferences import Preferences
from bot.reply import Receipt, Reply, Status, Step, Table
from bot.responder import Responder
from knowledge.catalog import Catalog, NameWords

ANSWERED = Receipt("compare_attribute", Status.ANSWERED)
COMPARED = Reply(
    headline="Aster 2 has the larger context: 200K tokens.",
    receipt=ANSWERED,
    table=Table(("Model", "Context"), (("Aster 2", "200,000"), ("Briar", ""))),
    notes=("Briar: not sourced.",),
    sources=("Aster: example.com/aster, 2026-11-01",),
    steps=(Step("And the price?", "price of aster 2 and briar"),),
)
PRICED = Reply(headline="Aster 2 costs $1.00 / 1M tokens.", receipt=ANSWERED)
ASKED_BACK = Reply(
    headline="Which Aster?",
    receipt=Receipt("clarify", Status.CLARIFY),
    steps=(Step("Aster 1", "context of aster 1"), Step("Aster 2", "context of aster 2")),
)
FINISHED = Reply(headline="Aster 2: 200K tokens.", receipt=ANSWERED)
DECLINED = Reply(headline="I compare models.", receipt=Receipt("declined", Status.DECLINED))

KNOWN = {
    "aster 2 or briar": COMPARED,
    "price of aster 2 and briar": PRICED,
    "context of aster": ASKED_BACK,
    "context of aster 2": FINISHED,
}


EMPTY = Catalog("", "", {}, {}, {}, {}, {}, {}, (), NameWords(), {}, {}, {}, {}, frozenset())


class Answers:
    """Answers from a list, and notes what was asked in which conversation."""

    catalog = EMPTY
    responder = Responder(EMPTY)

    def __init__(self) -> None:
        self.known = dict(KNOWN)
        self.asked: list[tuple[str, str | None]] = []
        self.recalled: dict[str, str] = {}
        self.broken = False

    def ask(
        self,
        message: str,
        thread: str | None = None,
        preferences: Preferences | None = None,  # noqa: ARG002
    ) -> Reply:
        if self.broken:
            raise RuntimeError(message)
        self.asked.append((message, thread))
        return self.known.get(message, DECLINED)

    def named(self, text: str) -> tuple[str, ...]:  # noqa: ARG002
        """No models are named."""
        return ()

    def recall(self, thread: str, memory: str) -> None:
        """Take a thread up; what was remembered of it is noted."""
        self.recalled[thread] = memory

    def memory_of(self, thread: str) -> str | None:
        """The last thread asked in is remembered by its own name."""
        return f"memory of {thread}"
