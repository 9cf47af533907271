"""What changed: what refreshes of the catalog found, and what was newly reviewed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from bot.library import Library
from bot.questions import refreshes
from bot.questions.asked import ask_steps, ids
from bot.questions.question import Question
from bot.questions.refreshes import MOST_SHOWN, Wanted
from bot.reading import Reading
from bot.reply import Receipt, Reply, Table
from knowledge.catalog import Change, Review
from knowledge.reviews import changes_since as moved_since

# How many days back "this week" and the like look.
PERIODS = {"day": 1, "week": 7, "month": 31}
EVERYTHING = Wanted()

ASKING = frozenset({"asks", "which", "search", "changes", "explain", "inverted"})


@dataclass(frozen=True, slots=True)
class Changes(Question):
    """Changes on record, then the newest reviews and which of their figures differ now."""

    wanted: Wanted

    kind = "changes"
    about = "What changed: prices, new models, newly reviewed pairs"
    examples = ("what was newly reviewed?", "what changed for Kimi K2 since its review?")
    uses = frozenset({"condition"})

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """Words about news, reviews or change, and nothing else to compare or to look for."""
        moved = reading.has("moved")
        if len(reading.cards) > 1 and reading.has("between"):
            return None
        if not reading.has("changes") or reading.unexplained or reading.openness:
            return None
        if (reading.sought and not moved) or reading.has("best"):
            return None
        days = next((days for cue, days in PERIODS.items() if reading.has(cue)), None)
        asked = reading.has("question_mark") or not reading.head.isdisjoint(ASKING)
        if not reading.cards and (not asked or (reading.has("them") and not days)):
            return None
        new_models = reading.has("model") and not moved and not reading.cards
        return cls(Wanted(ids(reading), reading.attributes, days, new_models))

    def answer(self, library: Library) -> Reply:
        """The changes on record, newest first, and the newest reviews with what changed since."""
        found, reviews = self.wanted.found(library), self._reviews(library)
        shown = reviews[:MOST_SHOWN]
        changed = [tuple(changes_since(library, review, self.wanted)) for review in shown]
        names = [pair_name(library, review) for review in shown]
        return Reply(
            headline=self._headline(library, found, reviews),
            receipt=self._receipt(library, found, shown, changed),
            table=refreshes.table(library, found) if found else _table(library, shown, changed),
            notes=(
                *refreshes.more(library, found),
                *(
                    f"{name}: {each}"
                    for name, said in zip(names, changed, strict=True)
                    for each in said
                ),
            ),
            sources=(
                *refreshes.sources(library, found),
                *(f"Versus review, {pair_name(library, each)}, {each.reviewed}" for each in shown),
            ),
            steps=ask_steps(*((name, f"compare {name}") for name in names)),
        )

    def _reviews(self, library: Library) -> tuple[Review, ...]:
        """The newest reviews of the pairs that belong in the answer, newest first."""
        wanted = self.wanted
        if wanted.new_models or (wanted.attributes and not wanted.models):
            return ()
        first = wanted.first(library) if wanted.days else ""
        return tuple(
            review
            for review in library.catalog.newest_reviews
            if set(wanted.models) <= set(review.models) and review.reviewed >= first
        )

    def _headline(
        self, library: Library, found: Sequence[Change], reviews: Sequence[Review]
    ) -> str:
        wanted, say = self.wanted, library.wording.say
        models = [library.card(model).name for model in wanted.models]
        first, last = wanted.first(library), library.today.isoformat()
        if found:
            counts = refreshes.counts(library, found)
            return say("changes", "found", counts=counts, models=models, first=first, last=last)
        if wanted.days or wanted.attributes or wanted.new_models:
            return say(
                "changes",
                "nothing",
                attribute=" and ".join(library.attribute(each).name for each in wanted.attributes),
                new_models=wanted.new_models,
                models=models,
                first=first,
                last=last,
            )
        if not reviews:
            return say("changes", "none", models=models)
        name, date = pair_name(library, reviews[0]), reviews[0].reviewed
        return say("changes", "newest", name=name, date=date, count=len(reviews), models=models)

    def _receipt(
        self,
        library: Library,
        found: Sequence[Change],
        shown: Sequence[Review],
        changed: Sequence[Sequence[str]],
    ) -> Receipt:
        reviews = [
            {
                "id": review.id,
                "models": list(review.models),
                "reviewed": review.reviewed,
                "changed": list(said),
            }
            for review, said in zip(shown, changed, strict=True)
        ]
        extra = {"reviews": reviews, "changes": refreshes.objects(found)}
        attribute = self.wanted.attributes[0] if len(self.wanted.attributes) == 1 else None
        return self.receipt(library, models=self.wanted.models, attribute=attribute, extra=extra)


def pair_name(library: Library, review: Review) -> str:
    """Both models of a review: "Kimi K2 vs Qwen3.5-4B"."""
    return " vs ".join(library.card(model).name for model in review.models)


def changes_since(library: Library, review: Review, wanted: Wanted = EVERYTHING) -> Iterator[str]:
    """What today's figures say that the review's do not, in words."""
    for moved in moved_since(library.catalog, review):
        attribute = moved.attribute
        if wanted.has(attribute.id):
            yield library.wording.say(
                "changes",
                "changed",
                name=moved.card.name,
                attribute=attribute.name,
                then=attribute.show(moved.then),
                now=attribute.show(moved.now),
            )


def _table(
    library: Library, shown: Sequence[Review], changed: Sequence[Sequence[str]]
) -> Table | None:
    rows = (
        (
            pair_name(library, review),
            review.reviewed,
            library.wording.say("changes", "since", count=len(said)),
        )
        for review, said in zip(shown, changed, strict=True)
    )
    return Table(("Pair", "Reviewed", "Since then"), tuple(rows)) if shown else None
