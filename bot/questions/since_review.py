"""What the review of a model said that today's figures do not."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.evidence import Told
from bot.library import Library
from knowledge.cards import ModelCard
from knowledge.catalog import Review
from knowledge.facts import Fact
from knowledge.rate import STANDARD
from knowledge.units import TAGS, usd

INPUT, OUTPUT, MONTH = "input_price", "output_price", "monthly_cost"


def reviewed_otherwise(
    library: Library, told: Sequence[Told], said: Collection[tuple[str, str, Any]] = ()
) -> Iterator[str]:
    """A line for each model whose review had other figures for the attributes told.

    `said` are the values that the answer gives already, with the ids of model and attribute.
    """
    cards = {card.id: card for card, _, _ in told}
    for model, card in cards.items():
        attributes = [attribute for each, attribute, _ in told if each is card]
        review = _review_of(library, model, cards)
        if review is None:
            continue
        priced = any(not each.authored for each in attributes)
        price = _price_then(library, review, model) if priced else ""
        shown = {each.id for each in attributes}
        others = list(_others_then(library, review, model, shown, said))
        if price or others:
            yield library.wording.say(
                "differences", "reviewed",
                name=card.name, date=review.reviewed, price=price, others=others,
            )  # fmt: skip


def _review_of(library: Library, model: str, models: Iterable[str]) -> Review | None:
    """The review of all the models together if there is one, else the model's newest."""
    reviews = [each for each in library.catalog.reviews if model in each.models]
    return max(reviews, key=lambda each: set(each.models) == set(models), default=None)


def _price_then(library: Library, review: Review, model: str) -> str:
    """The prices of the review with their route, if today's standard ones differ."""
    then, today = _known_then(review, model), library.at(STANDARD)
    card = library.card(model)
    if library.rate or INPUT not in then or OUTPUT not in then:
        return ""
    if not any(_differs(today, card, review, name) for name in (INPUT, OUTPUT, MONTH)):
        return ""
    provider = then.get("cheapest_provider")
    return library.wording.say(
        "differences",
        "reviewed_price",
        input=usd(then[INPUT].value),
        output=usd(then[OUTPUT].value),
        provider=library.provider(provider.value) if provider else "",
        month=today.attribute(MONTH).show(then[MONTH]) if MONTH in then else "",
    )


def _others_then(
    library: Library,
    review: Review,
    model: str,
    shown: Collection[str],
    said: Collection[tuple[str, str, Any]],
) -> Iterator[str]:
    """What else was otherwise then: "context window 65,536 tokens"."""
    for name, fact in _known_then(review, model).items():
        attribute = library.catalog.attributes.get(name)
        if attribute is None or not attribute.authored or attribute.scale is TAGS:
            continue
        if name not in shown or (model, name, fact.value) in said:
            continue
        if _differs(library, library.card(model), review, name):
            yield f"{attribute.name} {attribute.cell(fact)}"


def _known_then(review: Review, model: str) -> Mapping[str, Fact]:
    """The figures of a review; that one was unknown then tells nothing of today's."""
    return {name: fact for name, fact in review.figures[model].items() if fact.known}


def _differs(library: Library, card: ModelCard, review: Review, name: str) -> bool:
    then = _known_then(review, card.id).get(name)
    return then is not None and library.attribute(name).of(card).value != then.value
