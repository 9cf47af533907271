"""Providers and what they ask: the table of routes, and which providers models share."""

from collections.abc import Iterator, Sequence

from bot import evidence
from bot.library import Library
from bot.reply import Table
from knowledge.cards import ModelCard, Route, Tier
from knowledge.facts import Fact, Unknown
from knowledge.units import usd


def providers_of(card: ModelCard) -> list[str]:
    """The ids of a model's providers, its cheapest route's first, each once."""
    return list(dict.fromkeys(route.provider for route in card.routes))


def shared_providers(cards: Sequence[ModelCard]) -> list[str]:
    """The ids of the providers that every model has a tracked route at."""
    first, *others = cards
    return [
        provider
        for provider in providers_of(first)
        if all(provider in providers_of(card) for card in others)
    ]


def route_table(
    library: Library,
    cards: Sequence[ModelCard],
    facts: Sequence[Fact],
    citations: evidence.Citations,
) -> Table:
    """Providers as rows, those that models share first; models as columns."""
    marks = [
        citations.common([fact, *(sourced(route) for route in card.routes)])
        for card, fact in zip(cards, facts, strict=True)
    ]
    counts = (
        library.attribute("providers").cell(fact) + mark.mark(fact)
        for fact, mark in zip(facts, marks, strict=True)
    )
    heads = (card.name + mark.head for card, mark in zip(cards, marks, strict=True))
    return Table(
        ("Provider", *heads), (*_offers(library, cards, marks), ("Tracked routes", *counts))
    )


def _offers(
    library: Library, cards: Sequence[ModelCard], marks: Sequence[evidence.Column]
) -> Iterator[tuple[str, ...]]:
    """A row for each provider: what it asks for each model."""
    for provider in _shared_first(cards):
        offers = (
            _offer(card.at(provider).routes, mark) for card, mark in zip(cards, marks, strict=True)
        )
        yield (library.provider(provider), *offers)


def _shared_first(cards: Sequence[ModelCard]) -> list[str]:
    """The ids of all providers of the models, those with every model first."""
    every = (provider for card in cards for provider in providers_of(card))
    return list(dict.fromkeys((*shared_providers(cards), *every)))


def sourced(route: Route) -> Fact:
    """A route's input price as a fact, for its source."""
    return Fact(route.input, route.source, route.as_of)


def _offer(routes: Sequence[Route], mark: evidence.Column) -> str:
    """What a provider asks for a model per 1M tokens; a dash where no route is tracked."""
    return "; ".join(_price(route) + mark.mark(sourced(route)) for route in routes) or "-"


def _price(route: Route) -> str:
    if isinstance(route.input, Unknown) or isinstance(route.output, Unknown):
        return "price not sourced"
    if route.tier is Tier.STANDARD and not (route.input or route.output):
        return "price not sourced ($0 given)"
    tier = "" if route.tier is Tier.STANDARD else f", {route.tier}"
    return f"{usd(route.input)} in, {usd(route.output)} out{tier}"
