"""What a fact is: a value, or the reason why there is none."""

import pytest

from knowledge.facts import NOT_SOURCED, Fact, Unknown


@pytest.mark.parametrize("reason", list(Unknown))
def test_an_unknown_is_not_known_whatever_its_reason(reason: Unknown) -> None:
    assert not Fact(reason).known


@pytest.mark.parametrize("value", [False, 0, "", ()])
def test_a_falsy_value_is_known(value: object) -> None:
    assert Fact(value).known


def test_what_no_source_speaks_of_is_not_sourced() -> None:
    assert NOT_SOURCED.value is Unknown.NOT_SOURCED
