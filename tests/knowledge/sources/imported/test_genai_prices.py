"""genai-prices' own list: read as its package is, at the prices of the day it was taken on."""

import sys
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from knowledge.cards import Tier
from knowledge.harvest import BrokenSource
from knowledge.sources.imported.kept import kept
from knowledge.sources.imported.reading import Taken
from knowledge.sources.imported.taking import Importer
from knowledge.sources.listing import Listing, Price
from tests.knowledge.sources.imported.invented import (
    BENCHMARKS,
    DAY,
    GENAI_PRICES,
    LITELLM,
    MODELS_DEV,
    only,
    taken,
    written,
)

FORM = "genai-prices"
PAID = {"input_mtok": 3, "output_mtok": 15}


def with_models(*models: Any, **fields: Any) -> Any:
    """The list with other models of its provider, whose fields may be others too."""
    (provider,) = deepcopy(GENAI_PRICES)
    return [{**provider, "models": list(models), **fields}]


def model(**changes: Any) -> dict[str, Any]:
    return {"id": "acme-3", "match": {"equals": "acme-3"}, "prices": PAID, **changes}


def dropped(*models: Any, **fields: Any) -> dict[str, int]:
    """Why models are dropped beside a sound one."""
    found = taken(FORM, [*with_models(*models, **fields), *GENAI_PRICES])
    assert found.models == 1
    return dict(found.dropped)


def priced(document: Any, as_of: str = DAY) -> list[str]:
    return [str(price.input) for price in only(FORM, document, as_of).prices]


def test_an_offer_is_read_whole() -> None:
    cached = Decimal("0.3")
    assert only(FORM, GENAI_PRICES) == Listing(
        "import:genai-prices",
        "acme",
        "acme-2",
        "Acme 2",
        facts={"context_window": 200_000},
        prices=(
            Price(Tier.STANDARD, Decimal(3), Decimal(15), cached),
            Price(Tier.LONG_CONTEXT, Decimal(6), Decimal(15), cached, above=200_000),
            Price(Tier.BATCH, Decimal("1.5"), Decimal("7.5"), cached),
        ),
    )


def test_a_model_may_have_no_more_than_an_id_and_a_price() -> None:
    listing = only(FORM, with_models(model()))
    assert (listing.name, dict(listing.facts), listing.deprecated) == ("", {}, False)
    assert only(FORM, with_models(model(deprecated=True))).deprecated


@pytest.mark.parametrize(("as_of", "paid"), [("2026-01-14", "4"), ("2026-01-15", "3")])
def test_the_price_in_force_on_the_day_of_the_import_is_read(as_of: str, paid: str) -> None:
    assert priced(GENAI_PRICES, as_of)[0] == paid


def test_a_price_that_is_only_announced_is_not_taken() -> None:
    announced = {"constraint": {"start_date": "2999-01-01"}, "prices": {**PAID, "input_mtok": 1}}
    assert priced(with_models(model(prices=[{"prices": PAID}, announced]))) == ["3"]


def test_a_build_of_any_later_day_says_the_same(tmp_path: Path) -> None:
    importer = Importer(tmp_path / "imports", BENCHMARKS)
    _, found = importer.take(FORM, written(tmp_path, FORM), as_of="2026-01-14")
    (imported,) = kept(importer.folder, BENCHMARKS)
    assert imported.listings == found.listings
    assert [str(listing.prices[0].input) for listing in imported.listings] == ["4"]


def test_of_prices_that_change_with_the_hour_the_dearest_is_taken() -> None:
    hours = {"start_time": "16:30:00Z", "end_time": "00:30:00Z"}
    cheaper = {"constraint": hours, "prices": {**PAID, "input_mtok": 1}}
    assert priced(with_models(model(prices=[{"prices": PAID}, cheaper]))) == ["3"]


@pytest.mark.parametrize(
    "changes",
    [
        {"prices": {"audio_hours": 0.04}},
        {"prices": {"input_mtok": 0.1}},
        {"id": "acme-embed-3"},
    ],
    ids=str,
)
def test_what_writes_no_text_is_dropped(changes: dict[str, Any]) -> None:
    assert dropped(model(**changes)) == {"writes no text": 1}


@pytest.mark.parametrize(
    "broken",
    [
        3,
        model(id={}),
        model(name=["Acme"]),
        model(context_window=-1),
        model(prices={**PAID, "input_mtok": "free"}),
        model(prices={**PAID, "input_mtok": -1}),
        model(prices={**PAID, "output_mtok": {"base": 15}}),
        model(prices={**PAID, "output_mtok": {"base": 15, "tiers": [{"start": "1k", "price": 1}]}}),
        model(prices=[[[[]]]]),
        model(prices=[{"prices": PAID, "constraint": {"start_date": "soon"}}]),
        model(prices=[{"prices": PAID, "constraint": {"full_moon": True}}]),
        model(price_variants=[{"when": {"processing": 3}, "prices": PAID}]),
    ],
    ids=str,
)
def test_a_broken_entry_costs_no_other(broken: Any) -> None:
    assert dropped(broken) == {"a value that cannot be": 1}


@pytest.mark.parametrize("provider", ["", None, 3])
def test_an_offer_of_nobody_is_none(provider: Any) -> None:
    assert dropped(model(), id=provider) == {"a value that cannot be": 1}


def test_how_ids_are_matched_and_what_else_there_is_to_pay_is_no_matter() -> None:
    more = model(match={"by_moonlight": True}, prices={**PAID, "requests_kcount": {"per": "moon"}})
    assert priced(with_models(more)) == ["3"]


@pytest.mark.parametrize(
    "document", [{}, [], 3, MODELS_DEV, LITELLM, [{"id": "acme", "models": []}], [GENAI_PRICES]]
)
def test_another_list_is_refused(document: Any) -> None:
    with pytest.raises(BrokenSource, match="this is no genai-prices price list"):
        taken(FORM, document)


def test_the_package_is_not_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "genai_prices"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "genai_prices", None)
    found: Taken = taken(FORM, GENAI_PRICES)
    assert found.models == 1
