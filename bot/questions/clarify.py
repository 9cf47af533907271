"""One question back, where a guess could be wrong."""

from dataclasses import dataclass
from typing import Self

from bot.library import Library
from bot.questions.asked import ask_steps, ids
from bot.questions.criteria import FLAGS
from bot.questions.explain import FEW_WORDS
from bot.questions.question import Question
from bot.questions.rewriting import with_model
from bot.reading import Reading
from bot.reply import Reply, Status, Step
from knowledge.names import Ambiguous


@dataclass(frozen=True, slots=True)
class Clarify(Question):
    """What is asked back: which model, which workload, or what traffic.

    `choices` are models' ids with the question each would finish.
    """

    about_what: str
    spelling: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    resolved: tuple[str, ...] = ()

    kind = "clarify"
    about = "One question back where a guess could be wrong"
    examples = ("which has the larger context, Claude or Kimi K2?", "which model is best?")

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """A name that could be several models, or a best without a workload."""
        mention = next(iter(reading.ambiguous), None)
        if mention is not None and isinstance(mention.match, Ambiguous):
            cards = [card for card in mention.match.cards if card not in reading.cards][:3]
            choices = tuple((card.id, with_model(reading, mention, card)) for card in cards)
            return cls("model" if cards else "alone", mention.spelling, choices, ids(reading))
        told = {each.attribute for each in reading.stated}
        if reading.cards and told == {"context_window"} and _is_bill(reading):
            return cls("split", resolved=ids(reading))
        if reading.cards or reading.unexplained or reading.has("moved"):
            return None
        limited = reading.stated or reading.openness or reading.maker or reading.provider
        sought = reading.has("model", "search") or bool(reading.stated)
        sought = sought or bool(limited and reading.has("superlative"))
        sought = sought or (bool(reading.sought) and set(reading.attributes) <= FLAGS)
        explains = (reading.has("explain") or reading.words <= FEW_WORDS) and (
            reading.terms or any(each.attribute.startswith("benchmark:") for each in reading.sought)
        )
        points = reading.has("them", "which") and not sought and not explains
        if reading.traffic or (points and (reading.sought or reading.has("cost"))):
            return cls("which")
        topic = reading.workloads or reading.sought or reading.stated or reading.openness
        wishes = reading.has("recommend", "best") and reading.has("model")
        return cls("workload") if wishes and not topic else None

    def answer(self, library: Library) -> Reply:
        """The question, with buttons that finish what was asked."""
        cards = library.cards(model for model, _ in self.choices)
        steps = tuple(
            Step(card.name, ask) for card, (_, ask) in zip(cards, self.choices, strict=True)
        )
        if self.about_what == "workload":
            named = list(library.catalog.workloads.values())[:3]
            steps = ask_steps(*((each.name, f"best model for {each.name}") for each in named))
        return Reply(
            headline=library.wording.say(
                "clarify",
                self.about_what,
                spelling=self.spelling,
                names=[card.name for card in cards],
            ),
            receipt=self.receipt(
                library,
                Status.CLARIFY,
                models=self.resolved,
                suggestions=tuple(card.name for card in cards) or tuple(s.label for s in steps),
            ),
            steps=steps,
        )


def _is_bill(reading: Reading) -> bool:
    """Whether a bare number of tokens is to be paid for, rather than to fit."""
    billed = reading.has("cost", "month", "day", "week") or "blended_price" in reading.attributes
    searched = reading.has("fits", "model", "search", "than")
    return billed and not searched and "context_window" not in reading.attributes
