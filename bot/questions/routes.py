"""Providers and what they ask: the table of routes, and which providers models share."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot import evidence
from bot.library import Library
from bot.reply import Table
from knowledge.cards import ModelCard, Route
from knowledge.cost import WITHOUT_PRICE
from knowledge.facts import NOT_SOURCED, Fact, Unknown
from knowledge.rate import Rate
from knowledge.units import listing, usd

MOST_ROWS = 12
MOST_NAMED = 8


def providers_of(card: ModelCard) -> list[str]:
    """The ids of a model's providers, its cheapest route's first, each once."""
    return list(dict.fromkeys(route.provider for route in card.routes))


def named(library: Library, providers: Sequence[str]) -> list[str]:
    """The names of the first providers, and how many more there are."""
    more = len(providers) - MOST_NAMED
    shown = [library.provider(each) for each in providers[: MOST_NAMED if more > 1 else None]]
    return [*shown, f"{more} more"] if more > 1 else shown


def shared_providers(cards: Sequence[ModelCard]) -> list[str]:
    """The ids of the providers that every model has a tracked route at."""
    first, *others = cards
    return [
        provider
        for provider in providers_of(first)
        if all(provider in providers_of(card) for card in others)
    ]


def in_tier(card: ModelCard, rate: Rate) -> ModelCard:
    """The card with the routes of a tier only, those with a cache price if that is asked for."""
    routes = (route for route in card.routes if route.tier is rate.tier)
    return replace(
        card, routes=tuple(each for each in routes if each.cache_read or not rate.cached)
    )


def route_table(
    library: Library,
    cards: Sequence[ModelCard],
    citations: evidence.Citations,
    counts: Sequence[Fact] = (),
) -> Table:
    """Providers as rows, those that models share first, and how many there are; models as columns.

    `counts` are the models' numbers of tracked routes, where the table ends on those.
    """
    known = counts or [NOT_SOURCED] * len(cards)
    marks = [
        citations.common([fact, *(sourced(route) for route in card.routes)])
        for card, fact in zip(cards, known, strict=True)
    ]
    heads = (card.name + mark.head for card, mark in zip(cards, marks, strict=True))
    rows = tuple(_offers(library, cards, marks))
    cells = [
        library.attribute("providers").cell(fact) + mark.mark(fact)
        for fact, mark in zip(counts, marks, strict=False)
    ]
    last = (("Tracked routes", *cells),) if cells else ()
    return Table(("Provider", *heads), (*rows[:MOST_ROWS], *_rest(rows, len(cards)), *last))


def _rest(rows: Sequence[tuple[str, ...]], models: int) -> Iterator[tuple[str, ...]]:
    """The row that says how many providers are not shown."""
    if len(rows) > MOST_ROWS:
        yield (f"{len(rows) - MOST_ROWS} more", *("" for _ in range(models)))


def _offers(
    library: Library, cards: Sequence[ModelCard], marks: Sequence[evidence.Column]
) -> Iterator[tuple[str, ...]]:
    """A row for each provider: what it asks for each model."""
    for provider in _shared_first(cards):
        offers = (
            _offer(library, card.at(provider).routes, mark)
            for card, mark in zip(cards, marks, strict=True)
        )
        yield (library.provider(provider), *offers)


def _shared_first(cards: Sequence[ModelCard]) -> list[str]:
    """The ids of all providers of the models, those with every model first."""
    every = (provider for card in cards for provider in providers_of(card))
    return list(dict.fromkeys((*shared_providers(cards), *every)))


def sourced(route: Route) -> Fact:
    """A route's input price as a fact, for its source and date."""
    return Fact(route.input, route.source, route.as_of, via=route.provider)


def _offer(library: Library, routes: Sequence[Route], mark: evidence.Column) -> str:
    """What a provider asks for a model per 1M tokens; a dash where no route is tracked.

    Of several offers the usual ones in the tier asked for are shown, and the other tiers named.
    """
    usual = [each for each in routes if each.tier is library.rate.tier and not each.region]
    shown = usual or routes
    others = dict.fromkeys(str(each.tier) for each in routes if each not in shown)
    also = f" (also {listing(list(others))})" if usual and set(others) - {library.rate.tier} else ""
    said = dict.fromkeys(_price(library.rate, each) + mark.mark(sourced(each)) for each in shown)
    return ("; ".join(said) or "-") + also


def _price(rate: Rate, route: Route) -> str:
    if isinstance(route.input, Unknown) or isinstance(route.output, Unknown):
        return "price not sourced"
    if route.tier not in WITHOUT_PRICE and not (route.input or route.output):
        return "price not sourced ($0 given)"
    cached = [f"{usd(route.cache_read)} cached"] if rate.cached and route.cache_read else []
    prices = ", ".join((f"{usd(route.input)} in", *cached, f"{usd(route.output)} out"))
    return ", ".join((prices, *_apart(rate, route)))


def _apart(rate: Rate, route: Route) -> Iterator[str]:
    """What sets an offer apart from the usual one of the tier asked for."""
    if route.tier is not rate.tier:
        yield str(route.tier)
    if route.above:
        yield f"over {route.above:,} tokens"
    if route.region:
        yield f"region {route.region}"
