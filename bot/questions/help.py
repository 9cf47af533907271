"""What Versus can be asked."""

from dataclasses import dataclass
from typing import Self

from bot.library import Library
from bot.questions.asked import ask_steps
from bot.questions.question import Question
from bot.reading import Reading
from bot.reply import Reply, Table

STARTERS = (
    ("Larger context", "which has the larger context, Kimi K2 or Qwen3.5-4B?"),
    ("Monthly cost", "monthly cost of GPT-4 Turbo vs Claude 3.5 Haiku"),
    ("Search", "open weights with vision over 200k"),
)


@dataclass(frozen=True, slots=True)
class Help(Question):
    """Help, asked for or shown because a message was empty."""

    kinds: tuple[tuple[str, str], ...] = ()

    kind = "help"
    about = "This list"
    examples = ("help",)

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """An empty message, or a word for help or a greeting and nothing else."""
        nothing = not (reading.mentions or reading.sought or reading.stated or reading.terms)
        if not reading.words and not reading.message.strip(" ?!"):
            return cls()  # not for a mere "👍"
        alone = nothing and not reading.unexplained and not reading.workloads
        return cls() if alone and reading.has("help") else None

    def answer(self, library: Library) -> Reply:
        """Every kind of question with an example."""
        return Reply(
            headline=library.wording.say("help", "headline", models=len(library.catalog.cards)),
            receipt=self.receipt(
                library,
            ),
            table=Table(("Ask for", "For example"), self.kinds),
            notes=(library.wording.say("help", "updated", date=library.catalog.updated),),
            steps=ask_steps(*STARTERS),
        )
