"""genai-prices' own list: read as its package is, whatever else is in it."""

import sys
from decimal import Decimal
from typing import Any

import pytest

from knowledge.cards import Tier
from knowledge.harvest import BrokenSource
from knowledge.sources.imported.genai_prices import FORM, READER
from knowledge.sources.imported.reading import Taken, read
from knowledge.sources.listing import Listing, Price

MODEL: Any = {
    "id": "acme-2",
    "name": "Acme 2",
    "match": {"equals": "acme-2"},
    "context_window": 200_000,
    "prices": {
        "input_mtok": 3,
        "output_mtok": {"base": 15, "tiers": [{"start": 200_000, "price": 30}]},
        "cache_read_mtok": 0.3,
    },
}


def taken(*models: Any) -> Taken:
    provider = {"id": "acme", "pricing_urls": ["https://acme.example"], "models": list(models)}
    return read(FORM, [provider], "prices.json", ())


def only(**changes: Any) -> Listing:
    (listing,) = taken({**MODEL, **changes}).listings
    return listing


def test_an_offer_is_read_whole() -> None:
    listing = only()
    assert (listing.source, listing.provider, listing.id, listing.name) == (
        "import:genai-prices",
        "acme",
        "acme-2",
        "Acme 2",
    )
    assert listing.facts == {"context_window": 200_000}
    read_from_cache = Decimal("0.3")
    assert listing.prices == (
        Price(Tier.STANDARD, Decimal(3), Decimal(15), read_from_cache),
        Price(Tier.LONG_CONTEXT, Decimal(3), Decimal(30), read_from_cache, above=200_000),
    )


def test_of_prices_with_a_start_the_one_in_force_is_read() -> None:
    prices = [
        {"prices": {"input_mtok": 1, "output_mtok": 2}},
        {"constraint": {"start_date": "2026-01-01"}, "prices": {"input_mtok": 3, "output_mtok": 4}},
        {"constraint": {"start_date": "2999-01-01"}, "prices": {"input_mtok": 5, "output_mtok": 6}},
    ]
    (price,) = only(prices=prices).prices
    assert (price.input, price.output) == (Decimal(3), Decimal(4))


@pytest.mark.parametrize(
    "broken",
    [
        3,
        {**MODEL, "prices": {"input_mtok": "free"}},
        {**MODEL, "prices": {"input_mtok": 1e400}},
        {**MODEL, "prices": [[[[]]]]},
        {**MODEL, "context_window": -1},
        {**MODEL, "id": {}},
    ],
    ids=str,
)
def test_a_broken_entry_costs_no_other(broken: Any) -> None:
    found = taken(MODEL, broken)
    assert [listing.id for listing in found.listings] == ["acme-2"]
    assert dict(found.dropped) == {"a value that cannot be": 1}


def test_how_ids_are_matched_is_no_matter() -> None:
    assert only(match={"by_moonlight": True}).id == "acme-2"


@pytest.mark.parametrize("document", [{}, [], 3, [{"id": "acme", "models": [MODEL]}], [[MODEL]]])
def test_another_list_is_refused(document: Any) -> None:
    with pytest.raises(BrokenSource, match="this is no genai-prices price list"):
        read(FORM, document, "prices.json", ())


def test_without_its_package_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, READER, None)
    with pytest.raises(BrokenSource, match=r"versus\[catalog\]"):
        taken(MODEL)
