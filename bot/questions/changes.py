"""What was newly reviewed, and what has changed since a review."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from bot.library import Library
from bot.questions.asked import ask_steps, ids, is_asked
from bot.questions.question import Question
from bot.reading import Reading
from bot.reply import Reply, Table
from knowledge.catalog import Review
from knowledge.units import TAGS

MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Changes(Question):
    """The newest reviews, all of them or those of given models, and figures that differ now."""

    models: tuple[str, ...]

    kind = "changes"
    about = "Newly reviewed pairs, and what changed since"
    examples = ("what was newly reviewed?", "what changed for Kimi K2 since its review?")

    @classmethod
    def recognise(cls, reading: Reading) -> Self | None:
        """Words about news or reviews, and nothing else to compare."""
        if not reading.has("changes") or reading.sought or reading.unexplained:
            return None
        if not reading.cards and (not is_asked(reading) or reading.has("them", "best")):
            return None
        if reading.has("model") and not reading.cards and reading.has("search", "best"):
            return None
        return cls(ids(reading))

    def answer(self, library: Library) -> Reply:
        """The reviews, newest first, with the number of changed figures of each."""
        reviews = [each for each in library.catalog.reviews if set(self.models) <= set(each.models)]
        shown = reviews[:MOST_SHOWN]
        changed = {review.id: tuple(changes_since(library, review)) for review in shown}
        names = {review.id: pair_name(library, review) for review in shown}
        return Reply(
            headline=library.wording.say(
                "changes",
                "newest" if shown else "none",
                name=names[shown[0].id] if shown else "",
                date=shown[0].reviewed if shown else "",
                count=len(reviews),
                models=[library.card(model).name for model in self.models],
            ),
            receipt=self.receipt(
                library,
                models=self.models,
                extra={
                    "reviews": [
                        {
                            "id": review.id,
                            "models": list(review.models),
                            "reviewed": review.reviewed,
                            "changed": list(changed[review.id]),
                        }
                        for review in shown
                    ]
                },
            ),
            table=_table(library, shown, names, changed) if shown else None,
            notes=tuple(
                f"{names[review.id]}: {change}" for review in shown for change in changed[review.id]
            ),
            sources=tuple(
                f"Versus review, {names[review.id]}, {review.reviewed}" for review in shown
            ),
            steps=ask_steps(*((names[each.id], f"compare {names[each.id]}") for each in shown)),
        )


def pair_name(library: Library, review: Review) -> str:
    """Both models of a review: "Kimi K2 vs Qwen3.5-4B"."""
    return " vs ".join(library.card(model).name for model in review.models)


def changes_since(library: Library, review: Review) -> Iterator[str]:
    """What today's figures say that the review's do not, in words."""
    for model, figures in review.figures.items():
        card = library.card(model)
        for name, then in figures.items():
            attribute = library.catalog.attributes.get(name)
            if attribute is None or attribute.scale is TAGS:
                continue
            now = attribute.of(card)
            if now.value != then.value:
                yield library.wording.say(
                    "changes",
                    "changed",
                    name=card.name,
                    attribute=attribute.name,
                    then=attribute.show(then),
                    now=attribute.show(now),
                )


def _table(
    library: Library,
    shown: list[Review],
    names: dict[str, str],
    changed: dict[str, tuple[str, ...]],
) -> Table:
    say = library.wording.say
    rows = (
        (
            names[review.id],
            review.reviewed,
            say("changes", "since", count=len(changed[review.id])),
        )
        for review in shown
    )
    return Table(("Pair", "Reviewed", "Since then"), tuple(rows))
