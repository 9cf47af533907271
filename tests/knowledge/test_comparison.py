"""Every shape of a comparison, for two models, three and more."""

from itertools import permutations

import pytest

from knowledge.attribute import Direction
from knowledge.catalog import Catalog
from knowledge.comparison import Shape, Standing, compare

SMALL, LARGE, NEXT, BEACON, CORVID = (
    "acme-2-7b",
    "acme-2-70b",
    "acme-2.5-7b",
    "beacon-1",
    "corvid-3",
)
ALL = (SMALL, LARGE, NEXT, BEACON, CORVID)
LESS = Direction.LOWER

# Attribute, models asked about, shape, leaders.
Case = tuple[str, tuple[str, ...], Shape, set[str]]

TWO: list[Case] = [
    ("context_window", (SMALL, NEXT), Shape.LEADS, {NEXT}),
    ("context_window", (NEXT, SMALL), Shape.LEADS, {NEXT}),
    ("context_window", (SMALL, LARGE), Shape.TIE, {SMALL, LARGE}),
    ("context_window", (CORVID, SMALL), Shape.ONE_KNOWN, set()),
    ("max_output", (SMALL, LARGE), Shape.ALL_UNKNOWN, set()),
    ("input_price", (SMALL, LARGE), Shape.LEADS, {SMALL}),
    ("input_price", (LARGE, NEXT), Shape.ONE_KNOWN, set()),
    ("monthly_cost", (NEXT, CORVID), Shape.ALL_UNKNOWN, set()),
    ("openness", (SMALL, NEXT), Shape.LEADS, {NEXT}),
    ("license", (SMALL, LARGE), Shape.TIE, set()),
    ("license", (SMALL, NEXT), Shape.DIFFERENT, set()),
    ("license", (SMALL, CORVID), Shape.ONE_KNOWN, set()),
    ("license", (CORVID, CORVID), Shape.ALL_UNKNOWN, set()),
    ("vision", (SMALL, BEACON), Shape.LEADS, {BEACON}),
    ("tool_use", (LARGE, BEACON), Shape.TIE, {LARGE, BEACON}),
    ("vision", (SMALL, LARGE), Shape.NONE, set()),
    ("vision", (BEACON, NEXT), Shape.ONE_KNOWN, {BEACON}),
    ("vision", (SMALL, NEXT), Shape.ONE_KNOWN, set()),
    ("json_mode", (SMALL, LARGE), Shape.ALL_UNKNOWN, set()),
    ("benchmark:riddle", (SMALL, LARGE), Shape.LEADS, {LARGE}),
    ("benchmark:stumbles", (SMALL, LARGE), Shape.LEADS, {LARGE}),
    ("benchmark:quiz", (SMALL, BEACON), Shape.NOT_COMPARABLE, set()),
    ("benchmark:quiz", (SMALL, LARGE), Shape.ONE_KNOWN, set()),
    ("benchmark:quiz", (LARGE, NEXT), Shape.ALL_UNKNOWN, set()),
]

MORE: list[Case] = [
    ("context_window", (SMALL, LARGE, NEXT), Shape.LEADS, {NEXT}),
    ("context_window", ALL, Shape.LEADS, {NEXT, BEACON}),
    ("context_window", (NEXT, CORVID, BEACON), Shape.TIE, {NEXT, BEACON}),
    ("retired", ALL, Shape.ONE_KNOWN, set()),
    ("max_output", ALL, Shape.ALL_UNKNOWN, set()),
    ("monthly_cost", ALL, Shape.LEADS, {SMALL}),
    ("released", ALL, Shape.LEADS, {NEXT}),
    ("license", ALL, Shape.DIFFERENT, set()),
    ("architecture", (SMALL, LARGE, NEXT), Shape.TIE, set()),
    ("vision", ALL, Shape.LEADS, {BEACON}),
    ("vision", (SMALL, LARGE, CORVID), Shape.NONE, set()),
    ("function_calling", (SMALL, LARGE, BEACON), Shape.TIE, {SMALL, LARGE, BEACON}),
    ("tool_use", ALL, Shape.LEADS, {LARGE, BEACON}),
    ("benchmark:riddle", ALL, Shape.LEADS, {LARGE}),
    ("benchmark:quiz", ALL, Shape.NOT_COMPARABLE, set()),
]

OTHER_END: list[Case] = [
    ("context_window", (SMALL, NEXT), Shape.LEADS, {SMALL}),
    ("context_window", (SMALL, LARGE), Shape.TIE, {SMALL, LARGE}),
    ("context_window", (CORVID, SMALL), Shape.ONE_KNOWN, set()),
    ("released", ALL, Shape.LEADS, {CORVID}),
    ("parameters", (SMALL, NEXT, BEACON), Shape.LEADS, {SMALL, NEXT}),
    ("vision", (SMALL, BEACON), Shape.LEADS, {SMALL}),
    ("tool_use", (LARGE, BEACON), Shape.NONE, set()),
]

GAPS = [
    ("context_window", ALL, "4x"),
    ("context_window", (SMALL, LARGE), ""),
    ("context_window", (SMALL, CORVID), ""),
    ("input_price", (LARGE, SMALL), "4.5x"),
    ("benchmark:riddle", ALL, "11.5 points"),
    ("benchmark:stumbles", ALL, "7 mistakes"),
    ("openness", (SMALL, NEXT), ""),
    ("providers", (SMALL, CORVID), ""),
]


def standing(
    catalog: Catalog, attribute: str, models: tuple[str, ...], way: Direction | None = None
) -> Standing:
    return compare([catalog.cards[model] for model in models], catalog.attributes[attribute], way)


def leaders(found: Standing) -> set[str]:
    return {figure.card.id for figure in found.leaders}


@pytest.mark.parametrize(("attribute", "models", "shape", "leading"), TWO + MORE)
def test_the_better_end_is_compared_unless_another_is_asked_for(
    invented_catalog: Catalog,
    attribute: str,
    models: tuple[str, ...],
    shape: Shape,
    leading: set[str],
) -> None:
    found = standing(invented_catalog, attribute, models)
    assert (found.shape, leaders(found)) == (shape, leading)


@pytest.mark.parametrize(("attribute", "models", "shape", "leading"), OTHER_END)
def test_the_lower_end_is_compared_where_it_is_asked_for(
    invented_catalog: Catalog,
    attribute: str,
    models: tuple[str, ...],
    shape: Shape,
    leading: set[str],
) -> None:
    found = standing(invented_catalog, attribute, models, LESS)
    assert (found.shape, leaders(found)) == (shape, leading)


@pytest.mark.parametrize(("attribute", "models", "gap"), GAPS)
def test_the_gap_is_between_the_best_and_the_next_different_value(
    invented_catalog: Catalog, attribute: str, models: tuple[str, ...], gap: str
) -> None:
    assert standing(invented_catalog, attribute, models).gap == gap


@pytest.mark.parametrize("way", [None, *Direction])
def test_no_order_of_asking_changes_shape_leaders_or_gap(
    invented_catalog: Catalog, way: Direction | None
) -> None:
    for attribute in invented_catalog.attributes:
        standings = [
            standing(invented_catalog, attribute, order, way) for order in permutations(ALL)
        ]
        found = {(each.shape, frozenset(leaders(each)), each.gap) for each in standings}
        assert len(found) == 1, attribute


def test_figures_keep_the_order_asked_and_ranked_ones_are_best_first(
    invented_catalog: Catalog,
) -> None:
    found = standing(invented_catalog, "parameters", (SMALL, CORVID, BEACON, LARGE))
    assert [figure.card.id for figure in found.figures] == [SMALL, CORVID, BEACON, LARGE]
    assert [figure.card.id for figure in found.ranked] == [BEACON, LARGE, SMALL]
    assert [figure.card.id for figure in found.unknown] == [CORVID]
    assert [figure.card.id for figure in found.others] == [LARGE, SMALL]
