"""From the listings of one model to its routes: the newest offer of each provider and tier."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from knowledge.cards import Route, Tier
from knowledge.facts import Source, Unknown
from knowledge.policy import later_first, offers_in_order
from knowledge.sources.listing import Listing, Price
from knowledge.sources.tables import Providers

# One offer: provider, region, tier, and for long prompts from how many tokens on.
Offer = tuple[str, str, Tier, int]
TIERS = tuple(Tier)
# Classes in which nothing to pay per token is an answer; elsewhere zero is a gap in the source.
WITHOUT_PRICE = {Tier.FREE, Tier.SUBSCRIPTION}
NO_PRICE = "Listed at $0, without a reason."
UNPRICED = Price(Tier.STANDARD, Decimal(0), Decimal(0))


@dataclass(frozen=True, slots=True)
class Offers:
    """Turns listings into routes."""

    sources: Mapping[str, Source]
    providers: Providers

    def routes(
        self, authored: Iterable[Route], listings: Iterable[Listing], own: frozenset[str]
    ) -> tuple[tuple[Route, ...], tuple[Route, ...]]:
        """The routes in use, and those that a newer or better one replaced.

        The cheapest come first, resold ones behind the others; of equally cheap ones those of the
        maker's own service (`own` are its provider ids), then the newest.
        """
        offers: dict[Offer, list[Route]] = defaultdict(list)
        for route in (*authored, *self._listed(listings)):
            offers[route.provider, route.region, route.tier, route.above].append(route)
        ordered = [offers_in_order(routes) for routes in offers.values()]
        used = sorted((routes[0] for routes in ordered), key=lambda route: _cheapness(route, own))
        return tuple(used), tuple(spare for routes in ordered for spare in routes[1:])

    def _listed(self, listings: Iterable[Listing]) -> Iterator[Route]:
        """One route for each source and offer: where its ids differ in price, the usual one."""
        same: dict[tuple[str, Offer], list[Route]] = defaultdict(list)
        for listing in listings:
            if not listing.provider or self.providers.of(listing.provider).local:
                continue
            for price in listing.prices or (UNPRICED,):
                route = self._route(listing, price)
                offer = (route.provider, route.region, route.tier, route.above)
                same[route.source.id, offer].append(route)
        for routes in same.values():
            counts = Counter((route.input, route.output) for route in routes)
            yield max(routes, key=lambda route: counts[route.input, route.output])

    def _route(self, listing: Listing, price: Price) -> Route:
        place = self.providers.of(listing.provider)
        source = self.sources[listing.source]
        tier = _tier(price, place.tier)
        known = bool(price.input or price.output) or tier in WITHOUT_PRICE
        return Route(
            place.id,
            tier,
            price.input if known else Unknown.NOT_SOURCED,
            price.output if known else Unknown.NOT_SOURCED,
            source,
            price.as_of or listing.as_of or source.as_of,
            note="" if known or price is UNPRICED else NO_PRICE,
            cache_read=price.cache_read,
            cache_write=price.cache_write,
            above=price.above,
            region=price.region or place.region,
            resold=place.resells or not place.listed,
        )


def _tier(price: Price, usual: Tier | None) -> Tier:
    """The price's own class, unless everything its provider sells is of another."""
    return usual if usual and price.tier is Tier.STANDARD else price.tier


def _cheapness(route: Route, own: frozenset[str]) -> tuple[object, ...]:
    priced = not isinstance(route.input, Unknown)
    price = (route.input, route.output) if priced else ()
    place = (route.provider, route.region, route.above)
    first = (route.provider not in own, later_first(route.as_of))
    return (not priced, TIERS.index(route.tier), route.resold, price, *first, *place)
