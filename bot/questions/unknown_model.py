"""A model that is not in the catalog: said so, with the nearest."""

from dataclasses import dataclass
from typing import Self

from bot.library import Library
from bot.questions.asked import ids
from bot.questions.question import Question
from bot.questions.rewriting import with_model
from bot.reading import Reading
from bot.reply import Reply, Status, Step
from knowledge.names import UnknownName


@dataclass(frozen=True, slots=True)
class UnknownModel(Question):
    """A name the catalog does not have, and the question with each of the nearest instead."""

    spelling: str
    nearest: tuple[str, ...]
    rewritten: tuple[str, ...]
    resolved: tuple[str, ...]

    kind = "unknown_model"
    about = "A model that is not in the catalog: the nearest ones"
    examples = ("Llama 99 vs GPT-4 Turbo",)

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """Any name that is no model of the catalog."""
        mention = next(iter(reading.unknown_names), None)
        if mention is None or not isinstance(mention.match, UnknownName):
            return None
        nearest = [card for card in mention.match.nearest if card not in reading.cards]
        return cls(
            mention.spelling,
            tuple(card.id for card in nearest),
            tuple(with_model(reading, mention, card) for card in nearest),
            ids(reading),
        )

    def answer(self, library: Library) -> Reply:
        """What is not in the catalog, which of the others are, and the nearest."""
        nearest = library.cards(self.nearest)
        return Reply(
            headline=library.wording.say(
                "unknown_model",
                "headline",
                spelling=self.spelling,
                nearest=[card.name for card in nearest],
            ),
            receipt=self.receipt(
                library,
                Status.UNKNOWN_MODEL,
                models=self.resolved,
                suggestions=tuple(card.name for card in nearest),
                extra={"mention": self.spelling},
            ),
            notes=(library.wording.say("unknown_model", "updated", date=library.catalog.updated),),
            steps=tuple(
                Step(card.name, ask) for card, ask in zip(nearest, self.rewritten, strict=True)
            ),
        )
