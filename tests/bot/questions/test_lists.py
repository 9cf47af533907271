"""Searches, stand-ins, advice, providers and claims: what is listed, and what is left out."""

import pytest

from bot.surfaces.text import plain
from tests.bot.questions.conftest import Ask

SEARCHES: tuple[tuple[str, list[str]], ...] = (
    ("models with vision", ["beacon-1"]),
    ("models without vision", ["acme-2-70b", "acme-2-7b", "corvid-3"]),
    ("models over 100k context", ["acme-2.5-7b", "beacon-1"]),
    ("models with at least 131072 tokens of context", ["acme-2.5-7b", "beacon-1"]),
    ("models with more than 131072 tokens of context", []),
    ("open source models", ["acme-2.5-7b"]),
    ("open weights models", ["acme-2-70b", "acme-2-7b", "acme-2.5-7b"]),
    ("models released after 2024", ["acme-2-70b", "acme-2-7b", "acme-2.5-7b", "beacon-1"]),
    ("models released before 2024", ["corvid-3"]),
    ("models with output under $3", ["acme-2-70b", "acme-2-7b"]),
    ("models on North Cloud", ["acme-2-70b", "acme-2-7b", "acme-2.5-7b"]),
    ("top 2 models by context", ["acme-2.5-7b", "beacon-1"]),
    ("newest model", ["acme-2.5-7b", "beacon-1", "acme-2-70b", "acme-2-7b", "corvid-3"]),
)
CLAIMS = (
    ("Beacon 1 has a larger context than Acme 2 7B, right?", "true"),
    ("Acme 2 7B has a larger context than Beacon 1, right?", "false"),
    ("Acme 2 7B has a larger context than Acme 2 70B, right?", "false"),
    ("Acme 2 7B and Acme 2 70B have the same context, right?", "true"),
    ("Acme 2 7B has a larger context than Corvid 3, right?", "unknown"),
    ("Corvid 3 is cheaper than Acme 2.5 7B, right?", "unknown"),
    ("Corvid 3 doesn't have a larger context than Acme 2 7B, right?", "unknown"),
    ("Acme 2 7B is 20x cheaper than Beacon 1, right?", "true"),
    ("Acme 2 7B is 30x cheaper than Beacon 1, right?", "false"),
    ("Acme 2.5 7B supports vision, right?", "unknown"),
    ("Acme 2.5 7B doesn't support vision, right?", "unknown"),
    ("Acme 2 7B doesn't support vision, right?", "true"),
    ("Beacon 1 has a 128k context, right?", "true"),
    ("Beacon 1 has a 200k context, right?", "false"),
    ("Beacon 1 scores higher on quiz than Acme 2 7B, right?", "unknown"),
)


@pytest.mark.parametrize(("message", "results"), SEARCHES)
def test_a_search_lists_the_models_known_to_match(
    ask: Ask, message: str, results: list[str]
) -> None:
    assert list(ask(message).receipt.results) == results


def test_no_more_models_are_named_than_were_asked_for(ask: Ask) -> None:
    reply = ask("top 2 models by context")
    assert reply.table is not None
    assert [row[0] for row in reply.table.rows] == ["Acme 2.5 7B", "Beacon 1"]
    assert "Acme 2 7" not in reply.headline


def test_a_maker_named_as_its_family_limits_a_search(ask: Ask) -> None:
    results = ask("models from Acme").receipt.results
    assert results == ("acme-2-70b", "acme-2-7b", "acme-2.5-7b")


def test_a_maker_limits_a_search(ask: Ask) -> None:
    assert ask("models from Lantern Works").receipt.results == ("beacon-1",)


def test_a_model_that_an_unknown_keeps_out_is_said(ask: Ask) -> None:
    assert any("Acme 2.5 7B (vision)" in note for note in ask("models with vision").notes)


def test_unpriced_models_come_last_and_are_said_to_be_unranked(ask: Ask) -> None:
    reply = ask("cheapest model")
    assert reply.receipt.results[:3] == ("acme-2-7b", "acme-2-70b", "beacon-1")
    assert any("Acme 2.5 7B and Corvid 3" in note and "unknown" in note for note in reply.notes)


def test_a_ranking_states_its_rule(ask: Ask) -> None:
    for message in ("cheapest model", "best model for coding", "alternatives to Beacon 1"):
        assert any("rule" in note or "Ranked by" in note for note in ask(message).notes)


def test_stand_ins_exclude_the_model_itself_and_keep_the_most_of_it_first(ask: Ask) -> None:
    results = ask("alternatives to Beacon 1").receipt.results
    assert "beacon-1" not in results
    assert results[0] == "acme-2-70b"


def test_a_stand_in_says_what_is_unknown_of_it(ask: Ask) -> None:
    notes = [note for note in ask("alternatives to Beacon 1").notes if "Acme 2.5 7B" in note]
    assert any("vision" in note and "unknown" in note.lower() for note in notes)


def test_advice_lists_only_models_that_a_review_tagged(ask: Ask) -> None:
    assert ask("best model for RAG").receipt.results == ("acme-2-70b", "beacon-1")


@pytest.mark.parametrize(("message", "verdict"), CLAIMS)
def test_a_claim_is_true_false_or_not_known(ask: Ask, message: str, verdict: str) -> None:
    reply = ask(message)
    starts = {"true": "True.", "false": "False.", "unknown": "Not known."}
    assert reply.receipt.extra["verdict"] == verdict
    assert reply.headline.startswith(starts[verdict])


def test_shared_providers_are_named(ask: Ask) -> None:
    assert ask("who hosts Acme 2 7B and Beacon 1?").receipt.extra["shared"] == ["South Cloud"]


def test_a_model_without_a_tracked_route_is_not_said_to_have_none(ask: Ask) -> None:
    headline = ask("who hosts Corvid 3?").headline
    assert "tracked" in headline
    assert "not sourced" in headline


def test_a_price_of_zero_without_a_free_tier_is_not_shown_as_a_price(ask: Ask) -> None:
    text = plain(ask("who hosts Beacon 1?"))
    assert "$0 in" not in text
    assert "price not sourced ($0 given)" in text


def test_the_prices_of_routes_have_their_own_sources(ask: Ask) -> None:
    sources = " ".join(ask("who hosts Acme 2 7B?").sources)
    assert "invented price table 1.0, 2026-04-01" in sources


def test_a_price_of_a_route_is_marked_with_its_own_source(ask: Ask) -> None:
    reply = ask("who hosts Beacon 1?")
    (row,) = [line for line in plain(reply).splitlines() if "$3 in, $15 out" in line]
    (source,) = [line for line in reply.sources if "Lantern Works' own page" in line]
    assert row.endswith(source.partition(" ")[0])


def test_what_changed_since_a_review_is_said_with_both_figures(ask: Ask) -> None:
    notes = " ".join(ask("what changed for Beacon 1 since its review?").notes)
    assert "was 65,536 tokens, now 131,072 tokens" in notes


def test_a_model_that_is_not_in_the_catalog_is_said_and_a_step_finishes_the_question(
    ask: Ask,
) -> None:
    reply = ask("larger context, Beacon 1 or Kestrel 2?")
    assert "Kestrel 2 is not in the catalog" in reply.headline
    assert all(step.ask.startswith("larger context, Beacon 1 or ") for step in reply.steps)
    assert ask(reply.steps[0].ask).receipt.kind == "compare_attribute"
