"""Listings become routes: the newest offer of each provider, and nothing that is no price."""

from decimal import Decimal

import pytest

from knowledge.cards import Route, Tier
from knowledge.facts import Source, SourceKind, Unknown
from knowledge.sources.listing import Listing, Price
from knowledge.sources.lookups import Provider, Providers
from knowledge.sources.offers import NO_PRICE, Offers

SOURCES = {
    name: Source(name, name.title(), kind, as_of, "MIT")
    for name, kind, as_of in (
        ("list", SourceKind.PACKAGE, "2026-04-01"),
        ("newer", SourceKind.PACKAGE, "2026-05-01"),
        ("review", SourceKind.REVIEW, "2026-03-01"),
    )
}
PLACES = {
    each.id: each
    for each in (
        Provider("acme-cloud", "Acme Cloud"),
        Provider("north", "North"),
        Provider("south", "South"),
        Provider("plan", "Plan", tier=Tier.SUBSCRIPTION),
        Provider("own-machine", "Own Machine", local=True),
        Provider("agent", "Agent", resells=True),
    )
} | {"north-cn": Provider("north", "North", region="China")}
OWN = frozenset({"acme-cloud"})
OFFERS = Offers(SOURCES, Providers(PLACES, {}, {}))


def price(asked: str, tier: Tier = Tier.STANDARD, **fields: object) -> Price:
    """A price such as "1 2" for input and output."""
    paid, written = asked.split()
    return Price(tier, Decimal(paid), Decimal(written), **fields)  # type: ignore[arg-type]


def offer(provider: str, *prices: str | Price, source: str = "list", model: str = "a") -> Listing:
    asked = tuple(price(each) if isinstance(each, str) else each for each in prices)
    return Listing(source, provider, model, prices=asked)


def reviewed(provider: str, asked: str, as_of: str) -> Route:
    paid, written = (Decimal(side) for side in asked.split())
    return Route(provider, Tier.STANDARD, paid, written, SOURCES["review"], as_of)


def routes(*listings: Listing, authored: tuple[Route, ...] = ()) -> tuple[Route, ...]:
    return OFFERS.routes(authored, listings, OWN)[0]


def spare(*listings: Listing, authored: tuple[Route, ...] = ()) -> tuple[Route, ...]:
    return OFFERS.routes(authored, listings, OWN)[1]


def places(found: tuple[Route, ...]) -> list[str]:
    return [route.provider for route in found]


def test_an_offer_is_a_route_with_all_that_is_asked() -> None:
    cached = price("1 2", cache_read=Decimal("0.1"), cache_write=Decimal("1.5"))
    assert routes(offer("north", cached)) == (
        Route(
            "north",
            Tier.STANDARD,
            Decimal(1),
            Decimal(2),
            SOURCES["list"],
            "2026-04-01",
            cache_read=Decimal("0.1"),
            cache_write=Decimal("1.5"),
        ),
    )


def test_the_cheapest_comes_first_and_what_has_no_price_last() -> None:
    found = routes(offer("south"), offer("north", "3 4"), offer("acme-cloud", "1 9"))
    assert places(found) == ["acme-cloud", "north", "south"]


def test_what_is_resold_comes_behind_however_cheap() -> None:
    found = routes(offer("agent", "1 1"), offer("stranger", "2 2"), offer("north", "3 3"))
    assert [(route.provider, route.resold) for route in found] == [
        ("north", False), ("agent", True), ("stranger", True),
    ]  # fmt: skip


def test_of_equally_cheap_offers_the_maker_s_own_comes_first_then_the_newest() -> None:
    found = routes(
        offer("north", "1 2"), offer("south", "1 2", source="newer"), offer("acme-cloud", "1 2")
    )
    assert places(found) == ["acme-cloud", "south", "north"]


def test_tiers_come_in_their_order_and_are_routes_of_their_own() -> None:
    found = routes(
        offer("north", price("1 1", Tier.BATCH), price("4 4", Tier.LONG_CONTEXT, above=200_000),
              price("3 3", Tier.LONG_CONTEXT, above=32_000), "2 2"),
    )  # fmt: skip
    assert [(route.tier, route.above) for route in found] == [
        (Tier.STANDARD, 0),
        (Tier.BATCH, 0),
        (Tier.LONG_CONTEXT, 32_000),
        (Tier.LONG_CONTEXT, 200_000),
    ]


def test_the_newest_offer_of_a_provider_is_used_and_the_older_kept_beside_it() -> None:
    listings = (offer("north", "1 1"), offer("north", "2 2", source="newer"))
    assert [route.input for route in routes(*listings)] == [2]
    assert [route.input for route in spare(*listings)] == [1]


@pytest.mark.parametrize(("as_of", "used"), [("2026-03-01", 2), ("2026-06-01", 1)])
def test_what_was_reviewed_is_used_until_a_list_is_newer(as_of: str, used: int) -> None:
    (route,) = routes(offer("north", "2 2"), authored=(reviewed("north", "1 1", as_of),))
    assert route.input == used


def test_a_price_has_its_own_date_before_its_listing_s_and_its_source_s() -> None:
    dated = Listing("list", "north", "a", prices=(price("1 1"),), as_of="2026-02-02")
    own = offer("south", price("1 1", as_of="2026-01-01"))
    found = routes(dated, own, offer("acme-cloud", "1 1"))
    assert {route.provider: route.as_of for route in found} == {
        "north": "2026-02-02", "south": "2026-01-01", "acme-cloud": "2026-04-01",
    }  # fmt: skip


def test_where_the_ids_of_one_offer_differ_the_usual_price_is_taken() -> None:
    listings = [
        offer("north", asked, model=model)
        for model, asked in (("a-0101", "9 9"), ("a", "1 2"), ("a-latest", "1 2"))
    ]
    for order in (listings, listings[::-1]):
        (route,) = routes(*order)
        assert (route.input, route.output) == (Decimal(1), Decimal(2))
        assert not spare(*order)


def test_each_region_is_an_offer_and_a_price_names_it_before_its_provider() -> None:
    found = routes(
        offer("north", "1 1"),
        offer("north-cn", "2 2"),
        offer("north-cn", price("3 3", region="eu")),
    )
    assert [(route.provider, route.region) for route in found] == [
        ("north", ""), ("north", "China"), ("north", "eu"),
    ]  # fmt: skip


def test_zero_is_no_price_and_it_is_said_that_it_was_listed() -> None:
    (route,) = routes(offer("north", "0 0"))
    assert (route.input, route.output) == (Unknown.NOT_SOURCED, Unknown.NOT_SOURCED)
    assert route.note == NO_PRICE


def test_an_offer_without_a_price_is_a_route_of_which_none_is_known() -> None:
    (route,) = routes(offer("north"))
    assert (route.provider, route.input, route.note) == ("north", Unknown.NOT_SOURCED, "")


def test_a_price_is_used_before_a_newer_zero() -> None:
    (route,) = routes(offer("north", "1 2"), offer("north", "0 0", source="newer"))
    assert route.input == 1


@pytest.mark.parametrize(
    ("listing", "tier"),
    [
        (offer("north", price("0 0", Tier.FREE)), Tier.FREE),
        (offer("plan", "0 0"), Tier.SUBSCRIPTION),
    ],
)
def test_where_nothing_is_paid_by_the_token_zero_is_the_answer(
    listing: Listing, tier: Tier
) -> None:
    (route,) = routes(listing)
    assert (route.tier, route.note) == (tier, "")
    assert (route.input, route.output) == (Decimal(0), Decimal(0))


def test_a_plan_s_batches_stay_batches() -> None:
    (route,) = routes(offer("plan", price("1 1", Tier.BATCH)))
    assert route.tier is Tier.BATCH


def test_a_program_for_one_s_own_machine_and_a_list_without_providers_offer_nothing() -> None:
    assert not routes(offer("own-machine", "1 1"), offer("", "1 1"))
