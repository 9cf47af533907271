"""The price list of genai-prices: what is asked on the package's day, and in which class."""

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from knowledge.cards import Tier
from knowledge.harvest import BrokenSource
from knowledge.sources import genai_prices
from knowledge.sources.faults import Fault
from knowledge.sources.listing import Listing, Price
from knowledge.sources.packages import Package

PACKAGE = Package("some-prices", "genai-prices", "1.0", "2026-03-01")


def asked(paid: object, written: object, **others: object) -> SimpleNamespace:
    return SimpleNamespace(input_mtok=_exact(paid), output_mtok=_exact(written), **others)


def _exact(amount: object) -> object:
    return Decimal(amount) if isinstance(amount, str) else amount


def stepped(base: str, *tiers: tuple[int, str]) -> SimpleNamespace:
    steps = [SimpleNamespace(start=start, price=Decimal(price)) for start, price in tiers]
    return SimpleNamespace(base=Decimal(base), tiers=steps)


def from_day(day: str) -> SimpleNamespace:
    return SimpleNamespace(start_date=date.fromisoformat(day))


HOURS = SimpleNamespace(start_time=time(1), end_time=time(4))


def on(constraint: object, prices: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(constraint=constraint, prices=prices)


def variant(when: dict[str, str], prices: SimpleNamespace, constraint: object = None) -> Any:
    return SimpleNamespace(when=when, prices=prices, constraint=constraint)


def model(prices: object, **changes: object) -> SimpleNamespace:
    usual = {
        "id": "aurora-7b", "name": "Aurora 7B", "context_window": 65_536, "deprecated": None,
        "price_variants": None, "prices": prices,
    }  # fmt: skip
    return SimpleNamespace(**{**usual, **changes})


def listed(*models: SimpleNamespace, faults: list[Fault] | None = None) -> list[Listing]:
    cloud = SimpleNamespace(id="some-cloud", models=models)
    return list(genai_prices.listings([cloud], PACKAGE, [] if faults is None else faults))


def prices(found: object, **changes: object) -> tuple[Price, ...]:
    (listing,) = listed(model(found, **changes))
    return listing.prices


def shown(found: Iterable[Price]) -> list[tuple[Tier, str, str]]:
    return [(price.tier, str(price.input), str(price.output)) for price in found]


def test_a_model_is_listed_with_its_window_and_price() -> None:
    (listing,) = listed(model(asked("0.5", "1.5", cache_read_mtok=Decimal("0.05"))))
    assert (listing.source, listing.provider, listing.id) == (
        "some-prices", "some-cloud", "aurora-7b",
    )  # fmt: skip
    assert (listing.name, listing.facts) == ("Aurora 7B", {"context_window": 65_536})
    (price,) = listing.prices
    assert (price.tier, str(price.cache_read)) == (Tier.STANDARD, "0.05")


def test_a_deprecated_model_says_so() -> None:
    (listing,) = listed(model(asked("1", "2"), deprecated=True))
    assert listing.deprecated


def test_a_model_without_prices_is_listed_without_one() -> None:
    (listing,) = listed(model(SimpleNamespace(), name=None, context_window=None))
    assert (listing.name, listing.facts, listing.prices) == ("", {}, ())


def test_the_price_in_force_on_the_package_s_day_is_taken_with_its_first_day() -> None:
    history = [
        on(None, asked("9", "9")),
        on(from_day("2025-07-01"), asked("5", "5")),
        on(from_day("2026-03-01"), asked("3", "3")),
        on(from_day("2026-03-02"), asked("1", "1")),
    ]
    (price,) = prices(history)
    assert str(price.input) == "3"


def test_a_price_from_before_any_date_has_no_first_day() -> None:
    history = [on(None, asked("9", "9")), on(from_day("2026-05-01"), asked("5", "5"))]
    (price,) = prices(history)
    assert str(price.input) == "9"


@pytest.mark.parametrize(("usual", "in_hours"), [("1", "2"), ("2", "1")])
def test_of_prices_that_change_with_the_hour_the_dearest_is_taken(
    usual: str, in_hours: str
) -> None:
    history = [on(None, asked(usual, usual)), on(HOURS, asked(in_hours, in_hours))]
    assert shown(prices(history)) == [(Tier.STANDARD, "2", "2")]


def test_steps_are_prices_for_longer_prompts() -> None:
    paid = stepped("1", (32_000, "2"), (128_000, "4"))
    found = prices(asked(paid, "8", cache_read_mtok=stepped("0.1", (32_000, "0.2"))))
    assert [(p.tier, p.above, str(p.input), str(p.output), str(p.cache_read)) for p in found] == [
        (Tier.STANDARD, 0, "1", "8", "0.1"),
        (Tier.LONG_CONTEXT, 32_000, "2", "8", "0.2"),
        (Tier.LONG_CONTEXT, 128_000, "4", "8", "0.2"),
    ]


def test_steps_of_a_batch_id_are_left_out_for_a_price_has_one_class() -> None:
    found = prices(asked(stepped("1", (32_000, "2")), "4"), id="aurora-7b:batch")
    assert shown(found) == [(Tier.BATCH, "1", "4")]


def test_batches_have_their_class_and_what_they_leave_unsaid_stays() -> None:
    batch = variant({"processing": "batch"}, SimpleNamespace(input_mtok=Decimal(1)))
    found = prices(asked("2", "8"), price_variants=[batch])
    assert shown(found) == [(Tier.STANDARD, "2", "8"), (Tier.BATCH, "1", "8")]


def test_of_variants_in_force_the_first_that_speaks_of_a_side_is_taken() -> None:
    batch = {"processing": "batch"}
    variants = [
        variant(batch, asked("1", "4"), from_day("2026-04-01")),
        variant(batch, SimpleNamespace(input_mtok=Decimal(2)), from_day("2026-01-01")),
        variant(batch, asked("3", "5")),
    ]
    _, price = prices(asked("4", "8"), price_variants=variants)
    assert (str(price.input), str(price.output)) == ("2", "5")


def test_a_route_through_a_region_is_a_price_there() -> None:
    route = variant({"route": "some-cloud/eu"}, asked("2.2", "8.8"))
    usual, regional = prices(asked("2", "8"), price_variants=[route])
    assert (usual.region, regional.region, regional.tier) == ("", "eu", Tier.STANDARD)


@pytest.mark.parametrize(
    "when",
    [{"service_tier": "flex"}, {"speed": "fast"}, {"processing": "batch", "speed": "fast"}],
)
def test_other_classes_of_service_are_left_out(when: dict[str, str]) -> None:
    found = prices(asked("2", "8"), price_variants=[variant(when, asked("1", "4"))])
    assert shown(found) == [(Tier.STANDARD, "2", "8")]


def test_a_batch_price_for_something_other_than_tokens_is_none() -> None:
    batch = variant({"processing": "batch"}, SimpleNamespace(input_audio_mtok=Decimal(1)))
    assert shown(prices(asked("2", "8"), price_variants=[batch])) == [(Tier.STANDARD, "2", "8")]


def test_a_batch_id_is_of_that_class_and_stays_as_written() -> None:
    (listing,) = listed(model(asked("1", "4"), id="aurora-7b:batch"))
    assert listing.id == "aurora-7b:batch"
    assert shown(listing.prices) == [(Tier.BATCH, "1", "4")]


@pytest.mark.parametrize(
    "found", [SimpleNamespace(input_mtok=Decimal(1)), SimpleNamespace(audio_hours=Decimal(1))]
)
def test_what_asks_nothing_for_output_tokens_writes_no_text(found: SimpleNamespace) -> None:
    assert not listed(model(found))


def test_a_model_that_writes_no_text_is_left_out() -> None:
    assert not listed(model(asked("1", "2"), id="aurora-embed-1"))


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        (model(asked("-1", "2")), "-1 USD / 1M tokens cannot be a price"),
        (model(asked("1", [2])), "[2] is not a number"),
        (model(asked("1", "2"), context_window="many"), "'many' is not a number"),
        (model(asked("1", "2000")), "2000 USD / 1M tokens cannot be a price"),
    ],
)
def test_a_broken_row_is_left_out_and_told_of(broken: SimpleNamespace, what: str) -> None:
    faults: list[Fault] = []
    found = listed(broken, model(asked("1", "2"), id="sound"), faults=faults)
    assert [listing.id for listing in found] == ["sound"]
    assert [str(fault) for fault in faults] == [f"some-prices: some-cloud/aurora-7b: {what}"]


def test_a_package_without_its_list_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Package, "module", lambda _self, _name: SimpleNamespace())
    with pytest.raises(BrokenSource, match=r"genai-prices 1\.0: no providers in it"):
        genai_prices.read(PACKAGE)
