"""What a month costs: every shape, the route and traffic of every figure, and what is assumed."""

import pytest

from bot.surfaces.text import plain
from tests.bot.questions.conftest import Ask

SHAPES: tuple[tuple[str, list[str], list[int | None], int | None], ...] = (
    ("monthly cost of Acme 2 7B vs Beacon 1", ["acme-2-7b"], [300, 6150], 5850),
    ("monthly cost of Beacon 1 vs Acme 2 7B", ["acme-2-7b"], [6150, 300], 5850),
    ("monthly cost of Acme 2 7B vs Acme 2.5 7B", [], [300, None], None),
    ("monthly cost of Acme 2.5 7B vs Corvid 3", [], [None, None], None),
    ("monthly cost of Acme 2 7B, Acme 2 70B and Beacon 1", ["acme-2-7b"], [300, 1395, 6150], 5850),
    ("monthly cost of Acme 2 7B, Acme 2 70B and Corvid 3", ["acme-2-7b"], [300, 1395, None], None),
    ("monthly cost of Acme 2 70B", ["acme-2-70b"], [1395], None),
    ("monthly cost of Corvid 3", [], [None], None),
)
# Traffic in words, and the tokens of the month it comes to.
TRAFFIC = (
    ("Beacon 1 at 1M requests", 800_000_000, 250_000_000),
    ("Beacon 1 at 100k requests of 1k in / 200 out", 100_000_000, 20_000_000),
    ("Beacon 1 at 1k requests a day of 1k in / 200 out", 30_000_000, 6_000_000),
    ("Beacon 1 at 7k requests a week of 1k in / 200 out", 30_000_000, 6_000_000),
    ("Beacon 1 for 30M input tokens and 6M output tokens", 30_000_000, 6_000_000),
    ("Beacon 1 for 1M input tokens and 200k output tokens per day", 30_000_000, 6_000_000),
)


@pytest.mark.parametrize(("message", "leaders", "amounts", "delta"), SHAPES)
def test_a_shape_gives_each_bill_and_a_difference_only_where_all_are_priced(
    ask: Ask, message: str, leaders: list[str], amounts: list[int | None], delta: int | None
) -> None:
    receipt = ask(message).receipt
    assert receipt.cost is not None
    assert list(receipt.leaders) == leaders
    assert [bill["usd"] for bill in receipt.cost["per_model"].values()] == amounts
    assert receipt.cost["delta_usd"] == delta


@pytest.mark.parametrize(("message", "tokens_in", "tokens_out"), TRAFFIC)
def test_traffic_comes_to_the_tokens_of_a_month(
    ask: Ask, message: str, tokens_in: int, tokens_out: int
) -> None:
    reply = ask(message)
    assert reply.receipt.cost is not None
    assert reply.receipt.cost["input_tokens"] == tokens_in
    assert reply.receipt.cost["output_tokens"] == tokens_out
    dollars = reply.receipt.cost["per_model"]["beacon-1"]["usd"]
    assert dollars == pytest.approx(tokens_in / 1e6 * 3 + tokens_out / 1e6 * 15)


def test_traffic_that_is_assumed_is_said(ask: Ask) -> None:
    assumed = "Assumed: 800M input and 250M output tokens a month (1M requests of 800 in, 250 out)"
    assert any(note.startswith(assumed) for note in ask("monthly cost of Beacon 1").notes)


def test_a_bill_names_its_route_tier_and_both_prices(ask: Ask) -> None:
    reply = ask("monthly cost of Acme 2 7B")
    assert "South Cloud" in reply.headline
    assert "South Cloud, standard" in plain(reply)
    assert "$0.25 in, $0.40 out" in plain(reply)


def test_the_route_is_the_cheapest_for_the_traffic_given(ask: Ask) -> None:
    reply = ask("Acme 2 7B at 1M requests of 1k in / 10 out")
    assert reply.receipt.cost is not None
    assert reply.receipt.cost["per_model"]["acme-2-7b"]["provider"] == "North Cloud"


def test_a_model_without_a_price_is_said_to_have_none(ask: Ask) -> None:
    reply = ask("monthly cost of Acme 2 7B vs Corvid 3")
    assert "Corvid 3" in reply.headline
    assert "$0 " not in plain(reply)


def test_a_provider_that_is_named_limits_the_routes(ask: Ask) -> None:
    reply = ask("monthly cost of Acme 2 7B on North Cloud")
    assert reply.receipt.cost is not None
    assert reply.receipt.cost["per_model"]["acme-2-7b"]["provider"] == "North Cloud"
    assert any("North Cloud" in note for note in reply.notes)


def test_a_price_in_another_currency_is_declined(ask: Ask) -> None:
    assert ask("what would Beacon 1 cost in euros?").receipt.extra["reason"] == "foreign_money"
