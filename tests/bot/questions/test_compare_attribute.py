"""Which of several models leads: every shape, for two models and for more."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.surfaces.text import plain
from tests.bot.questions.conftest import Ask

SHAPES = tomllib.loads(Path(__file__).with_name("shapes.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("shape", SHAPES["shape"], ids=lambda shape: shape["ask"])
def test_a_shape_names_its_leaders_and_figures(ask: Ask, shape: Mapping[str, Any]) -> None:
    reply = ask(shape["ask"])
    assert list(reply.receipt.leaders) == shape["leaders"]
    assert shape["says"] in reply.headline


def test_a_model_left_out_as_unknown_is_said_beside_the_lead(ask: Ask) -> None:
    reply = ask("larger context, Acme 2 7B, Beacon 1 or Corvid 3?")
    assert any("Corvid 3" in note and "not sourced" in note for note in reply.notes)


def test_scores_measured_differently_are_not_comparable(ask: Ask) -> None:
    reply = ask("quiz score of Acme 2 7B vs Beacon 1")
    assert reply.receipt.leaders == ()
    assert "not comparable" in reply.headline
    assert "41.0" in reply.headline
    assert "62.5" in reply.headline


@pytest.mark.parametrize("who", ["Acme 2 7B or Acme 2 70B", "Acme 2 70B or Acme 2 7B"])
def test_a_benchmark_lead_names_the_benchmark_and_the_distance(ask: Ask, who: str) -> None:
    reply = ask(f"which scores higher on riddle, {who}?")
    assert reply.receipt.leaders == ("acme-2-70b",)
    assert "leads on Riddle (11.5 points)" in reply.headline


def test_a_benchmark_lead_says_who_measured_and_which_variant(ask: Ask) -> None:
    text = plain(ask("which scores higher on riddle, Acme 2 7B or Acme 2 70B?"))
    assert "Riddle Lab" in text
    assert "full" in text


@pytest.mark.parametrize("asked", ["who leads on", "who does better on", "who wins on"])
def test_where_fewer_is_better_the_lead_is_the_fewer(ask: Ask, asked: str) -> None:
    reply = ask(f"{asked} stumbles, Acme 2 7B or Acme 2 70B?")
    assert reply.receipt.leaders == ("acme-2-70b",)
    assert "Acme 2 70B leads on Stumbles" in reply.headline


def test_a_batch_route_never_counts_as_a_standard_price(ask: Ask) -> None:
    reply = ask("which has the lower input price, Acme 2 7B or Acme 2.5 7B?")
    assert reply.receipt.values["acme-2-7b"]["value"] == 0.2
    assert reply.receipt.values["acme-2.5-7b"]["value"] is None


def test_a_price_of_zero_is_never_the_cheapest(ask: Ask) -> None:
    reply = ask("which has the lower output price, Beacon 1 or Acme 2 7B?")
    assert reply.receipt.leaders == ("acme-2-7b",)
    assert "$15" in reply.headline


def test_several_attributes_are_answered_at_once(ask: Ask) -> None:
    reply = ask("context and release date of Acme 2 7B vs Beacon 1")
    assert list(reply.receipt.figures) == ["context_window", "released"]
    assert reply.table is not None
    assert reply.table.columns == ("Model", "Context window", "Release date")
