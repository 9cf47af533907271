"""What Versus does not answer, said in one line."""

from dataclasses import dataclass
from typing import Self

from bot.library import Library
from bot.questions.asked import ask_steps
from bot.questions.help import STARTERS
from bot.questions.question import Question
from bot.reading import Reading
from bot.reply import Reply, Status


@dataclass(frozen=True, slots=True)
class Declined(Question):
    """Why nothing is answered: too long, not understood, or about something else."""

    reason: str

    kind = "declined"
    about = "A short line where Versus has no answer"
    examples = ("how do I configure rate limits?", "is the store open?")

    @classmethod
    def recognise(cls, reading: Reading) -> Self:
        """Whatever no other kind took."""
        if reading.too_long:
            return cls("too_long")
        if reading.foreign_money:
            return cls("foreign_money")
        if reading.has("latency"):
            return cls("latency")
        if reading.has("howto"):
            return cls("howto")
        return cls("not_understood")

    def answer(self, library: Library) -> Reply:
        """One line, and three things that work."""
        return Reply(
            headline=library.wording.say("declined", self.reason),
            receipt=self.receipt(
                library,
                Status.DECLINED,
                extra={"reason": self.reason},
            ),
            steps=ask_steps(*STARTERS),
        )
