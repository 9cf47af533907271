"""Prices in the tier that was asked for: never the standard one unsaid, never two tiers mixed."""

from decimal import Decimal
from typing import Any

import pytest

from bot.surfaces.text import plain
from knowledge.cards import Tier
from knowledge.facts import Source, SourceKind
from tests.bot.questions.conftest import Ask, asking
from tests.small import LIST, catalog, model, route

BATCH, LONG, FREE = Tier.BATCH, Tier.LONG_CONTEXT, Tier.FREE
# Tern 4 has every tier, Petrel 2 batch and standard, Skua 1 standard alone, Skua 2 no price.
MODELS = (
    model(
        "Tern 4",
        {"vision": True, "context_window": 400_000},
        routes=(
            route("north", "5 30", cache_read=Decimal("0.5"), cache_write=Decimal("6.25")),
            route("south", "4 40"),
            route("north", "2.5 15", tier=BATCH),
            route("north", "10 45", tier=LONG, above=272_000),
            route("west", "0 0", tier=FREE, note="20 requests a day."),
            route("south", "0 0", tier=Tier.SUBSCRIPTION),
        ),
    ),
    model(
        "Petrel 2",
        {"vision": True},
        routes=(route("south", "2 8"), route("south", "1 4", tier=BATCH)),
    ),
    model("Skua 1", {"vision": True}, {"north": "1 2"}),
    model("Skua 2", {"vision": False}),
)


@pytest.fixture(scope="module")
def ask() -> Ask:
    return asking(catalog(MODELS))


# The message, and each model's bill at the default month; None where it has no price in the tier.
BILLS: tuple[tuple[str, str, dict[str, float | None]], ...] = (
    ("monthly cost of Tern 4", "standard", {"tern-4": 11_500}),
    ("monthly cost of Tern 4 in batch", "batch", {"tern-4": 5_750}),
    ("what would Tern 4 cost with half the input cached?", "cached", {"tern-4": 9_700}),
    ("Tern 4 with 80% of the input cached", "cached", {"tern-4": 8_620}),
    ("monthly cost of Tern 4 for long prompts", "long context", {"tern-4": 19_250}),
    ("monthly cost of Tern 4 vs Petrel 2 in batch", "batch", {"tern-4": 5_750, "petrel-2": 1_800}),
    ("monthly cost of Petrel 2 vs Tern 4 in batch", "batch", {"petrel-2": 1_800, "tern-4": 5_750}),
    ("monthly cost of Tern 4 vs Skua 1 in batch", "batch", {"tern-4": 5_750, "skua-1": None}),
    ("monthly cost of Skua 1 vs Skua 2 in batch", "batch", {"skua-1": None, "skua-2": None}),
    ("monthly cost of Petrel 2 with half the input cached", "cached", {"petrel-2": None}),
)


@pytest.mark.parametrize(("message", "tier", "amounts"), BILLS)
def test_a_bill_is_of_the_tier_asked_for_and_says_so(
    ask: Ask, message: str, tier: str, amounts: dict[str, float | None]
) -> None:
    receipt = ask(message).receipt
    assert receipt.kind == "cost"
    assert receipt.cost is not None
    bills: dict[str, Any] = receipt.cost["per_model"]
    assert {model: bill["usd"] for model, bill in bills.items()} == amounts
    assert {bill["tier"] for bill in bills.values() if bill["usd"]} <= {tier}
    known = [amount for amount in amounts.values() if amount]
    complete = len(known) == len(amounts) > 1
    assert receipt.cost["delta_usd"] == (max(known) - min(known) if complete else None)
    assert receipt.slots.get("tier", "standard") == tier


@pytest.mark.parametrize(
    ("message", "share"),
    [("Tern 4 with half the input cached", 0.5), ("cached input price of Tern 4", 1.0)],
)
def test_the_cached_share_is_in_the_slots(ask: Ask, message: str, share: float) -> None:
    assert ask(message).receipt.slots["cached_share"] == share


@pytest.mark.parametrize(
    ("message", "value", "says"),
    [
        ("batch price of Tern 4", 5.625, "in batch"),
        ("batch input price of Tern 4", 2.5, "in batch"),
        ("Tern 4 in batch", 5.625, "in batch"),
        ("cached input price of Tern 4", 0.5, "with all input cached"),
        ("cached price of Tern 4", 0.5, "with all input cached"),
        ("input price of Tern 4 with half the input cached", 2.75, "with 50% of the input cached"),
        ("long-context price of Tern 4", 18.75, "for prompts over 272,000 tokens"),
    ],
)
def test_one_price_is_of_the_tier_asked_for_and_says_so(
    ask: Ask, message: str, value: float, says: str
) -> None:
    reply = ask(message)
    assert reply.receipt.kind == "fact"
    assert reply.receipt.values["tern-4"]["value"] == value
    assert says in reply.headline


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("batch price of Skua 1", "No batch price of Skua 1 is known (not sourced)"),
        ("batch price of Skua 1", "its standard price is $1 in, $2 out on North Cloud"),
        (
            "batch price of Skua 1 on South Cloud",
            "No batch price of Skua 1 on South Cloud is known",
        ),
        ("batch price of Skua 2", "and no standard price either"),
        ("cached input price of Petrel 2", "No cached price of Petrel 2 is known"),
        ("long-context price of Petrel 2", "No long-context price of Petrel 2 is known"),
        ("monthly cost of Skua 1 in batch", "no sourced batch input and output price"),
        ("batch price of Tern 4 vs Skua 1", "is unknown (not sourced)"),
        ("is Skua 1 free anywhere?", "No free route of Skua 1 is known (not sourced)"),
        ("is Skua 1 part of a subscription?", "No subscription route of Skua 1 is known"),
    ],
)
def test_a_tier_that_a_model_has_no_price_in_is_unknown_and_never_the_standard_one(
    ask: Ask, message: str, says: str
) -> None:
    reply = ask(message)
    assert says in reply.headline
    figure = reply.receipt.values.get("skua-1", {"value": None})
    assert figure["value"] is None
    assert "skua-1" not in reply.receipt.leaders


@pytest.mark.parametrize(
    ("who", "leaders"),
    [
        ("Petrel 2 or Tern 4", ("petrel-2",)),
        ("Tern 4 or Petrel 2", ("petrel-2",)),
        ("Petrel 2 or Petrel 2, Tern 4", ("petrel-2",)),
        ("Tern 4 or Skua 1", ()),
        ("Skua 1 or Skua 2", ()),
        ("Tern 4, Petrel 2 or Skua 1", ("petrel-2",)),
    ],
)
def test_models_are_compared_within_the_tier(ask: Ask, who: str, leaders: tuple[str, ...]) -> None:
    receipt = ask(f"which has the lower batch price, {who}?").receipt
    assert receipt.kind == "compare_attribute"
    assert receipt.leaders == leaders
    assert receipt.slots == {"tier": "batch"}


def test_a_claim_is_checked_within_the_tier(ask: Ask) -> None:
    for claimed, verdict in (
        ("Petrel 2 is cheaper than Tern 4 in batch", "true"),
        ("Skua 1 is cheaper than Tern 4", "true"),
        ("Skua 1 is cheaper than Tern 4 in batch", "unknown"),
    ):
        assert ask(f"{claimed}, right?").receipt.extra["verdict"] == verdict


@pytest.mark.parametrize(
    ("message", "results"),
    [
        ("cheapest batch model with vision", ["petrel-2", "tern-4"]),
        ("cheapest model with vision", ["skua-1", "petrel-2", "tern-4"]),
        ("models with batch prices", ["petrel-2", "tern-4"]),
        ("cheapest model with prompt caching", ["tern-4"]),
        ("free models with vision", ["tern-4"]),
        ("models with batch input under $2", ["petrel-2"]),
        ("models in a subscription", ["tern-4"]),
    ],
)
def test_a_search_in_a_tier_lists_the_models_with_a_price_in_it(
    ask: Ask, message: str, results: list[str]
) -> None:
    assert list(ask(message).receipt.results) == results


def test_a_search_in_a_tier_says_how_many_have_no_price_in_it(ask: Ask) -> None:
    notes = ask("cheapest batch model with vision").notes
    assert any("1 more model would match, but no batch price" in note for note in notes)


@pytest.mark.parametrize(
    ("message", "says", "leaders"),
    [
        ("is Tern 4 free anywhere?", "Tern 4 is free at West Cloud.", ("tern-4",)),
        ("is Tern 4 free on West Cloud?", "Tern 4 is free at West Cloud.", ("tern-4",)),
        ("is Tern 4 free on North Cloud?", "No free route of Tern 4 on North Cloud is known", ()),
        ("on which plans is Tern 4?", "part of a subscription at South Cloud.", ("tern-4",)),
        ("are Tern 4 and Skua 1 free?", "Tern 4 is free at West Cloud. No free", ("tern-4",)),
        ("which providers have batch prices for Tern 4?", "batch price at North", ("tern-4",)),
    ],
)
def test_where_a_model_is_free_or_in_a_plan_is_a_question_of_providers(
    ask: Ask, message: str, says: str, leaders: tuple[str, ...]
) -> None:
    reply = ask(message)
    assert reply.receipt.kind == "providers"
    assert says in reply.headline
    assert reply.receipt.leaders == leaders


def test_what_a_free_route_is_bound_to_is_said(ask: Ask) -> None:
    assert "West Cloud: 20 requests a day." in ask("is Tern 4 free anywhere?").notes


def test_the_table_of_providers_has_the_tier_and_otherwise_names_the_others(ask: Ask) -> None:
    assert "$2.50 in, $15 out" in plain(ask("which providers have batch prices for Tern 4?"))
    text = plain(ask("who hosts Tern 4?"))
    assert "$5 in, $30 out (also batch and long context)" in text
    assert "$2.50" not in text


@pytest.mark.parametrize(
    "message",
    [
        "Tern 4 in batch or Petrel 2",
        "batch price of Tern 4 against the standard price of Petrel 2",
        "price of Tern 4 without caching",
        "cost of Tern 4 for 400M cached input tokens",
        "alternatives to Tern 4 in batch",
        "switch from Tern 4 to Petrel 2 in batch",
        "flex price of Tern 4",
        "is Tern 4 free for commercial use?",
    ],
)
def test_what_cannot_be_priced_alike_is_declined(ask: Ask, message: str) -> None:
    assert ask(message).receipt.extra["reason"] in {"tier", "half_understood"}


def test_a_reviewed_price_that_is_doubted_is_not_the_cheapest_beside_another() -> None:
    review = Source("r", "a review", SourceKind.REVIEW, "2026-01-01", "MIT")
    offers = route("north", "1 2", review, doubted=True), route("south", "3 6")
    made = catalog([model("Tern 4", routes=offers)], sources=(LIST, review))
    reply = asking(made)("price of Tern 4")
    assert "South Cloud" in reply.headline
    assert not any("Doubted" in note for note in reply.notes)


@pytest.mark.parametrize(
    ("message", "tier"),
    [
        ("Tern 4 batch price", "batch"),
        ("is Tern 4 free?", "free"),
        ("price of tern-4:batch", "batch"),
        ("price of Tern 4", None),
        ("price of Skua Free", None),
    ],
)
def test_a_tier_that_an_id_of_a_source_ends_on_is_a_tier_all_the_same(
    message: str, tier: str | None
) -> None:
    ids = ("coast/tern-4:batch", "coast/tern-4:free")
    made = catalog([model("Tern 4", aliases=ids), model("Skua Free")])
    assert asking(made)(message).receipt.slots.get("tier") == tier
