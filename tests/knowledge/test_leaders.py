"""Who leads, whatever the values: never an unknown, and the same models in any order asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.attribute import Attribute, Direction, authored
from knowledge.cards import ModelCard
from knowledge.catalog import Catalog
from knowledge.comparison import Shape, compare
from knowledge.facts import Fact, Measured, Unknown
from knowledge.units import FLAG, TOKENS

AMOUNT = Attribute("amount", "amount", authored("amount"), TOKENS, "An amount.", ("amount",))
SWITCH = Attribute("switch", "switch", authored("switch"), FLAG, "A switch.", ("switch",))
UNKNOWNS = st.sampled_from(list(Unknown))
AMOUNTS = st.integers(0, 5)


def card_with(attribute: str, fact: Fact) -> ModelCard:
    return ModelCard("made-up", "Made Up", "nobody", "made", (), {attribute: fact}, ())


def cards_of(attribute: Attribute, values: list[object]) -> list[ModelCard]:
    return [card_with(attribute.id, Fact(value)) for value in values]


def leading_places(cards: list[ModelCard], attribute: Attribute, way: Direction) -> set[int]:
    found = compare(cards, attribute, way).leaders
    return {place for place, card in enumerate(cards) if any(card is each.card for each in found)}


@given(st.lists(AMOUNTS | UNKNOWNS, min_size=1, max_size=6), st.sampled_from(Direction))
def test_an_unknown_never_leads_an_amount(values: list[object], way: Direction) -> None:
    found = compare(cards_of(AMOUNT, values), AMOUNT, way)
    assert all(figure.fact.known for figure in found.leaders)


@given(st.lists(st.booleans() | UNKNOWNS, min_size=1, max_size=6), st.sampled_from(Direction))
def test_an_unknown_never_leads_a_capability(values: list[object], way: Direction) -> None:
    found = compare(cards_of(SWITCH, values), SWITCH, way)
    assert {figure.fact.value for figure in found.leaders} <= {way is Direction.HIGHER}


@given(st.data(), st.lists(AMOUNTS | UNKNOWNS, max_size=6), st.sampled_from(Direction))
def test_leaders_do_not_depend_on_the_order_asked(
    data: st.DataObject, values: list[object], way: Direction
) -> None:
    cards = cards_of(AMOUNT, values)
    shuffled = data.draw(st.permutations(cards))
    expected = {id(cards[place]) for place in leading_places(cards, AMOUNT, way)}
    assert {id(shuffled[place]) for place in leading_places(shuffled, AMOUNT, way)} == expected


@given(st.lists(AMOUNTS, min_size=2, max_size=6), UNKNOWNS, st.sampled_from(Direction))
def test_an_added_unknown_changes_no_leader_where_two_are_known(
    values: list[object], reason: Unknown, way: Direction
) -> None:
    cards = cards_of(AMOUNT, values)
    more = [*cards, *cards_of(AMOUNT, [reason])]
    assert leading_places(more, AMOUNT, way) == leading_places(cards, AMOUNT, way)


@given(st.lists(AMOUNTS, min_size=2, max_size=6), st.sampled_from(Direction))
def test_leaders_are_those_at_the_end_asked_for(values: list[int], way: Direction) -> None:
    best = max(values) if way is Direction.HIGHER else min(values)
    expected = {place for place, value in enumerate(values) if value == best}
    assert leading_places(cards_of(AMOUNT, list(values)), AMOUNT, way) == expected


@pytest.mark.parametrize("difference", ["variant", "mode", "harness", "by"])
def test_scores_that_differ_in_how_they_were_taken_are_not_compared(
    invented_catalog: Catalog, difference: str
) -> None:
    riddle = invented_catalog.attributes["benchmark:riddle"]
    cards = [
        card_with(riddle.id, Fact(1, measured=Measured())),
        card_with(riddle.id, Fact(2, measured=Measured(**{difference: "another"}))),
    ]
    assert compare(cards, riddle).shape is Shape.NOT_COMPARABLE
