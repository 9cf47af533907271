"""What a channel has settled on takes the place of what a question leaves out, and is said."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.preferences import Preferences, TrafficProfile
from bot.reply import Reply
from bot.responder import Responder

OURS = Preferences(traffic=TrafficProfile(2_000_000, 1500, 300))


@pytest.fixture(scope="module")
def responder(invented_responder: Responder) -> Responder:
    return invented_responder


def asked(responder: Responder, message: str, preferences: Preferences) -> Reply:
    return responder.respond(responder.read(message), preferences).reply


def test_a_cost_is_worked_out_for_the_channels_traffic(responder: Responder) -> None:
    reply = asked(responder, "monthly cost of Acme 2 7B", OURS)
    assert reply.receipt.cost is not None
    assert reply.receipt.cost["input_tokens"] == 2_000_000 * 1500
    assert any("This channel's traffic: 2M requests" in note for note in reply.notes)


def test_traffic_that_is_asked_for_comes_first(responder: Responder) -> None:
    reply = asked(responder, "cost of Acme 2 7B at 1M requests, 800 in / 250 out", OURS)
    assert reply.receipt.cost is not None
    assert reply.receipt.cost["input_tokens"] == 800_000_000
    assert not any("channel" in note for note in reply.notes)


def test_totals_are_a_months(responder: Responder) -> None:
    totals = Preferences(traffic=TrafficProfile(None, 10_000_000, 2_000_000))
    reply = asked(responder, "monthly cost of Acme 2 7B", totals)
    assert reply.receipt.cost is not None
    assert reply.receipt.cost["output_tokens"] == 2_000_000


def test_a_share_from_the_cache_is_priced_so(responder: Responder) -> None:
    cached = Preferences(traffic=TrafficProfile(1_000_000, 800, 250, Decimal("0.5")))
    assert (
        asked(responder, "monthly cost of Acme 2 7B", cached).receipt.slots["cached_share"] == 0.5
    )


def test_only_the_channels_providers_are_looked_at_and_that_is_said(responder: Responder) -> None:
    everywhere = asked(responder, "monthly cost of Acme 2 7B", Preferences())
    south = asked(responder, "monthly cost of Acme 2 7B", Preferences(providers=("south-cloud",)))
    assert everywhere.receipt.cost is not None
    assert south.receipt.cost is not None
    assert south.receipt.cost["per_model"]["acme-2-7b"]["provider"] == "South Cloud"
    assert any("this channel's providers: South Cloud" in note for note in south.notes)


@pytest.mark.parametrize("message", ["context of Beacon 1?", "Acme 2 7B or Beacon 1: context?"])
def test_other_questions_are_answered_as_everywhere(responder: Responder, message: str) -> None:
    here, there = asked(responder, message, OURS), asked(responder, message, Preferences())
    assert here.receipt == there.receipt


def test_a_share_in_batch_is_priced_where_one_provider_prices_both(responder: Responder) -> None:
    traffic = TrafficProfile(1_000_000, 800, 250)
    whole = asked(responder, "monthly cost of Acme 2 7B", Preferences(traffic=traffic))
    half = replace(traffic, batch_share=Decimal("0.5"))
    mixed = asked(responder, "monthly cost of Acme 2 7B", Preferences(traffic=half))
    batch = asked(responder, "monthly cost of Acme 2 7B in batch", Preferences())
    assert mixed.receipt.slots["batch_share"] == 0.5
    assert usd(batch) < usd(mixed) < usd(whole)
    assert any("50% of the requests in batch" in note for note in mixed.notes)


def test_what_no_provider_prices_both_ways_is_unknown(responder: Responder) -> None:
    traffic = TrafficProfile(1_000_000, 800, 250, batch_share=Decimal("0.5"))
    reply = asked(responder, "monthly cost of Beacon 1", Preferences(traffic=traffic))
    assert usd(reply, "beacon-1") is None


def usd(reply: Reply, model: str = "acme-2-7b") -> float:
    assert reply.receipt.cost is not None
    found: float = reply.receipt.cost["per_model"][model]["usd"]
    return found
