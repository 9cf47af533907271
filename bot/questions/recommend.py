"""Models for a workload, by a stated rule; never a free-standing best."""

from dataclasses import dataclass
from typing import Self

from bot.library import Library
from bot.questions.ageing import old_prices, retired_among
from bot.questions.asked import criteria_slots, ids, is_asked, pair_steps
from bot.questions.criteria import criteria_of
from bot.questions.listed import MOST_ROWS, columns, rows, told
from bot.questions.question import Question
from bot.reading import Reading
from bot.reply import Reply
from knowledge.attribute import Direction
from knowledge.cards import ModelCard
from knowledge.search import Criteria, Order, search


@dataclass(frozen=True, slots=True)
class Recommend(Question):
    """Models that reviews tag for a workload and that meet the limits, cheapest first."""

    workload: str
    criteria: Criteria
    among: tuple[str, ...] = ()

    kind = "recommend"
    about = "Models for a workload, by a stated rule"
    uses = frozenset({"workload", "maker", "provider", "stated", "top", "condition"})
    examples = (
        "which model should we use for RAG?",
        "best model for coding",
        "Kimi K2 or GPT-4 Turbo for agents?",
    )

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """A workload with a wish for advice; a word that is a capability too limits the rest."""
        capable = {name.replace("_", "-") for name in reading.attributes}
        workloads = [each for each in reading.workloads if each not in capable]
        sought = set(reading.attributes) - {"best_for", "decision_fit"}
        wishes = reading.has("recommend", "best") or "best_for" in reading.attributes
        wishes = wishes or (not sought and (_seeks(reading) or len(reading.cards) > 1))
        directed = any(each.direction for each in reading.sought)
        if not workloads or not wishes or directed or len(reading.unexplained) > 1:
            return None
        if len(reading.cards) == 1 or (reading.cards and sought):
            return None
        if not is_asked(reading):
            return None
        found = criteria_of(reading)
        criteria = Criteria(found.limits, found.maker, found.provider, None, found.top)
        return cls(workloads[0], criteria, ids(reading))

    def answer(self, library: Library) -> Reply:
        """The tagged models by monthly cost, unpriced ones last, and the rule."""
        workload = library.catalog.workloads[self.workload]
        order = Order("monthly_cost", Direction.LOWER)
        limits = self.criteria
        found = search(
            library.catalog, Criteria(limits.limits, limits.maker, limits.provider, order)
        )
        tagged = [card for card in found.matches if self._fits(card, workload.name)]
        shown = tagged[: limits.top] if limits.top else tagged
        table, sources = rows(library, shown, columns(library, ("decision_fit", "monthly_cost")))
        untagged = [card.name for card in found.matches if card not in tagged and self._asked(card)]
        unpriced = [
            card.name for card in shown if not library.attribute("monthly_cost").of(card).known
        ]
        return Reply(
            headline=library.wording.say(
                "recommend",
                "found" if shown else "none",
                workload=workload.name,
                names=[card.name for card in shown],
                unpriced=unpriced,
            ),
            receipt=self.receipt(
                library,
                models=self.among,
                slots=criteria_slots(limits),
                results=tuple(card.id for card in shown),
                extra={"workload": workload.name},
            ),
            table=table,
            notes=(
                library.wording.say("recommend", "rule", workload=workload.name),
                *(
                    [library.wording.say("recommend", "untagged", names=untagged)]
                    if untagged and self.among
                    else []
                ),
                *retired_among(library, shown[:MOST_ROWS]),
                *old_prices(library, told(shown[:MOST_ROWS], [library.attribute("monthly_cost")])),
            ),
            sources=sources,
            steps=pair_steps(shown[:2], "overview", "cost") if len(shown) > 1 else (),
        )

    def _asked(self, card: ModelCard) -> bool:
        return not self.among or card.id in self.among

    def _fits(self, card: ModelCard, tag: str) -> bool:
        tags = card.value("decision_fit") or ()
        return self._asked(card) and tag in tags


def _seeks(reading: Reading) -> bool:
    """Whether models are looked for, though no advice is asked: "models for RAG"."""
    others = reading.has("ours", "replace", "switch", "would") and not reading.has("wish")
    return reading.has("model") and not others
