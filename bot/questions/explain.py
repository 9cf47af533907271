"""What an attribute, a benchmark or a term means."""

from dataclasses import dataclass
from typing import Self

from bot.library import Library
from bot.questions.asked import ask_steps, is_asked
from bot.questions.figures import sentence_case
from bot.questions.question import Question
from bot.reading import Reading
from bot.reply import Reply, Step

# A term by itself asks what it means: "GPQA?".
FEW_WORDS = 3
# "What can run code?" asks for models.
CAN = frozenset({"asks", "which"})


@dataclass(frozen=True, slots=True)
class Explain(Question):
    """An attribute's or benchmark's id, or a term's; of both the term is explained."""

    attribute: str | None = None
    term: str | None = None

    kind = "explain"
    about = "What a benchmark or a term means"
    uses = frozenset({"condition", "rate"})
    examples = ("what is GPQA?", "what does blended price mean?")

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """An attribute or term and nothing to apply it to."""
        if (
            not is_asked(reading)
            or reading.mentions
            or reading.unexplained
            or reading.stated
            or reading.traffic
        ):
            return None
        if reading.has("ours", "how_much", "wish", "recommend") and not reading.has("layman"):
            return None
        directed = reading.direction or any(each.direction for each in reading.sought)
        asked = reading.has("explain") or (
            reading.words <= FEW_WORDS
            and reading.head.isdisjoint(CAN)
            and not reading.has("model", "search", "which", "best")
        )
        if directed or not asked:
            return None
        attribute = reading.attributes[0] if reading.attributes else None
        if reading.terms:
            same = attribute and attribute.replace("_", "-") == reading.terms[0]
            return cls(attribute if same else None, reading.terms[0])
        return cls(attribute) if attribute else None

    def answer(self, library: Library) -> Reply:
        """The name and its meaning."""
        name, meaning = self._entry(library)
        return Reply(
            headline=library.wording.say("explain", "meaning", name=name, meaning=meaning),
            receipt=self.receipt(
                library,
                attribute=self.attribute,
                extra={"term": self.term},
            ),
            steps=self._steps(library),
        )

    def _entry(self, library: Library) -> tuple[str, str]:
        if self.term:
            term = library.catalog.terms[self.term]
            return term.name, term.meaning
        attribute = library.attribute(self.attribute or "")
        return sentence_case(attribute.name), attribute.meaning

    def _steps(self, library: Library) -> tuple[Step, ...]:
        if not self.attribute or self.term:
            return ()
        attribute = library.attribute(self.attribute)
        if not attribute.is_ordered:
            return ()
        if attribute.is_flag:
            return ask_steps((f"Models with {attribute.name}", f"models with {attribute.name}"))
        return ask_steps((f"Rank by {attribute.name}", f"top 5 models by {attribute.name}"))
