"""Who offers models in one tier, and on what terms."""

from collections.abc import Iterator, Sequence

from bot.library import Library
from bot.questions.rates import none_known, price_noun
from bot.questions.routes import named, providers_of
from knowledge.cards import ModelCard


def offers_said(
    library: Library, whole: Sequence[ModelCard], cards: Sequence[ModelCard], provider: str | None
) -> str:
    """A sentence for each model: where it is offered in the library's tier, or that none is known.

    `cards` are those of `whole` with the routes of the tier only.
    """
    return " ".join(_sentences(library, whole, cards, provider))


def _sentences(
    library: Library, whole: Sequence[ModelCard], cards: Sequence[ModelCard], provider: str | None
) -> Iterator[str]:
    for card, offered in zip(whole, cards, strict=True):
        places = named(library, providers_of(offered))
        if not places:
            yield none_known(library, card, provider)
            continue
        yield library.wording.say(
            "rates",
            "has",
            name=card.name,
            tier=library.rate.tier,
            price=price_noun(library.rate),
            providers=places,
        )


def route_notes(library: Library, cards: Sequence[ModelCard]) -> tuple[str, ...]:
    """What the notes of routes say, with the provider, each once."""
    notes = (
        f"{library.provider(route.provider)}: {route.note}"
        for card in cards
        for route in card.routes
        if route.note
    )
    return tuple(dict.fromkeys(notes))
