"""Models side by side, switches and profiles, in every shape."""

import pytest

from bot.surfaces.text import plain
from tests.bot.questions.conftest import Ask

OVERVIEWS = (
    (
        "Beacon 1 vs Acme 2 7B",
        ["Beacon 1 leads on context window (4x)", "Acme 2 7B leads on output price"],
    ),
    ("Acme 2 7B vs Acme 2 70B", ["Acme 2 7B leads on output price", "Acme 2 70B leads on Riddle"]),
    (
        "Acme 2 7B vs Corvid 3",
        ["No leading figure is known between Acme 2 7B and Corvid 3 on context window"],
    ),
    (
        "compare Acme 2 7B, Acme 2 70B and Beacon 1",
        [
            "Acme 2 7B leads on output price ($0.40 / 1M tokens)",
            "Acme 2 70B leads on Riddle (62.0) and Stumbles (5)",
            "Beacon 1 leads on context window (131,072 tokens)",
        ],
    ),
    (
        "compare Acme 2 7B, Corvid 3, Beacon 1",
        [
            "Acme 2 7B leads on output price ($0.40 / 1M tokens)",
            "Beacon 1 leads on context window (131,072 tokens)",
            "No price is sourced for Corvid 3",
        ],
    ),
)
SWITCHES: tuple[tuple[str, list[str], list[str]], ...] = (
    ("switch from Beacon 1 to Acme 2 7B", ["vision", "tool use"], []),
    ("switch from Acme 2 7B to Beacon 1", [], ["vision", "tool use"]),
    ("switch from Acme 2 7B to Acme 2 70B", [], ["tool use"]),
    ("switch from Beacon 1 to Corvid 3", ["vision", "function calling"], []),
    ("switch from Corvid 3 to Acme 2.5 7B", [], []),
)


@pytest.mark.parametrize(("message", "leads"), OVERVIEWS)
def test_an_overview_says_who_leads_on_what(ask: Ask, message: str, leads: list[str]) -> None:
    reply = ask(message)
    assert reply.receipt.kind == "compare_overview"
    assert all(lead in reply.headline for lead in leads)
    assert reply.receipt.leaders == ()


def test_an_unpriced_model_never_leads_an_overview_on_price(ask: Ask) -> None:
    headline = ask("Acme 2 7B vs Acme 2.5 7B").headline
    assert headline.startswith("Acme 2.5 7B leads on context window (4x). ")
    assert headline.count("leads") == 1
    assert headline.endswith("No price is sourced for Acme 2.5 7B.")


def test_an_overview_keeps_scores_that_are_not_comparable_out_of_its_leads(ask: Ask) -> None:
    reply = ask("Acme 2 7B vs Beacon 1")
    assert "Quiz" not in reply.headline
    assert reply.table is not None
    assert any(row[0] == "Quiz" for row in reply.table.rows)


def test_an_overview_says_which_row_is_not_comparable(ask: Ask) -> None:
    assert "not comparable" in plain(ask("Acme 2 7B vs Beacon 1"))


def test_ties_and_what_each_side_alone_has_are_said(ask: Ask) -> None:
    notes = " ".join(ask("Acme 2 7B vs Acme 2 70B").notes)
    assert "Tie on context window" in notes
    assert "Only Acme 2 70B: tool use" in notes
    assert "function calling and structured outputs" in notes
    assert "2026-06-08" in notes


def test_a_capability_unknown_for_one_side_is_not_called_the_others_alone(ask: Ask) -> None:
    notes = " ".join(ask("Beacon 1 vs Acme 2.5 7B").notes)
    assert "Only Beacon 1: function calling and tool use" in notes


@pytest.mark.parametrize(("message", "lost", "gained"), SWITCHES)
def test_a_switch_says_what_is_lost_and_gained(
    ask: Ask, message: str, lost: list[str], gained: list[str]
) -> None:
    reply = ask(message)
    assert reply.receipt.extra["lost"] == lost
    assert reply.receipt.extra["gained"] == gained
    assert all(each in reply.headline for each in (*lost, *gained))


def test_a_switch_names_the_model_that_is_left_first(ask: Ask) -> None:
    for message in ("switch to Acme 2 7B from Beacon 1", "use Acme 2 7B instead of Beacon 1"):
        assert ask(message).receipt.models == ("beacon-1", "acme-2-7b")


def test_a_switch_says_what_is_unknown_of_the_target(ask: Ask) -> None:
    notes = " ".join(ask("switch from Beacon 1 to Acme 2.5 7B").notes)
    assert "vision" in notes
    assert "structured outputs" in notes


def test_a_switch_says_which_providers_stay_and_which_are_left(ask: Ask) -> None:
    notes = " ".join(ask("switch from Acme 2 7B to Beacon 1").notes)
    assert "both: South Cloud" in notes
    assert "left behind: North Cloud" in notes


def test_a_profile_says_unknowns_apart_from_what_a_model_lacks(ask: Ask) -> None:
    notes = " ".join(ask("tell me about Corvid 3").notes)
    assert "Listed without: vision and function calling" in notes
    assert "Unknown (not sourced)" in notes
    assert "Unknown (not disclosed)" in notes


def test_an_estimate_is_marked_wherever_it_is_shown(ask: Ask) -> None:
    asked_for = ("parameters of Beacon 1", "size of Beacon 1 vs Acme 2 7B")
    for message in (*asked_for, "tell me about Beacon 1"):
        assert "200B (estimate)" in plain(ask(message))
    for message in asked_for:
        assert "Nobody at Lantern Works has confirmed it" in plain(ask(message))
