"""Which of several facts an answer uses, and which of several offers."""

from decimal import Decimal
from itertools import permutations

import pytest

from knowledge.cards import Route, Tier
from knowledge.facts import Fact, Source, SourceKind, Unknown
from knowledge.policy import in_order, offers_in_order


def source(kind: SourceKind, as_of: str) -> Source:
    return Source(f"{kind.value} {as_of}", kind.value, kind, as_of, "MIT")


def fact(
    value: object,
    kind: SourceKind,
    as_of: str,
    routes: int = 0,
    *,
    own: bool = False,
    doubted: bool = False,
) -> Fact:
    return Fact(value, source(kind, as_of), as_of, doubted=doubted, routes=routes, own=own)


REVIEWED = fact(1, SourceKind.REVIEW, "2024-01-01")
REVIEWED_LATER = fact(5, SourceKind.REVIEW, "2025-05-05")
DOUBTED = fact(6, SourceKind.REVIEW, "2026-05-05", doubted=True)
MADE = fact(2, SourceKind.MAKER, "2025-01-01")
OWN = fact(7, SourceKind.PACKAGE, "2025-06-01", 1, own=True)
OFTEN = fact(8, SourceKind.PACKAGE, "2025-06-01", 9)
SELDOM = fact(9, SourceKind.PACKAGE, "2026-06-01", 2)
WEIGHTS = fact(10, SourceKind.PACKAGE, "2025-01-01")
IMPORTED = fact(4, SourceKind.IMPORT, "2026-06-01")
UNKNOWN_TO_REVIEW = fact(Unknown.NOT_DISCLOSED, SourceKind.REVIEW, "2026-06-01")
UNKNOWN_TO_IMPORT = fact(Unknown.NOT_SOURCED, SourceKind.IMPORT, "2026-07-01")

CONTESTS = [
    ("a review wins over newer facts", "context_window", (IMPORTED, OWN, OFTEN, REVIEWED)),
    ("the newer review wins", "context_window", (REVIEWED, REVIEWED_LATER)),
    ("what everybody contradicts loses", "vision", (DOUBTED, SELDOM)),
    ("the maker's own service wins over the majority", "context_window", (OFTEN, SELDOM, OWN)),
    ("the majority wins over the newest", "context_window", (SELDOM, OFTEN)),
    ("a maker's word wins over a package's", "context_window", (WEIGHTS, IMPORTED, MADE)),
    ("a package wins over an import", "context_window", (IMPORTED, WEIGHTS)),
    ("weights say what a model is made of", "parameters", (OWN, OFTEN, WEIGHTS)),
    ("a review of what it is made of wins", "license", (OWN, WEIGHTS, REVIEWED)),
    ("counted routes are news", "providers", (REVIEWED, OFTEN, SELDOM)),
    ("a retirement is news", "retired", (REVIEWED, OFTEN, SELDOM)),
    ("a known fact wins over a review without one", "vision", (UNKNOWN_TO_REVIEW, IMPORTED)),
    ("a review's reason wins", "vision", (UNKNOWN_TO_IMPORT, UNKNOWN_TO_REVIEW)),
]
WINNERS = [REVIEWED, REVIEWED_LATER, SELDOM, OWN, OFTEN, MADE, WEIGHTS, WEIGHTS, REVIEWED,
           SELDOM, SELDOM, IMPORTED, UNKNOWN_TO_REVIEW]  # fmt: skip


@pytest.mark.parametrize(
    ("attribute", "facts", "expected"),
    [
        (attribute, facts, winner)
        for (_, attribute, facts), winner in zip(CONTESTS, WINNERS, strict=True)
    ],
    ids=[name for name, *_ in CONTESTS],
)
def test_the_winner_does_not_depend_on_the_order_of_facts(
    attribute: str, facts: tuple[Fact, ...], expected: Fact
) -> None:
    assert {in_order(attribute, order)[0] is expected for order in permutations(facts)} == {True}


def test_losing_facts_are_kept() -> None:
    assert set(in_order("vision", [SELDOM, OFTEN, OWN])) == {SELDOM, OFTEN, OWN}


def offer(price: str | None, kind: SourceKind, as_of: str) -> Route:
    amount = Decimal(price) if price else Unknown.NOT_SOURCED
    return Route("mill", Tier.STANDARD, amount, amount, source(kind, as_of), as_of)


OLD_REVIEW = offer("6", SourceKind.REVIEW, "2026-05-19")
NEW_PRICE = offer("3", SourceKind.PACKAGE, "2026-11-12")
SAME_DAY_REVIEW = offer("5", SourceKind.REVIEW, "2026-11-12")
SAME_DAY_CHEAPER = offer("2", SourceKind.PACKAGE, "2026-11-12")
NEWER_WITHOUT = offer(None, SourceKind.PACKAGE, "2026-11-20")

OFFERS = [
    ("the newest price is used", (OLD_REVIEW, NEW_PRICE), NEW_PRICE),
    ("an offer without a price waits behind a priced one", (NEWER_WITHOUT, OLD_REVIEW), OLD_REVIEW),
    ("of one day a review counts", (NEW_PRICE, SAME_DAY_REVIEW), SAME_DAY_REVIEW),
    ("of one day and kind the cheaper counts", (NEW_PRICE, SAME_DAY_CHEAPER), SAME_DAY_CHEAPER),
]


@pytest.mark.parametrize(
    ("offers", "expected"), [each[1:] for each in OFFERS], ids=[name for name, *_ in OFFERS]
)
def test_the_offer_in_use_does_not_depend_on_the_order(
    offers: tuple[Route, ...], expected: Route
) -> None:
    assert {offers_in_order(order)[0] is expected for order in permutations(offers)} == {True}
