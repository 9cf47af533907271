"""Which of several facts an answer uses."""

from itertools import permutations

import pytest

from knowledge.facts import NOT_SOURCED, Fact, Source, SourceKind, Unknown, winner


def fact(value: object, kind: SourceKind, as_of: str) -> Fact:
    return Fact(value, Source(kind.value, kind.value, kind, as_of, "MIT"), as_of)


REVIEWED = fact(1, SourceKind.REVIEW, "2024-01-01")
MADE = fact(2, SourceKind.MAKER, "2025-01-01")
PACKAGED = fact(3, SourceKind.PACKAGE, "2026-01-01")
IMPORTED = fact(4, SourceKind.IMPORT, "2026-06-01")
REVIEWED_LATER = fact(5, SourceKind.REVIEW, "2025-05-05")
UNKNOWN_TO_REVIEW = fact(Unknown.NOT_DISCLOSED, SourceKind.REVIEW, "2026-06-01")
UNKNOWN_TO_IMPORT = fact(Unknown.NOT_SOURCED, SourceKind.IMPORT, "2026-07-01")

CONTESTS = [
    ("a review wins over newer facts", (IMPORTED, PACKAGED, MADE, REVIEWED), REVIEWED),
    ("a maker wins over packages", (IMPORTED, PACKAGED, MADE), MADE),
    ("a package wins over imports", (IMPORTED, PACKAGED), PACKAGED),
    ("the newer review wins", (REVIEWED, REVIEWED_LATER), REVIEWED_LATER),
    ("a known fact wins over a review without one", (UNKNOWN_TO_REVIEW, IMPORTED), IMPORTED),
    ("a review's reason wins", (UNKNOWN_TO_IMPORT, UNKNOWN_TO_REVIEW), UNKNOWN_TO_REVIEW),
]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [contest[1:] for contest in CONTESTS],
    ids=[name for name, *_ in CONTESTS],
)
def test_the_winner_does_not_depend_on_the_order_of_facts(
    facts: tuple[Fact, ...], expected: Fact
) -> None:
    assert {winner(order) is expected for order in permutations(facts)} == {True}


@pytest.mark.parametrize("reason", list(Unknown))
def test_an_unknown_is_not_known_whatever_its_reason(reason: Unknown) -> None:
    assert not Fact(reason).known


@pytest.mark.parametrize("value", [False, 0, "", ()])
def test_a_falsy_value_is_known(value: object) -> None:
    assert Fact(value).known


def test_what_no_source_speaks_of_is_not_sourced() -> None:
    assert NOT_SOURCED.value is Unknown.NOT_SOURCED
