"""Which other values of a figure would make another answer, in every shape of a comparison."""

from typing import Any

import pytest

from knowledge.attribute import Direction
from knowledge.catalog import Catalog
from knowledge.comparison import Shape, compare
from knowledge.facts import Fact
from knowledge.rivals import disputes
from tests.small import OTHER, catalog, fact, model

LARGE, SMALL = 200_000, 100_000


def between(attribute: str, *figures: Any, way: Direction | None = None) -> dict[str, list[Any]]:
    """The rival values that count, by model; the models are Tern 1, 2 and so on."""
    made = catalog(
        model(f"Tern {place}", {} if figure is None else {attribute: figure})
        for place, figure in enumerate(figures, start=1)
    )
    standing = compare(list(made.cards.values()), made.attributes[attribute], way)
    return {
        each.figure.card.id: [rival.value for rival in each.rivals] for each in disputes(standing)
    }


def said(value: Any, *rivals: Any) -> tuple[Fact, ...]:
    """A value in use, and others that another list gives."""
    return fact(value), *(fact(each, OTHER) for each in rivals)


@pytest.mark.parametrize(
    ("figures", "counts"),
    [
        # The first leads: its rival makes the other lead, a tie, or nothing new.
        ((said(LARGE, 50_000), said(SMALL)), {"tern-1": [50_000]}),
        ((said(LARGE, SMALL), said(SMALL)), {"tern-1": [SMALL]}),
        ((said(LARGE, 150_000), said(SMALL)), {}),
        # The second leads.
        ((said(SMALL), said(LARGE, 50_000, 150_000)), {"tern-2": [50_000]}),
        ((said(SMALL, 300_000), said(LARGE)), {"tern-1": [300_000]}),
        # A tie is broken by any other value.
        ((said(LARGE, SMALL), said(LARGE)), {"tern-1": [SMALL]}),
        # One side, or both, unknown: no value of the other settles anything.
        ((said(LARGE, SMALL), None), {}),
        ((None, None), {}),
        # Three models: only what changes who leads.
        ((said(LARGE), said(SMALL, 50_000), said(80_000)), {}),
        ((said(LARGE), said(SMALL, LARGE), said(80_000)), {"tern-2": [LARGE]}),
    ],
)
def test_a_rival_counts_where_it_would_turn_the_comparison(
    figures: tuple[Any, ...], counts: dict[str, list[int]]
) -> None:
    assert between("context_window", *figures) == counts


def test_of_one_model_every_other_value_counts() -> None:
    assert between("context_window", said(LARGE, 150_000, SMALL)) == {"tern-1": [150_000, SMALL]}


def test_at_the_lower_end_other_values_count() -> None:
    figures = said(LARGE, 50_000), said(SMALL, 150_000)
    assert between("context_window", *figures, way=Direction.LOWER) == {"tern-1": [50_000]}


def test_values_without_an_order_count_where_they_make_the_models_alike_or_unlike() -> None:
    assert between("license", said("MIT", "Apache 2.0"), said("MIT")) == {"tern-1": ["Apache 2.0"]}
    assert between("license", said("MIT", "GPL"), said("Apache 2.0")) == {}


@pytest.mark.parametrize(
    ("routes", "rivals", "counts"),
    [
        (7, {"routes": 2}, {"tern-1": [False]}),
        (7, {"routes": 1}, {}),
        (7, {"routes": 1, "own": True}, {"tern-1": [False]}),
        (4, {"routes": 1}, {"tern-1": [False]}),
    ],
)
def test_one_route_against_many_is_no_dispute_of_a_capability_unless_it_is_the_makers(
    routes: int, rivals: dict[str, Any], counts: dict[str, list[bool]]
) -> None:
    vision = fact(True, routes=routes), fact(False, OTHER, **rivals)
    assert between("vision", vision) == counts
    assert between("vision", vision, said(False)) == counts


def test_a_capability_that_all_have_anyway_is_disputed_by_one_that_lacks_it() -> None:
    assert between("vision", said(True, False), said(True)) == {"tern-1": [False]}
    assert between("vision", said(False), said(False, True)) == {"tern-2": [True]}


def test_a_dispute_leaves_the_standing_as_it_is(invented_catalog: Catalog) -> None:
    cards = [invented_catalog.cards["acme-2-7b"], invented_catalog.cards["beacon-1"]]
    standing = compare(cards, invented_catalog.attributes["context_window"])
    assert disputes(standing) == ()
    assert standing.shape is Shape.LEADS
