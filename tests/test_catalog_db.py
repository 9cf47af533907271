"""The committed catalog.db is what its sources give, and every reviewed figure comes out of it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.commands.catalog_info import counted
from bot.responder import Responder
from knowledge import storage
from knowledge.cards import Route
from knowledge.catalog import Catalog
from knowledge.comparison import Shape, compare
from knowledge.cost import DEFAULT_MONTH, cheapest
from knowledge.coverage import coverage
from knowledge.facts import Fact, Unknown
from knowledge.rows import Row, Tables
from knowledge.sources import authored
from tests.conftest import CATALOG
from tests.program import Run

HARVEST = authored.harvest()

# The ids that stay put: the bot's users, links and answers refer to them.
REVIEWED = {
    "llama-2-13b-chat",
    "qwen3.5-4b",
    "claude-3.5-sonnet-v2",
    "kimi-k2",
    "claude-3.5-haiku",
    "gpt-4-turbo",
}

# Where a later review tags a model otherwise than an earlier one, the newest counts.
RETAGGED = {
    ("claude-3.5-haiku--qwen3.5-4b", "qwen3.5-4b", "decision_fit"),
    ("claude-3.5-sonnet-v2--qwen3.5-4b", "qwen3.5-4b", "decision_fit"),
    ("kimi-k2--qwen3.5-4b", "qwen3.5-4b", "decision_fit"),
}

# Which model each page gives the larger context window, and by how much, from exact values.
WINDOWS = [
    ("llama-2-13b-chat", {"qwen3.5-4b"}, "64x"),
    ("claude-3.5-sonnet-v2", {"qwen3.5-4b"}, "1.31x"),
    ("kimi-k2", {"kimi-k2", "qwen3.5-4b"}, ""),
    ("claude-3.5-haiku", {"qwen3.5-4b"}, "1.31x"),
    ("gpt-4-turbo", {"qwen3.5-4b"}, "2.05x"),
]


def figures() -> Iterator[tuple[str, str, str, Fact]]:
    """Every figure of every review: review, model, attribute, fact."""
    for review in HARVEST.reviews:
        for model, facts in review.figures.items():
            for attribute, fact in facts.items():
                yield review.id, model, attribute, fact


FIGURES = [each for each in figures() if each[2] != "cheapest_provider"]
CHEAPEST = [each for each in figures() if each[2] == "cheapest_provider"]


def in_any_order(rows: list[Row]) -> list[str]:
    return sorted(map(repr, rows))


def differing(one: Tables, other: Tables) -> list[str]:
    return [name for name in one if in_any_order(one[name]) != in_any_order(other[name])]


def test_the_committed_catalog_is_what_the_program_makes_of_its_sources(
    versus: Run, tmp_path: Path
) -> None:
    fresh = tmp_path / "catalog.db"
    ended = versus("catalog", "build", "--out", str(fresh))
    assert ended.code == 0, ended.err
    tables = differing(storage.tables_of(fresh), storage.tables_of(CATALOG))
    assert not tables, f"catalog.db is stale in {', '.join(tables)}: run `make catalog`"
    new, shipped = (
        versus("ask", "monthly cost of Kimi K2", "--catalog", str(path)).out
        for path in (fresh, CATALOG)
    )
    assert "$900" in new
    assert new == shipped


def test_the_six_reviewed_models_keep_their_ids(reviewed_catalog: Catalog) -> None:
    assert set(reviewed_catalog.cards) >= REVIEWED


@pytest.mark.parametrize(("review", "model", "attribute", "fact"), FIGURES)
def test_a_reviewed_figure_comes_out_as_the_page_has_it(
    reviewed_catalog: Catalog, review: str, model: str, attribute: str, fact: Fact
) -> None:
    now = reviewed_catalog.attributes[attribute].of(reviewed_catalog.cards[model])
    same = (now.value, now.estimate) == (fact.value, fact.estimate)
    assert same is ((review, model, attribute) not in RETAGGED)


@pytest.mark.parametrize(("review", "model", "attribute", "fact"), CHEAPEST)
def test_the_cheapest_provider_comes_out_as_the_page_has_it(
    reviewed_catalog: Catalog, review: str, model: str, attribute: str, fact: Fact
) -> None:
    bill = cheapest(reviewed_catalog.cards[model], DEFAULT_MONTH)
    assert bill is not None, (review, attribute)
    assert bill.route.provider == fact.value


@pytest.mark.parametrize(("model", "leading", "gap"), WINDOWS)
def test_windows_compare_by_their_exact_values(
    reviewed_catalog: Catalog, model: str, leading: set[str], gap: str
) -> None:
    pair = [reviewed_catalog.cards[each] for each in (model, "qwen3.5-4b")]
    standing = compare(pair, reviewed_catalog.attributes["context_window"])
    assert {figure.card.id for figure in standing.leaders} == leading
    assert standing.gap == gap


@pytest.mark.parametrize("model", sorted(REVIEWED - {"qwen3.5-4b"}))
@pytest.mark.parametrize("attribute", ["input_price", "output_price", "monthly_cost"])
def test_the_unpriced_model_is_never_cheaper_nor_dearer(
    reviewed_catalog: Catalog, model: str, attribute: str
) -> None:
    pair = [reviewed_catalog.cards[each] for each in (model, "qwen3.5-4b")]
    standing = compare(pair, reviewed_catalog.attributes[attribute])
    assert (standing.shape, standing.leaders) == (Shape.ONE_KNOWN, ())


@pytest.mark.parametrize("model", sorted(REVIEWED))
def test_every_fact_and_route_has_a_source_and_a_date(
    reviewed_catalog: Catalog, model: str
) -> None:
    card = reviewed_catalog.cards[model]
    sourced: list[Fact | Route] = [*card.facts.values(), *card.routes]
    for each in sourced:
        assert each.source.name
        assert each.as_of


@pytest.mark.parametrize("model", sorted(REVIEWED))
def test_a_route_without_a_price_is_unknown_not_zero(reviewed_catalog: Catalog, model: str) -> None:
    for route in reviewed_catalog.cards[model].routes:
        assert isinstance(route.input, Unknown) is isinstance(route.output, Unknown)
        assert isinstance(route.input, Unknown) or route.input > 0


def test_every_tag_of_decision_fit_is_a_workload(reviewed_catalog: Catalog) -> None:
    workloads = {workload.name for workload in reviewed_catalog.workloads.values()}
    tags = {tag for card in reviewed_catalog.cards.values() for tag in card.value("decision_fit")}
    assert tags <= workloads


def test_every_review_is_of_two_models_of_the_catalog(reviewed_catalog: Catalog) -> None:
    assert {model for review in reviewed_catalog.reviews for model in review.models} == REVIEWED
    assert len(reviewed_catalog.reviews) == 5


# What the catalog is to have at least, so that a source that falls away is noticed.
LEAST = {
    "models": 1500,
    "priced": 1300,
    "routes": 4900,
    "capabilities": 1100,
    "released": 1100,
    "parameters": 320,
    "license": 300,
}


@pytest.fixture(scope="module")
def counts() -> Mapping[str, Any]:
    return counted(coverage(storage.tables_of(CATALOG)))


@pytest.mark.parametrize(("count", "least"), LEAST.items(), ids=list(LEAST))
def test_the_catalog_covers_what_people_ask_about(
    counts: Mapping[str, Any], count: str, least: int
) -> None:
    assert (counts | counts["attributes"])[count] >= least


def test_the_catalog_is_small_enough_to_carry() -> None:
    assert CATALOG.stat().st_size <= 12 * 2**20


def test_reviewed_models_keep_their_names(
    reviewed_catalog: Catalog, whole_catalog: Catalog
) -> None:
    for model in REVIEWED:
        assert whole_catalog.cards[model].name == reviewed_catalog.cards[model].name


def test_a_newer_price_is_used_and_the_reviewed_one_said(whole_catalog: Catalog) -> None:
    turn = Responder(whole_catalog)
    reply = turn.respond(turn.read("price of Claude 3.5 Sonnet v2")).reply
    assert "$3 in, $15 out" in reply.headline
    assert any("2026-05-19" in remark and "$6 / $30" in remark for remark in reply.remarks)
